import { v7 as uuid } from 'uuid';
import type { Database } from '@/lib/db/client';
import { parseEmail } from '@/lib/domain/identifiers/email';
import { fail, type Result } from '@/lib/domain/result';
import { RegistryKey } from '@/lib/keys/registry-key';
import { portalDatabase } from '@/lib/server/database';
import { settings } from '@/lib/server/env';
import { hashPassphrase } from '@/lib/server/passphrase';
import { signInTyped, type TypedSignIn } from '@/lib/server/session/new-sign-in';
import type { Asking } from '@/lib/server/session/sign-in';
import { beginSetup, finishSetup, isSetupOpen } from '@/lib/usecases/set-up-registry';

/** The address where the first administrator begins, new at each call; undefined once there is one. */
export async function setupAddress(database: Database, now: Date): Promise<string | undefined> {
  const { key, address } = settings();
  const token = await database.asNobody((db) => beginSetup({ db, now, key: new RegistryKey(key) }));
  return token === undefined ? undefined : `${address}/setup/${token}`;
}

/** Makes the registry's first administrator, who signs in with what was typed. */
export async function setUp(
  token: string,
  typed: TypedSignIn & { readonly email: string },
  { now, requestId }: Asking,
): Promise<Result<{ readonly email: string }>> {
  const database = portalDatabase();
  if (!(await database.asNobody((tx) => isSetupOpen(tx, token, now)))) return fail({ code: 'not-found' });
  const email = parseEmail(typed.email);
  const read = await signInTyped(typed, email.ok ? email.value : '');
  if (!email.ok || !read.ok) {
    const others = !read.ok && read.problem.code === 'answers' ? read.problem.fields : [];
    const own = email.ok
      ? []
      : [{ key: 'email', label: 'E-mail address', code: 'malformed', says: email.says } as const];
    return fail({ code: 'answers', fields: [...own, ...others] });
  }
  const { givenName, familyName, passphrase } = read.value;
  const passphraseHash = await hashPassphrase(passphrase);
  const accountId = uuid();
  const who = {
    accountId,
    name: `${givenName} ${familyName}`,
    role: 'administrator',
    facilityId: null,
    npi: null,
  } as const;
  return database.withActor(who, (db) =>
    finishSetup({ db, now, requestId }, token, {
      accountId,
      email: email.value,
      givenName,
      familyName,
      passphraseHash,
    }),
  );
}
