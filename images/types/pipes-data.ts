import { pipe_data_entry, type Ipipe_data_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage, type DataImageClass } from '../typed-image.js';

const base: DataImageClass<pipe_data_entry, Ipipe_data_entry> = dataImage(table.pipesData, pipe_data_entry);

/** pipes-data.img: what lies in pipes. `size` is their capacity (F_GETPIPE_SZ), in bytes. */
export class PipesDataImage extends base {}
