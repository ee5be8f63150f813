import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles as everybody, methods, type Row } from './row';

/** A door of the product, as the files say it: a page, or a route handler with the methods it has. */
export interface Endpoint {
  readonly path: string;
  readonly file: string;
  readonly methods: readonly string[];
}

/** Every page and route handler of `app`, by their files. */
export function endpoints(): readonly Endpoint[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => ({
      path: pathOf(file),
      file: `app/${file}`,
      methods: file.endsWith('page.tsx') ? ['GET'] : methodsIn(readFileSync(join('app', file), 'utf8')),
    }))
    .toSorted((one, other) => one.path.localeCompare(other.path));
}

/** The methods that a handler does not have: 405 for everybody, and no line in the table. */
export function refusedMethods(): readonly Row[] {
  return endpoints()
    .filter(({ file }) => file.endsWith('route.ts'))
    .flatMap(({ path, methods: own }) =>
      methods
        .filter((method) => !own.includes(method))
        .map((method) => ({ is: 'handler', endpoint: `${method} ${path}`, who: everybody, answers: 405 })),
    );
}

/** Files that hold server actions: each action is a door too. There is none; the table has no place for them. */
export function serverActions(): readonly string[] {
  return ['app', 'lib']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8')));
}

/** `(portal)/cases/[caseId]/page.tsx` as `/cases/{caseId}`. */
export function pathOf(file: string): string {
  const parts = file
    .replaceAll('\\', '/')
    .split('/')
    .slice(0, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .map((part) => part.replace(/^\[+(?:\.\.\.)?(\w+)\]+$/, '{$1}'));
  return `/${parts.join('/')}`;
}

/** The methods a route file answers, without those that it only refuses. */
function methodsIn(source: string): readonly string[] {
  return methods.filter((method) => new RegExp(`^export const ${method}\\b`, 'm').test(source));
}
