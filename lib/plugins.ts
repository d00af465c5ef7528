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
    default:
      throw new CriuError({ code: 'ERR_HOOK', message: `the core asks plugins for ${what}`, object: { kind: what } });
  }
}
