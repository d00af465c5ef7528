// Watches a directory with fs.watch() while two worker threads count. It speaks the protocol of test/targets/target.h.
import { watch } from 'node:fs';
import { createInterface } from 'node:readline';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

if (isMainThread) {
  const counters = new BigInt64Array(new SharedArrayBuffer(16));
  for (const index of [0, 1]) new Worker(new URL(import.meta.url), { workerData: { counters, index } }).unref();
  const seen = [];
  watch(process.argv[2], (event, name) => seen.push(`${event} ${name}`));
  while (counters[0] < 2n || counters[1] < 2n) await new Promise((resolve) => setTimeout(resolve, 10));
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, code] = line.split(' ');
    if (word === 'exit') process.exit(Number(code));
    console.log(JSON.stringify({ seen, counters: [...counters].map(Number) }));
  }
} else {
  const { counters, index } = workerData;
  setInterval(() => Atomics.add(counters, index, 1n), 5);
}
