import { pipe_data_entry, type Ipipe_data_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage, type DataImageClass } from '../typed-image.js';

const base: DataImageClass<pipe_data_entry, Ipipe_data_entry> = dataImage(table.fifoData, pipe_data_entry);

/** fifo-data.img: what lies in named pipes. */
export class FifoDataImage extends base {}
