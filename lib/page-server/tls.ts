/* Certificates of both ends: each has one, signed by an authority that the other trusts, as CRIU wants it. */
import { existsSync, readFileSync } from 'node:fs';
import type { SecureContextOptions } from 'node:tls';
import { CriuError } from '../errors/criu-error.js';
import type { Options } from '../options/options.js';

/** Where CRIU looks if no option says. The first two are only used if they are there. */
const defaults = {
  ca: '/etc/pki/CA/cacert.pem',
  crl: '/etc/pki/CA/cacrl.pem',
  cert: '/etc/pki/criu/cert.pem',
  key: '/etc/pki/criu/private/key.pem',
} as const;

/** @throws {CriuError} ERR_FILE_MISSING */
export function serverCredentials(options: Options): SecureContextOptions {
  const { tlsCacert, tlsCacrl, tlsCert, tlsKey } = options.values;
  return {
    ca: optional(tlsCacert, defaults.ca),
    crl: optional(tlsCacrl, defaults.crl),
    cert: read(tlsCert ?? defaults.cert),
    key: read(tlsKey ?? defaults.key),
  };
}

function optional(file: string | undefined, otherwise: string): Buffer | undefined {
  if (file !== undefined) return read(file);
  return existsSync(otherwise) ? read(otherwise) : undefined;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CriuError({
      code: 'ERR_FILE_MISSING',
      message: `TLS: cannot read ${file}: ${(error as Error).message}`,
      object: { path: file },
      thawed: true,
      cause: error,
    });
  }
}
