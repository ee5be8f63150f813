import { setTimeout as pause } from 'node:timers/promises';
import { parseEmail } from '@/lib/domain/identifiers/email';
import { fail, ok, type Result } from '@/lib/domain/result';
import { RegistryKey } from '@/lib/keys/registry-key';
import { portalDatabase } from '@/lib/server/database';
import { settings } from '@/lib/server/env';
import { hashPassphrase } from '@/lib/server/passphrase';
import { passphraseTyped } from '@/lib/server/session/new-sign-in';
import type { Asking } from '@/lib/server/session/sign-in';
import { countAttempt, type Limit } from '@/lib/server/throttle';
import { askRecovery } from '@/lib/usecases/ask-recovery';
import { findRecovery, finishRecovery } from '@/lib/usecases/finish-recovery';

/** How often help may be asked for one address, whether somebody has it or not. */
const perAddressAsked: Limit = { of: 'recovery', attempts: 5, seconds: 3_600 };
/** Each answer takes as long as this, so that its time does not tell whether the account exists. */
const evenTime = 600;

/** Asks for help for somebody who lost every factor. The answer and its time are the same whoever it is. */
export async function askForRecovery(
  typed: string,
  { now, requestId }: Asking,
): Promise<Result<{ readonly asked: true }>> {
  const email = parseEmail(typed);
  if (!email.ok) {
    return fail({
      code: 'answers',
      fields: [{ key: 'email', label: 'E-mail address', code: 'malformed', says: email.says }],
    });
  }
  const database = portalDatabase();
  const counted = await countAttempt(database, perAddressAsked, email.value);
  if (!counted.ok) return counted;
  const key = new RegistryKey(settings().key);
  await Promise.all([
    database.asNobody((db) => askRecovery({ db, now, requestId, key }, email.value)),
    pause(evenTime),
  ]);
  return ok({ asked: true });
}

/** Takes a new passphrase by the link that two people opened; all that could sign in before ends. */
export async function setUpAnew(
  token: string,
  typed: string,
  { now, requestId }: Asking,
): Promise<Result<{ readonly email: string }>> {
  const database = portalDatabase();
  const recovery = await database.asNobody((tx) => findRecovery(tx, token, now));
  if (!recovery) return fail({ code: 'not-found' });
  const passphrase = await passphraseTyped(typed, recovery);
  if (!passphrase.ok) return fail({ code: 'answers', fields: [passphrase.problem] });
  const passphraseHash = await hashPassphrase(passphrase.value);
  return database.withActor(recovery, (db) =>
    finishRecovery({ db, now, requestId }, token, recovery, passphraseHash),
  );
}
