/*
 * An http server as people write them, without any package: WebSocket echo with a count per connection, events (SSE) and
 * keep-alive. Argument: the port.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const listeners = new Set();
let requests = 0;

const server = createServer((request, response) => {
  requests++;
  if (request.url === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: hello\n\n');
    listeners.add(response);
    return;
  }
  if (request.url.startsWith('/tell/')) for (const one of listeners) one.write(`data: ${request.url.slice(6)}\n\n`);
  response.end(`request ${requests}\n`);
});
server.keepAliveTimeout = 600_000;

/** Text frames of less than 126 bytes. */
const frame = (text) => Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);

server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1')
    .update(request.headers['sec-websocket-key'] + guid)
    .digest('base64');
  let buffered = Buffer.alloc(0);
  let count = 0;

  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('data', (bytes) => {
    buffered = Buffer.concat([buffered, bytes]);
    while (buffered.length >= 6 && buffered.length >= 6 + (buffered[1] & 0x7f)) {
      const length = buffered[1] & 0x7f;
      const mask = buffered.subarray(2, 6);
      const text = buffered.subarray(6, 6 + length).map((byte, i) => byte ^ mask[i % 4]);
      buffered = buffered.subarray(6 + length);
      socket.write(frame(`${++count}: ${Buffer.from(text)}`));
    }
  });
  socket.on('error', () => undefined);
});

server.listen(Number(process.argv[2]), '127.0.0.1');
