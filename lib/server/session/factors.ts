import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { firstRow } from '@/lib/usecases/rows';

const factorsRow = z.object({
  has_passphrase: z.boolean(),
  has_authenticator: z.boolean(),
  passkeys: z.int(),
  codes_left: z.int(),
});

/** What somebody can prove themselves with. */
export interface Factors {
  readonly hasPassphrase: boolean;
  readonly hasAuthenticator: boolean;
  readonly passkeys: number;
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number;
}

export async function factorsOf(db: Tx, accountId: string): Promise<Factors> {
  const found = await firstRow(db, factorsRow, sql`SELECT * FROM registry_factors(${accountId}::uuid)`);
  if (!found) throw new Error('A person without an account');
  return {
    hasPassphrase: found.has_passphrase,
    hasAuthenticator: found.has_authenticator,
    passkeys: found.passkeys,
    codesLeft: found.codes_left,
  };
}

/** Whether somebody with these can still sign in: with a passkey, or, whose role may use codes, with a passphrase and an app. */
export function suffices(
  {
    passkeys,
    hasPassphrase,
    hasAuthenticator,
  }: Pick<Factors, 'passkeys' | 'hasPassphrase' | 'hasAuthenticator'>,
  mayUseCodes: boolean,
): boolean {
  return passkeys > 0 || (mayUseCodes && hasPassphrase && hasAuthenticator);
}

/** Holds the account until the end of the transaction, so that two removals at once cannot leave nothing. */
export async function holdAccount(db: Tx, accountId: string): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR UPDATE`;
}
