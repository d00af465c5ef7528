import { tty_info_entry, type termios_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage } from '../typed-image.js';

/** Control characters of a kernel termios. */
const NCCS = 19;

/** tty-info.img: terminals. */
export class TtyInfoImage extends repeatedImage(table.ttyInfo, tty_info_entry) {
  terminal(id: number): tty_info_entry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }
}

/** The 19 control characters. They are stored four to an element, low byte first; the rest of the array is garbage. */
export function controlCharacters({ c_cc: words }: termios_entry): Uint8Array {
  return Uint8Array.from({ length: NCCS }, (_, i) => ((words[i >> 2] ?? 0) >>> ((i & 3) * 8)) & 0xff);
}

/** The other way: 19 elements, those after the fifth are 0. */
export function packControlCharacters(characters: Uint8Array): number[] {
  return Array.from({ length: NCCS }, (_, i) => {
    const at = (k: number): number => (i * 4 + k < NCCS ? (characters[i * 4 + k] ?? 0) : 0);
    return (at(0) | (at(1) << 8) | (at(2) << 16) | (at(3) << 24)) >>> 0;
  });
}
