/*
 * The only importer of ffi-rs. What is avoided here, each seen to crash: async calls (they borrow libuv's pool and move
 * between threads), strings as results, callbacks, close() while anything runs, results wider than 32 bits (signed).
 * The library is opened once per process and never closed: ffi-rs keeps one unlocked symbol table for all threads.
 */
import ffi from 'ffi-rs';
import { CoreCallError, CoreMissingError, coreAbi, type Core } from './core.js';

const library = 'libcriu-core';
/** Largest answer of `core_call`, in bytes: names and details of all features fit in a quarter of it. */
const maxResponseBytes = 64 * 1024;
const { I32, U8Array } = ffi.DataType;

/** Where the loaded library lies: a second path in one process would silently give the first one's symbols. */
let openedPath: string | undefined;

function open(path: string): void {
  if (openedPath === path) return;
  if (openedPath !== undefined) {
    throw new CoreMissingError(`the core was already loaded from ${openedPath}`, path, 'use one core per process');
  }
  try {
    ffi.open({ library, path });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CoreMissingError(`${path} does not load: ${reason}`, path, 'npm run build');
  }
  openedPath = path;
}

/**
 * Loads the core at `path` and resolves its four symbols, once.
 * @throws {CoreMissingError} it does not load, lacks a symbol or speaks another version of the interface
 */
export function loadFfiCore(path: string): Core {
  open(path);
  const entries = ffi.define({
    core_abi: { library, retType: I32, paramsType: [] },
    core_call: { library, retType: I32, paramsType: [U8Array, I32, U8Array, I32] },
    core_submit: { library, retType: I32, paramsType: [U8Array, I32] },
    core_cancel: { library, retType: I32, paramsType: [I32] },
  });
  let abi: number;
  try {
    abi = entries.core_abi([]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CoreMissingError(`${path} is not a libcriu core: ${reason}`, path, 'npm run build');
  }
  if (abi !== coreAbi) {
    throw new CoreMissingError(`${path} speaks interface ${abi}, this package ${coreAbi}`, path, 'npm run build');
  }
  const response = Buffer.alloc(maxResponseBytes);
  return {
    abi,
    call(request) {
      const bytes = asBuffer(request);
      const length = entries.core_call([bytes, bytes.length, response, response.length]);
      if (length < 0) throw new CoreCallError('core_call', -length);
      return Uint8Array.prototype.slice.call(response, 0, length);
    },
    submit(request) {
      const bytes = asBuffer(request);
      const fd = entries.core_submit([bytes, bytes.length]);
      if (fd < 0) throw new CoreCallError('core_submit', -fd);
      return fd;
    },
    cancel(fd) {
      const result = entries.core_cancel([fd]);
      if (result < 0) throw new CoreCallError('core_cancel', -result);
    },
  };
}

/** The same bytes as a Buffer, which is what ffi-rs hands on without a copy. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
