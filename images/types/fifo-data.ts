import { pipe_data_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage } from '../typed-image.js';

/** fifo-data.img: what lies in named pipes. */
export class FifoDataImage extends dataImage(table.fifoData, pipe_data_entry) {}
