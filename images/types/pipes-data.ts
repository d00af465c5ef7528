import { pipe_data_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage } from '../typed-image.js';

/** pipes-data.img: what lies in pipes. `size` is their capacity (F_GETPIPE_SZ), in bytes. */
export class PipesDataImage extends dataImage(table.pipesData, pipe_data_entry) {}
