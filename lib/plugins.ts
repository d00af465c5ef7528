/*
 * Plugins: what no kind of the core knows (a device, an exotic file), a program of the caller may. The core asks, and
 * waits for the answer.
 */
import type { Icore_ack, plugin_question } from '../images/generated/proto.js';
import { CriuError } from './errors/criu-error.js';
import { invalidOption } from './options/options.js';
import { hostPid, type HostPid } from './pid.js';

/** A file of a tree that the core cannot save by itself. */
export interface ExternalFile {
  /** Its id in `files.img`, by which it is asked for again; undefined while a checkpoint is only planned. */
  readonly id: number | undefined;
  /** First user of it, and the number there: `/proc/PID/fd/FD` leads to it. The process is frozen if there is an id. */
  readonly pid: HostPid;
  readonly fd: number;
  /** What the link in `/proc` says. */
  readonly path: string;
  /** What the core would have refused it as: `character device 10:200`. */
  readonly kind: string;
}

/** A file that a plugin has saved, to be made again. */
export interface SavedFile {
  readonly id: number;
  /** Who will have it, and at which number. */
  readonly pid: number;
  readonly fd: number;
}

/** Memory of a process that shows a device (of a file that is mapped shared): what it shows is not in the images. */
export interface DeviceMapping {
  /** Of the device in `files.img`; undefined while a checkpoint is only planned. */
  readonly id: number | undefined;
  readonly pid: HostPid;
  /** Addresses, and the offset in the device, in bytes. */
  readonly start: bigint;
  readonly end: bigint;
  readonly offset: bigint;
  /** The device, and what the core would have refused the mapping as: `device`, `device memory`. */
  readonly path: string;
  readonly kind: string;
}

/** A mapping that a plugin has saved, to be made again. */
export interface SavedMapping {
  readonly id: number;
  readonly pid: number;
  readonly start: bigint;
  readonly end: bigint;
  readonly offset: bigint;
  readonly path: string;
}

/** Saves and makes files that the core does not know. */
export interface Plugin {
  /** It is written into the images; a restore needs a plugin of that name. */
  readonly name: string;
  /**
   * Called without an id when a checkpoint is planned: could it be saved? And again, with one, when the tree is frozen:
   * save it now, in files of your own. True: it is yours; anything else: another plugin's, or nobody's. Throwing fails
   * the checkpoint.
   */
  dumpExternalFile?(file: ExternalFile): boolean | Promise<boolean>;
  /** A descriptor of this process that takes its place, which is closed afterwards; undefined: it is not yours. */
  restoreExternalFile?(file: SavedFile): number | undefined | Promise<number | undefined>;
  /** As dumpExternalFile(), for memory that shows a device. The mapping itself, and the path of the device, are kept by the core. */
  dumpDeviceMapping?(mapping: DeviceMapping): boolean | Promise<boolean>;
  /**
   * A descriptor of this process to map there, which is closed afterwards, with another offset if it has one; undefined: it is
   * not yours. Called before the process has anything else.
   */
  restoreDeviceMapping?(mapping: SavedMapping): MappedDevice | undefined | Promise<MappedDevice | undefined>;
}

/** What takes the place of a device. */
export interface MappedDevice {
  readonly fd: number;
  /** In bytes, a multiple of 4096. Default: as it was. */
  readonly offset?: bigint;
}

const plugins = new Map<string, Plugin>();

/**
 * Adds a plugin: operations that begin from now on ask it.
 * @returns a handle that takes it away again
 * @throws {CriuError} ERR_INVALID_OPTION: there is one of that name
 */
export function registerPlugin(plugin: Plugin): Disposable {
  if (plugin.name === '') throw invalidOption('name', 'of a plugin must not be empty');
  if (plugins.has(plugin.name)) throw invalidOption('name', `: there is a plugin ${plugin.name} already`);
  plugins.set(plugin.name, plugin);
  return {
    [Symbol.dispose]: () => {
      if (plugins.get(plugin.name) === plugin) plugins.delete(plugin.name);
    },
  };
}

/** Those of now, in the order of their registration. @internal */
export function registeredPlugins(): Plugin[] {
  return [...plugins.values()];
}

type Answer = Omit<Icore_ack, 'success'>;

/** Asks one after the other until one says yes. @internal */
export async function askPlugins(question: plugin_question, asked: readonly Plugin[]): Promise<Answer> {
  for (const plugin of asked) {
    const answer = await ask(plugin, question);
    if (answer) return { ...answer, handled: true, plugin: plugin.name };
  }
  return { handled: false };
}

async function ask(plugin: Plugin, question: plugin_question): Promise<Answer | undefined> {
  const { what, id, pid = 0, fd = -1, path = '', kind = '' } = question;
  switch (what) {
    case 'dump-ext-file': {
      const file = { id: id === 0 ? undefined : id, pid: hostPid(pid), fd, path, kind };
      return (await plugin.dumpExternalFile?.(file)) === true ? {} : undefined;
    }
    case 'restore-ext-file': {
      const made = await plugin.restoreExternalFile?.({ id, pid, fd });
      return made === undefined ? undefined : { fd: made };
    }
    case 'dump-device-mapping': {
      const mapping = { ...mappingOf(question), id: id === 0 ? undefined : id, pid: hostPid(pid), kind };
      return (await plugin.dumpDeviceMapping?.(mapping)) === true ? {} : undefined;
    }
    case 'restore-device-mapping': {
      const made = await plugin.restoreDeviceMapping?.({ ...mappingOf(question), id, pid });
      return made && { fd: made.fd, ...(made.offset !== undefined && { offset: made.offset }) };
    }
    default:
      throw new CriuError({ code: 'ERR_HOOK', message: `the core asks plugins for ${what}`, object: { kind: what } });
  }
}

function mappingOf({ start = 0n, end = 0n, offset = 0n, path = '' }: plugin_question) {
  return { start, end, offset, path };
}
