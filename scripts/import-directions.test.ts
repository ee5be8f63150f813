import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importDirections } from './steps/checks';

/** A house with one wrong import in each of these files, and the rule that must see it. */
const wrong = {
  'app/page.tsx': [
    "import '@/lib/db/client'; export const Page = () => <p>one</p>;",
    'app-reaches-only-what-it-may',
  ],
  'app/list.tsx': ["import type { Pool } from 'pg'; export type List = Pool;", 'prisma-stays-in-db'],
  'lib/domain/today.ts': ["import 'node:fs';", 'lib-domain-is-pure'],
  'lib/domain/stored.ts': ["import '../db/client';", 'lib-domain-reaches-only-what-it-may'],
  'lib/usecases/show.ts': ["import 'react';", 'next-stays-outside'],
  'lib/protocols/one.ts': ["import '@/lib/usecases/show';", 'lib-protocols-reaches-only-what-it-may'],
  'lib/documents/a.ts': ["import './b';", 'no-circles'],
  'lib/documents/b.ts': ["import './a';", 'no-circles'],
  'lib/db/client.ts': ["import '@/lib/nowhere';", 'nothing-unresolvable'],
} as const;

test('every kind of wrong import is seen, in TypeScript and in JSX', () => {
  const house = mkdtempSync(join(tmpdir(), 'tracer-imports-'));
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
  writeFileSync(
    join(house, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { moduleResolution: 'Bundler', module: 'ESNext', paths: { '@/*': ['./*'] } },
    }),
  );
  for (const [file, [text]] of Object.entries(wrong)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
  const cruise = spawnSync(process.execPath, [...importDirections, 'app', 'lib'], {
    cwd: house,
    encoding: 'utf8',
  });
  rmSync(house, { recursive: true });
  for (const [file, [, rule]] of Object.entries(wrong)) {
    expect(cruise.stdout, `${file} breaks ${rule}`).toContain(
      `error ${rule}: ${rule === 'no-circles' ? 'lib/documents/' : file}`,
    );
  }
});
