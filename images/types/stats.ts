import { stats_entry, type dump_stats_entry, type restore_stats_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** stats-dump and stats-restore: times in microseconds, memory in pages of 4096 bytes. */
export class StatsImage extends singleImage(table.stats, stats_entry) {
  get dump(): dump_stats_entry | undefined {
    return this.entry.dump;
  }
  get restore(): restore_stats_entry | undefined {
    return this.entry.restore;
  }
}
