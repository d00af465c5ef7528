/**
 * The native core, four calls wide: nothing crosses but bytes and 32-bit numbers; no pointer, string or callback.
 * Messages are those of images/proto/libcriu.proto and rpc.proto.
 */
export interface Core {
  /** Version of this interface; see {@link coreAbi}. */
  readonly abi: number;

  /**
   * Takes a `core_call_request`, gives a `core_call_response`. Synchronous; answers in under a millisecond.
   * @throws {CoreCallError} with the errno
   */
  call(request: Uint8Array): Uint8Array;

  /**
   * Takes a `criu_req`, copies it, starts the operation and returns the descriptor on which its records come out. The
   * descriptor belongs to the caller; to close it aborts the operation. The operation has its own copy of this
   * process's descriptors once this has returned.
   * @throws {CoreCallError} with the errno; then nothing was started
   */
  submit(request: Uint8Array): number;

  /** Aborts the operation whose descriptor is `fd`. It still sends its last record. */
  cancel(fd: number): void;
}

/** The interface version that this package speaks. */
export const coreAbi = 1;

/** A call that the core refused. */
export class CoreCallError extends Error {
  override readonly name = 'CoreCallError';

  /**
   * @param entry name of the native function
   * @param errno positive
   */
  constructor(
    readonly entry: string,
    readonly errno: number,
  ) {
    super(`${entry} failed with errno ${errno}`);
  }
}

/** The native library is not there, or is not the one that this package needs. */
export class CoreMissingError extends Error {
  override readonly name = 'CoreMissingError';

  /**
   * @param path where it was looked for
   * @param hint the command that mends it
   */
  constructor(
    message: string,
    readonly path: string,
    readonly hint: string,
  ) {
    super(message);
  }
}
