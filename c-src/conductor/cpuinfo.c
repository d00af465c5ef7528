/*
 * conductor/cpuinfo.c - the processor of a dump, written beside it if the caller asks for it (cpu_cap), and compared before a restore.
 * Extended registers that are live and cannot be here are found by traits/registers.c, with or without this image.
 */
#include <errno.h>
#include "arch/x86_64/cpuinfo.h"
#include "base/format.h"
#include "conductor/dump.h"
#include "conductor/restore.h"

int cpuinfo_dump(struct dump_job *job, struct error *reterr)
{
	const CriuOpts *o = job->op->options;

	if (!o->has_cpu_cap || !(o->cpu_cap & (CPU_CAP_CPU | CPU_CAP_INS | CPU_CAP_IMAGE)))
		return 0;
	return images_put(job->d.images, IMG_CPUINFO, 0, &cpuinfo_here(&job->op->arena)->base, reterr);
}

static char *cpuinfo_list(struct arena *a, const struct cpu_names *names)
{
	char *list = "";

	for (size_t i = 0; i < names->v.n; i++)
		list = i ? arena_format(a, "%s, %s", list, names->v.v[i]) : names->v.v[i];
	return list;
}

static int compare(struct restore_job *job, const CpuinfoEntry *image, u32 cap, struct error *reterr)
{
	struct arena *a = &job->op->arena;
	struct cpu_names missing = { 0 };
	const char *wrong = cpuinfo_check(image);

	if (wrong)
		return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.file = "cpuinfo.img"), "cpuinfo.img: %s",
				 wrong);
	cpuinfo_missing(a, image, cpuinfo_here(a), cap, &missing);
	if (!missing.v.n)
		return 0;
	return error_refuse(reterr, "ERR_CPU", OBJECT(.file = "cpuinfo.img"),
			    "restore it on such a processor, or with cpuCap none if the programs do not mind",
			    "the processor %s that of the images (%s): %s",
			    cap & CPU_CAP_CPU ? "differs from" : "lacks features of",
			    image->x86_entry[0]->model_id ? image->x86_entry[0]->model_id : "no name",
			    cpuinfo_list(a, &missing));
}

int cpuinfo_restore_check(struct restore_job *job, struct error *reterr)
{
	const CriuOpts *o = job->op->options;
	u32 cap = o->has_cpu_cap ? o->cpu_cap : CPU_CAP_FPU;
	CpuinfoEntry *image = NULL;
	int r;

	if (cap == CPU_CAP_NONE)
		return 0;
	r = cap & (CPU_CAP_CPU | CPU_CAP_INS) ? images_get(job->rs.images, IMG_CPUINFO, 0, &image, reterr)
					      : images_find(job->rs.images, IMG_CPUINFO, 0, &image, reterr);
	return r < 0 || !image ? r : compare(job, image, cap, reterr);
}
