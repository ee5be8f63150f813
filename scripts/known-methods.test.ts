import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** A server that answers every method, loaded as the portal's is. */
const server = `
  const { createServer, request } = require('node:http');
  const server = createServer((_, response) => response.end('reached'));
  server.listen(0, '127.0.0.1', () => {
    const ask = (method) => new Promise((resolve) => request({ port: server.address().port, method }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    }).end());
    Promise.all([ask('GET'), ask('PROPFIND'), ask('TRACE')]).then((statuses) => {
      console.log(JSON.stringify({ statuses, headers: server.headersTimeout, whole: server.requestTimeout }));
      server.close();
    });
  });`;

test('the server refuses methods that nobody has, and a request that is sent drop by drop', async () => {
  const { stdout } = await run(process.execPath, ['--import', './scripts/known-methods.mjs', '-e', server]);
  expect(JSON.parse(stdout)).toEqual({ statuses: [200, 405, 405], headers: 20_000, whole: 120_000 });
});
