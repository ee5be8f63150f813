import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { writeAudit } from '../db/audit';
import type { Tx } from '../db/client';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { hashOfSecret } from '../keys/registry-key';
import type { NewSignIn } from './accept-invitation';
import type { Ctx } from './context';
import { firstRow } from './rows';

/** How long a setup link is good, in milliseconds: 24 hours. */
const linkOpen = 24 * 3_600_000;

/**
 * The secret of a new setup link, for a registry that has no administrator; the links before it end. Undefined once there is
 * an administrator.
 */
export async function beginSetup(ctx: Pick<Ctx, 'db' | 'now' | 'key'>): Promise<string | undefined> {
  const id = uuid();
  const token = ctx.key.token('setup', id);
  const begun = await firstRow(
    ctx.db,
    z.object({ begun: z.boolean() }),
    sql`SELECT begin_setup(${id}::uuid, ${hashOfSecret(token)}, ${ctx.now}::timestamptz,
      ${new Date(ctx.now.getTime() + linkOpen)}::timestamptz) AS begun`,
  );
  return begun?.begun ? token : undefined;
}

/** Whether a setup link can be used. Looking changes nothing. */
export async function isSetupOpen(db: Tx, token: string, now: Date): Promise<boolean> {
  const found = await firstRow(
    db,
    z.object({ open: z.boolean() }),
    sql`SELECT setup_at(${hashOfSecret(token)}, ${now}::timestamptz) AS open`,
  );
  return found?.open === true;
}

/** Makes the registry's first administrator of this account, which is who acts in the transaction. */
export async function finishSetup(
  { db, now, requestId }: Pick<Ctx, 'db' | 'now' | 'requestId'>,
  token: string,
  { accountId, email, familyName, givenName, passphraseHash }: NewSignIn & { readonly email: string },
): Promise<Result<{ readonly email: string }>> {
  const done = await firstRow(
    db,
    z.object({ finished: z.boolean() }),
    sql`SELECT finish_setup(${hashOfSecret(token)}, ${now}::timestamptz, ${accountId}::uuid, ${email}, ${familyName},
      ${givenName}, ${passphraseHash}) AS finished`,
  );
  if (!done?.finished) return fail({ code: 'not-found' });
  await writeAudit(db, { action: 'registry.setUp', objectKind: 'registry', at: now, requestId });
  return ok({ email });
}
