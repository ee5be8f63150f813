// Loaded into the server: a method that no page and no operation has is refused before Next reads it, which would answer 500.
import { Server } from 'node:http';

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const emit = Server.prototype.emit;

Server.prototype.emit = function (event, ...given) {
  if (event === 'listening') {
    // Who sends headers or a body drop by drop does not hold a connection for ever; 10 MB fit through a slow line in time.
    this.headersTimeout = 20_000;
    this.requestTimeout = 120_000;
  }
  const [request, response] = given;
  if (event !== 'request' || known.has(request.method)) return emit.call(this, event, ...given);
  request.resume();
  response.writeHead(405, {
    Allow: [...known].join(', '),
    'Content-Type': 'text/plain; charset=utf-8',
    Connection: 'close',
  });
  response.end('This method is not known here.\n');
  return true;
};
