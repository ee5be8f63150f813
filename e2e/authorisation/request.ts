import { randomUUID } from 'node:crypto';
import type { RawRequest } from './ask';
import type { Belongings } from './belongings';
import { isBelonging, isElsewhere, type MatrixRole, type Row, type Whose } from './row';
import type { Place, Side } from './world';

/** Somebody at the doors, in one of the roles. */
export interface Visitor {
  readonly role: MatrixRole;
  /** The cookie header of the session; empty for nobody. */
  readonly cookie: string;
}

interface Sides {
  readonly here: Side;
  readonly elsewhere: Side;
  readonly belongings: Belongings;
}

/** The request of a cell of the table, as a well-behaved program sends it. */
export function requestOf(row: Row, { role, cookie }: Visitor, whose: Whose, sides: Sides): RawRequest {
  const [method = '', pattern = ''] = row.endpoint.split(' ');
  const parts: Place = { ...placeOf(row, role, whose, sides), ...row.at };
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? randomUUID());
  return {
    method,
    path: `${path}${row.query ?? ''}`,
    headers: { ...(cookie === '' ? {} : { cookie }), ...headersOf(row) },
    ...bodyOf(row),
  };
}

function placeOf(row: Row, role: MatrixRole, whose: Whose, { here, elsewhere, belongings }: Sides): Place {
  if (row.of === undefined || whose === 'missing') return {};
  if (isBelonging(row.of)) {
    const id = belongings[whose === 'own' ? 'own' : 'foreign'](role, row.of);
    return { passkeyId: id, sessionId: id };
  }
  const [own, foreign] = isElsewhere(role) ? [elsewhere, here] : [here, elsewhere];
  switch (whose) {
    case 'own':
      return own.places[row.of];
    case 'foreign':
      return foreign.places[row.of];
    case 'mixed':
      return { ...foreign.places[row.of], ...own.places.settledCase };
  }
}

function headersOf({ body }: Row): Readonly<Record<string, string>> {
  if (body === undefined) return {};
  if ('file' in body) return { 'content-type': 'application/pdf' };
  return { 'content-type': 'application/json', ...(body.key ? { 'idempotency-key': randomUUID() } : {}) };
}

function bodyOf({ body }: Row): { readonly body?: Buffer | string } {
  if (body === undefined) return {};
  return { body: 'file' in body ? Buffer.from(body.file) : JSON.stringify(body.json) };
}
