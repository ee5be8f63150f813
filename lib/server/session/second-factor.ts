import type { Tx } from '@/lib/db/client';
import type { Role } from '@/lib/domain/access/actor';
import type { AccountProof } from '@/lib/domain/access/proof-method';
import { settings } from '@/lib/server/env';
import { spendCode } from '@/lib/server/session/authenticator';
import { factorsOf } from '@/lib/server/session/factors';
import { spendRecoveryCode } from '@/lib/server/session/recovery-codes';

/** Whether the role may prove itself with a passphrase and a code. In a live registry administrators use passkeys alone. */
export function mayUseCodes(role: Role): boolean {
  return role !== 'administrator' || settings().mode === 'demo';
}

/** What somebody signed in can prove themselves with, once more. */
export async function proofWays(
  db: Tx,
  { accountId, role }: { readonly accountId: string; readonly role: Role },
): Promise<{ readonly code: boolean; readonly passkey: boolean }> {
  const { hasPassphrase, hasAuthenticator, codesLeft, passkeys } = await factorsOf(db, accountId);
  return {
    code: mayUseCodes(role) && hasPassphrase && (hasAuthenticator || codesLeft > 0),
    passkey: passkeys > 0,
  };
}

/** What a typed code proves beside the passphrase, if it is one: that of the app, or a recovery code. It is used up. */
export async function tryCode(
  db: Tx,
  { accountId, role }: { readonly accountId: string; readonly role: Role },
  typed: string,
  now: Date,
): Promise<AccountProof | null> {
  if (!mayUseCodes(role)) return null;
  const digits = typed.replaceAll(/[\s\p{Pd}]/gu, '');
  if (/^\d{6}$/.test(digits)) return (await spendCode(db, accountId, digits, now)) ? 'passphrase+code' : null;
  return (await spendRecoveryCode(db, accountId, typed, now)) ? 'passphrase+recovery' : null;
}
