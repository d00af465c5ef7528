/* kernel/probe_process.h - rows of the table in probe.c: vdso, namespaces, users, sockets. */
#pragma once
#include "base/types.h"

bool probe_map_vdso(void);
bool probe_loginuid(void);
bool probe_userns(void);
bool probe_cgroupns(void);
bool probe_tun(void);
bool probe_apparmor_stacking(void);
bool probe_openat2(void);
bool probe_memfd_hugetlb(void);
bool probe_uffd_noncoop(void);
bool probe_aio_remap(void);
bool probe_socket_namespace(void);
bool probe_unix_file(void);
bool probe_buffer_lock(void);
bool probe_ipv6_freebind(void);
bool probe_compat(void);
bool probe_autofs(void);
bool probe_mount_set_group(void);
bool probe_overlayfs_maps(void);
bool probe_breakpoints(void);
