import { CriuError } from '../errors/criu-error.js';

/** A failure at either end. */
export function serverError(message: string, cause?: unknown): CriuError {
  return new CriuError({ code: 'ERR_PAGE_SERVER', message: `page server: ${message}`, thawed: true, cause });
}
