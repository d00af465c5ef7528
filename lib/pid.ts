declare const brand: unique symbol;

/** A pid as this Node process sees it: what kill(2) takes. */
export type HostPid = number & { readonly [brand]: 'HostPid' };

/** Says that `pid` was got from the kernel's view of this process, not from an image. */
export function hostPid(pid: number): HostPid {
  return pid as HostPid;
}
