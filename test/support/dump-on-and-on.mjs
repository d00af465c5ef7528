// Dumps the process argv[2] into argv[3], again and again, until it is killed. Prints a line when it begins.
import { join } from 'node:path';
import { dump } from '../../dist/libcriu.js';

const [, , pid, directory] = process.argv;
for (let i = 0; ; i++) {
  const done = dump({
    pid: Number(pid),
    imagesDir: join(directory, String(i)),
    leaveRunning: true,
    shellJob: true,
    extUnixSk: true,
  });
  if (i === 1) process.stdout.write('begun\n');
  await done;
}
