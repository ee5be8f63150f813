import { randomBytes, randomUUID } from 'node:crypto';
import type { TestBase } from '../database';
import { people } from '../people';
import { type Belonging, belongings, cast, type MatrixRole } from './row';

/** What people have for themselves alone, made for the walk. */
export interface Belongings {
  /** One more of the role's own, since asking for it may end it. Who has no account has none, and is given somebody's. */
  readonly own: (role: MatrixRole, what: Belonging) => string;
  /** One of somebody else. */
  readonly foreign: (role: MatrixRole, what: Belonging) => string;
  /** Those of others that somebody could end or change: none. */
  readonly touched: () => Promise<readonly unknown[]>;
  /** Takes away what is left of them. */
  readonly putAway: () => Promise<void>;
}

type PersonRole = keyof typeof cast;

/** As many as a role asks for: each variant of each request, with room. */
const each = 30;

const inserts: Readonly<Record<Belonging, string>> = {
  passkey: `INSERT INTO passkey (id, account_id, credential_id, public_key, sign_count, transports, name, added_at)
    SELECT $1, id, $2, '\\x00', 0, '{}', 'As it was', now() FROM account WHERE email = $3`,
  session: `INSERT INTO auth_session (id, account_id, secret_hash, assurance, method, device, created_at, last_seen_at,
      absolute_expires_at, proved_at)
    SELECT $1, id, sha256($2::text::bytea), 2, 'passphrase+code', 'As it was', now(), now(), now() + interval '12 hours', now()
    FROM account WHERE email = $3`,
};

export async function makeBelongings(database: TestBase): Promise<Belongings> {
  const made = new Map<string, string[]>();
  const kept = new Map<string, string>();
  const all: string[] = [];
  for (const [role, name] of Object.entries(cast)) {
    for (const what of belongings) {
      const ids = Array.from({ length: each + 1 }, () => randomUUID());
      for (const id of ids)
        await database.rows(inserts[what], [id, randomBytes(16).toString('base64url'), people[name]]);
      const [first = '', ...others] = ids;
      kept.set(`${role} ${what}`, first);
      made.set(`${role} ${what}`, others);
      all.push(...ids);
    }
  }
  const keptOf = (role: PersonRole, what: Belonging) => kept.get(`${role} ${what}`) ?? '';
  return {
    own: (role, what) => {
      const mine = made.get(`${role} ${what}`);
      if (mine === undefined) return keptOf('manager', what);
      const next = mine.pop();
      if (next === undefined) throw new Error(`More than ${each} of a ${what} are asked for: make more`);
      return next;
    },
    foreign: (role, what) => keptOf(role === 'manager' ? 'registrar' : 'manager', what),
    touched: () =>
      database.rows(
        `SELECT id FROM unnest($1::uuid[]) AS id WHERE NOT EXISTS (SELECT 1 FROM passkey p WHERE p.id = id.id AND p.name = 'As it was')
          AND NOT EXISTS (SELECT 1 FROM auth_session s WHERE s.id = id.id AND s.revoked_at IS NULL)`,
        [[...kept.values()]],
      ),
    putAway: async () => {
      await database.rows('DELETE FROM passkey WHERE id = ANY ($1::uuid[])', [all]);
      await database.rows(
        'UPDATE auth_session SET revoked_at = now() WHERE revoked_at IS NULL AND id = ANY ($1::uuid[])',
        [all],
      );
    },
  };
}
