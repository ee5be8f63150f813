import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folders = ['app', 'lib', 'prisma', 'scripts', 'bench', 'bars', 'e2e'];
const itself = 'scripts/house-rules.test.ts';

/** What would switch off the compiler, or a rule that stands in for it, without anybody seeing it. */
const silencers = [
  /@ts-(ignore|nocheck|expect-error)/,
  /biome-ignore-(all|start)/,
  /biome-ignore (lint|format|plugin)?:/,
  /biome-ignore \S*(plugin|noExplicitAny|noNonNullAssertion|noTsIgnore)/,
  /^(?!\s*(\/[/*]|\*)).*\bas (any|unknown as)\b/,
  /^(?!\s*(\/[/*]|\*)).*[:<]\s*any\s*[>,;)=[{|]/,
];

const sources = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !path.includes('generated') && path !== itself);

test('nothing silences the compiler or the linter', () => {
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => (silences(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test('a page that is not there says so through lib/server/page.ts, which writes its words for whoever runs no scripts', () => {
  const found = sources.filter(
    (path) =>
      path !== join('lib', 'server', 'page.ts') &&
      /import \{[^}]*\bnotFound\b[^}]*\} from 'next\/navigation'/.test(readFileSync(path, 'utf8')),
  );
  expect(found).toEqual([]);
});

test.each([
  'const a: any = 1;',
  'f(x as any)',
  '// @ts-ignore',
  'const b = c as unknown as D;',
  'const d: Array<any> = [];',
  '// biome-ignore lint/suspicious/noExplicitAny: it is late',
  '// biome-ignore lint: all of it',
])('sees %s', (line) => {
  expect(silences(line)).toBe(true);
});

test.each([
  '// in any order',
  '/** A day is as wide as any other. */',
  '// biome-ignore lint/a11y/noAutofocus: the dialog opens on what is asked',
  'if (any) {',
  'const many: Company = f(any1);',
])('lets %s be', (line) => {
  expect(silences(line)).toBe(false);
});

function silences(line: string): boolean {
  return silencers.some((silencer) => silencer.test(line));
}
