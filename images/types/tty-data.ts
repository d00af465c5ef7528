import { tty_data_entry, type Itty_data_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const base: RepeatedImageClass<tty_data_entry, Itty_data_entry> = repeatedImage(table.ttyData, tty_data_entry);

/** tty-data.img: what was typed into pseudo terminals and not read yet. */
export class TtyDataImage extends base {}
