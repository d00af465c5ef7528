import { cgroup_entry, type cg_set_entry, type cgroup_dir_entry, type Icgroup_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<cgroup_entry, Icgroup_entry> = singleImage(table.cgroup, cgroup_entry, (entry, fail) => {
  const seen = new Set<number>();
  for (const { id, ctls } of entry.sets) {
    if (id === 0) fail('set 0: ids start at 1');
    if (seen.has(id)) fail(`set ${id} is there twice`);
    seen.add(id);
    for (const { path, cgns_prefix: prefix } of ctls)
      if (prefix !== undefined && prefix > path.length) fail(`prefix of ${prefix} in the path ${path} of set ${id}`);
  }
});

/** cgroup.img: which cgroups tasks are in (sets), and the directories with their properties. */
export class CgroupImage extends base {
  /** What `cg_set` of a thread names. */
  set(id: number): cg_set_entry | undefined {
    return this.entry.sets.find((set) => set.id === id);
  }
  /** Every directory with its path in the hierarchy and the controllers of that. */
  *directories(): Generator<{
    readonly controllers: readonly string[];
    readonly path: string;
    readonly entry: cgroup_dir_entry;
  }> {
    for (const { cnames, dirs } of this.entry.controllers) {
      // A stack instead of recursion: the depth is foreign.
      const stack = [...dirs].reverse().map((entry) => ({ path: entry.dir_name, entry }));
      for (let next = stack.pop(); next; next = stack.pop()) {
        const { path, entry } = next;
        yield { controllers: cnames, path, entry };
        for (const child of [...entry.children].reverse())
          stack.push({ path: `${path}/${child.dir_name}`, entry: child });
      }
    }
  }
}
