import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Trouble } from '@/lib/db/trouble';

const schema = 'prisma/schema.prisma';
const output = 'lib/db/generated';

/** Writes the Prisma client when the schema changed since it was last written. */
export default function generateClient(): void {
  const root = dirname(createRequire(import.meta.url).resolve('prisma/package.json'));
  const version = readFileSync(join(root, 'package.json'));
  const state = createHash('sha256').update(readFileSync(schema)).update(version).digest('hex');
  const stamp = join(output, '.schema-hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  mkdirSync(output, { recursive: true });
  const done = spawnSync(process.execPath, [join(root, 'build', 'index.js'), 'generate'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      // Writing a client needs no engine; naming any file keeps Prisma from downloading one.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (done.status !== 0)
    throw new Trouble(`The Prisma client could not be written:\n${done.stdout}${done.stderr}`);
  writeFileSync(stamp, state);
}
