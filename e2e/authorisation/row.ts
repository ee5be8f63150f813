import type { PersonName } from '../people';

/** Everybody who can stand at a door, by what they are to the case that the door may lead to. */
export const roles = [
  'anonymous',
  'link',
  'physician',
  'otherPhysician',
  'registrar',
  'otherRegistrar',
  'manager',
  'auditor',
  'administrator',
] as const;
export type MatrixRole = (typeof roles)[number];

/** Who plays the roles that have an account. */
export const cast = {
  physician: 'physician',
  otherPhysician: 'physician2',
  registrar: 'registrar',
  otherRegistrar: 'harborRegistrar',
  manager: 'manager',
  auditor: 'auditor',
  administrator: 'administrator',
} as const satisfies Partial<Record<MatrixRole, PersonName>>;

export const accounts: readonly MatrixRole[] = roles.filter(
  (role) => role !== 'anonymous' && role !== 'link',
);
export const physicians: readonly MatrixRole[] = ['physician', 'otherPhysician'];
export const facility: readonly MatrixRole[] = ['registrar', 'otherRegistrar', 'manager'];
export const registry: readonly MatrixRole[] = ['auditor', 'administrator'];

/** Whose own objects are those of the other facility. */
export function isElsewhere(role: MatrixRole): boolean {
  return role === 'otherRegistrar' || role === 'otherPhysician';
}

/**
 * What an address names. Each kind is made twice in the world of the walk, once at either facility: the first is the own of
 * the people here (`physician`, `registrar`, `manager`), the second that of the people elsewhere, and the registry's people
 * see both.
 */
export type Kind =
  | 'openCase'
  | 'settledCase'
  | 'entry'
  | 'attachment'
  | 'registration'
  | 'link'
  | 'person'
  | 'invitation'
  | 'recovery'
  | 'facility'
  | 'application';

/** What somebody has for themselves alone: nobody else reaches it, the registry's people included. */
export const belongings = ['passkey', 'session'] as const;
export type Belonging = (typeof belongings)[number];

export function isBelonging(of: Kind | Belonging | undefined): of is Belonging {
  return of === 'passkey' || of === 'session';
}

/** `mixed`: the own case with a part of the foreign one. */
export type Whose = 'own' | 'foreign' | 'missing' | 'mixed';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A harmless body: it passes the form of the request, so that authorisation is asked, and then has no effect. */
export type HarmlessBody = { readonly json: unknown; readonly key?: true } | { readonly file: Uint8Array };

export interface Row {
  readonly is: 'page' | 'handler';
  /** `GET /cases/{caseId}` */
  readonly endpoint: string;
  /** Whom it answers. Everybody else is refused. */
  readonly who: readonly MatrixRole[];
  /** Status for those; 200 unless something else shows that authorisation passed. */
  readonly answers: number;
  readonly of?: Kind | Belonging;
  /** Parts of the address that no kind of object gives. */
  readonly at?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: HarmlessBody;
  /** Status for something of nobody, and so of somebody else, where it is not 404. */
  readonly missing?: number;
  /** Status for roles that are refused, where it is not what the kind of endpoint says. */
  readonly refused?: Partial<Record<MatrixRole, number>>;
  /** Why the answer is what it is. */
  readonly note?: string;
}

/** The objects that a row is asked with. */
export function whoseOf(row: Row): readonly Whose[] {
  if (row.of === undefined) return ['own'];
  const hasParts = row.of === 'entry' || row.of === 'attachment';
  return hasParts ? ['own', 'foreign', 'missing', 'mixed'] : ['own', 'foreign', 'missing'];
}

/** What the product must answer; 307 is the way to the sign-in. */
export function expected(row: Row, role: MatrixRole, whose: Whose): number {
  const isHandler = row.is === 'handler';
  const seesAll = registry.includes(role) && !isBelonging(row.of);
  const isThere = row.of === undefined || whose === 'own' || (whose === 'foreign' && seesAll);
  if (row.who.includes(role)) return isThere ? row.answers : (row.missing ?? 404);
  const said = row.refused?.[role];
  if (said !== undefined) return said;
  if (!accounts.includes(role)) return isHandler ? 401 : 307;
  // Who may see something is told that they may not do this to it; a page for somebody else is none at all.
  return isHandler && isThere ? 403 : 404;
}
