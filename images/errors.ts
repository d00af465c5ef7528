/**
 * ERR_IMAGE_CORRUPT: the bytes are not what the format says. ERR_IMAGE_MISSING: a file that is needed is not there.
 * ERR_IMAGE_EDIT: a change that is not possible; nothing was written.
 */
export type ImageErrorCode = 'ERR_IMAGE_CORRUPT' | 'ERR_IMAGE_MISSING' | 'ERR_IMAGE_EDIT';

const brand: unique symbol = Symbol.for('libcriu.ImageError') as never;

/** What is wrong with an image, and where. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly [brand] = true;

  /**
   * @param file name of the file inside its image set, as `core-12.img`; a message that is in no file gives its own name
   * @param offset bytes from the start of the file
   */
  constructor(
    readonly code: ImageErrorCode,
    readonly file: string,
    readonly offset: number,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(offset > 0 ? `${file} at offset ${offset}: ${detail}` : `${file}: ${detail}`, options);
  }
}

/** Known by its mark, not by its class: two copies of this package, and jest's realms, have two classes. */
export function isImageError(error: unknown, code?: ImageErrorCode): error is ImageError {
  return (
    typeof error === 'object' &&
    error !== null &&
    (error as { [brand]?: unknown })[brand] === true &&
    (code === undefined || (error as ImageError).code === code)
  );
}

/** @internal */
export function corrupt(file: string, offset: number, detail: string, cause?: unknown): ImageError {
  return new ImageError('ERR_IMAGE_CORRUPT', file, offset, detail, cause === undefined ? undefined : { cause });
}

/** Where an edit went wrong. @internal */
export interface EditPlace {
  readonly file: string;
  /** Number of the entry, from 0. */
  readonly entry?: number;
  /** In the entry: `isk.src_port`. */
  readonly field?: string;
  readonly offset?: number;
}

/** @internal */
export function editRefused(
  { file, entry, field, offset = 0 }: EditPlace,
  detail: string,
  cause?: unknown,
): ImageError {
  const where = [entry === undefined ? '' : `entry ${entry}`, field ?? ''].filter((part) => part !== '').join(', ');
  const text = where === '' ? detail : `${where}: ${detail}`;
  return new ImageError('ERR_IMAGE_EDIT', file, offset, text, cause === undefined ? undefined : { cause });
}
