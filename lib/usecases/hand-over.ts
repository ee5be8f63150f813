import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadPerson } from './load-person';
import { refusalOf } from './refusal';
import { takeAccess } from './take-access';

/** A manager hands the role over to a colleague of the facility and becomes a registrar, or leaves. */
export async function handOver(
  ctx: Ctx,
  asked: { readonly to: string; readonly version: number; readonly afterwards: 'registrar' | 'leave' },
): Promise<Result<{ readonly afterwards: 'registrar' | 'leave' }>> {
  const { actor } = ctx;
  const refusal = refusalOf(ctx, 'people.manage', null);
  if (refusal) return fail(refusal);
  if (actor.role !== 'manager')
    return fail({ code: 'not-allowed', says: 'Only a facility’s manager hands the role over.' });
  const found = await loadPerson(ctx, asked.to, asked.version);
  if (!found.ok) return found;
  const colleague = found.value;
  if (colleague.accountId === actor.accountId)
    return fail({ code: 'wrong-state', says: 'Choose a colleague to hand your role over to.' });
  if (colleague.role !== 'manager') {
    await ctx.db.$executeRaw(
      sql`UPDATE membership SET role = 'manager', version = version + 1 WHERE account_id = ${colleague.accountId}::uuid`,
    );
  }
  if (asked.afterwards === 'leave') await takeAccess(ctx, actor.accountId);
  else {
    await ctx.db.$executeRaw(
      sql`UPDATE membership SET role = 'registrar', version = version + 1 WHERE account_id = ${actor.accountId}::uuid`,
    );
  }
  await audit(ctx, { action: 'member.handOver', objectKind: 'account', objectId: colleague.accountId });
  return ok({ afterwards: asked.afterwards });
}
