// Counts in memory, a line every 100 ms; what it is told on stdin it says back. Something to checkpoint.
let count = 0;
setInterval(() => console.log(`count ${++count}`), 100);
process.stdin.on('data', (chunk) => console.log(`heard ${String(chunk).trim()} at ${count}`));
