import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { RegistryKey } from '@/lib/keys/registry-key';
import { settings } from '@/lib/server/env';
import { holdAccount } from '@/lib/server/session/factors';
import { firstRow } from '@/lib/usecases/rows';
import { codeWords, newRecoveryCode, readRecoveryCode } from '@/lib/usecases/short-code';

const howMany = 10;

/** Ten new codes in place of all before, as they are shown this once. */
export async function makeRecoveryCodes(db: Tx, accountId: string, now: Date): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, newRecoveryCode);
  // Those that are made at the same moment are before or after these, not beside them.
  await holdAccount(db, accountId);
  await db.models.recoveryCode.deleteMany({ where: { accountId } });
  await db.models.recoveryCode.createMany({
    data: codes.map((code) => ({ id: uuid(), accountId, codeHash: hashOf(accountId, code), madeAt: now })),
  });
  return codes.map(codeWords);
}

/** Whether this is a recovery code of the account that was not used; it is now. */
export async function spendRecoveryCode(
  db: Tx,
  accountId: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const code = readRecoveryCode(typed);
  if (code === null) return false;
  const done = await firstRow(
    db,
    z.object({ spent: z.boolean() }),
    sql`SELECT registry_spend_recovery_code(${accountId}::uuid, ${hashOf(accountId, code)}, ${now}::timestamptz) AS spent`,
  );
  return done?.spent === true;
}

/** Under a key outside the database: whoever has a copy of the database alone cannot guess at it. */
function hashOf(accountId: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new RegistryKey(settings().key).sign('recovery code', `${accountId} ${code}`));
}
