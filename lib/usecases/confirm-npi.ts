import { z } from 'zod';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadPerson } from './load-person';
import { firstRow } from './rows';

/** The registry checked that an NPI is a physician's own: from now on the cases of every facility that names it are theirs. */
export async function confirmNpi(
  ctx: Ctx,
  asked: { readonly accountId: string; readonly version: number },
): Promise<Result<{ readonly npi: string }>> {
  const found = await loadPerson(ctx, asked.accountId, asked.version);
  if (!found.ok) return found;
  const { accountId, name, version } = found.value;
  const confirmed = await firstRow(
    ctx.db,
    z.object({ npi: z.string() }),
    sql`UPDATE membership SET vouched_by = NULL, version = version + 1
      WHERE account_id = ${accountId}::uuid AND vouched_by IS NOT NULL RETURNING npi`,
  );
  if (!confirmed) return fail({ code: 'wrong-state', says: `${name} has no NPI that waits to be checked.` });
  await audit(ctx, {
    action: 'member.confirmNpi',
    objectKind: 'account',
    objectId: accountId,
    version: version + 1,
  });
  return ok(confirmed);
}
