import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadPerson } from './load-person';

/** Makes a registrar a manager, or a manager a registrar. */
export async function changeRole(
  ctx: Ctx,
  asked: { readonly accountId: string; readonly role: 'registrar' | 'manager'; readonly version: number },
): Promise<Result<{ readonly role: 'registrar' | 'manager' }>> {
  const found = await loadPerson(ctx, asked.accountId, asked.version);
  if (!found.ok) return found;
  const person = found.value;
  if (person.accountId === ctx.actor.accountId) {
    return fail({ code: 'wrong-state', says: 'Your own role is handed over to a colleague, not changed.' });
  }
  if (person.facilityId === null) {
    return fail({
      code: 'wrong-state',
      says: `${person.name} works for no facility. Take the access away and invite again for another role.`,
    });
  }
  if (person.role === asked.role)
    return fail({ code: 'wrong-state', says: `${person.name} has this role already.` });
  if (person.role === 'manager' && !person.hasPeer) {
    return fail({
      code: 'wrong-state',
      says: `${person.name} is the only manager of the facility. Make somebody else a manager first.`,
    });
  }
  await ctx.db.$executeRaw(
    sql`UPDATE membership SET role = ${asked.role}, version = version + 1 WHERE account_id = ${person.accountId}::uuid`,
  );
  await audit(ctx, {
    action: 'member.changeRole',
    objectKind: 'account',
    objectId: person.accountId,
    facilityId: person.facilityId,
    version: person.version + 1,
  });
  return ok({ role: asked.role });
}
