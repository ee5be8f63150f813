// Loaded into a server: says in a file which process it is, and at each SIGUSR2 how much it holds after a collection.
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.TRACER_MEMORY_FILE;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

function tell(collected) {
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(file, JSON.stringify({ pid: process.pid, held: heapUsed + external, collected }));
}

let collected = 0;
process.on('SIGUSR2', () => {
  collect();
  collect();
  collected += 1;
  tell(collected);
});
tell(collected);
