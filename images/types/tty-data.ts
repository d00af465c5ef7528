import { tty_data_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage } from '../typed-image.js';

/** tty-data.img: what was typed into pseudo terminals and not read yet. */
export class TtyDataImage extends repeatedImage(table.ttyData, tty_data_entry) {}
