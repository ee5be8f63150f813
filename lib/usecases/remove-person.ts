import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadPerson } from './load-person';
import { takeAccess } from './take-access';

/** Takes somebody's access away, at once. What the person did stays, under the person's name. */
export async function removePerson(
  ctx: Ctx,
  asked: { readonly accountId: string; readonly version: number },
): Promise<Result<{ readonly removed: true }>> {
  const found = await loadPerson(ctx, asked.accountId, asked.version);
  if (!found.ok) return found;
  const person = found.value;
  if (person.accountId === ctx.actor.accountId) {
    return fail({
      code: 'wrong-state',
      says:
        person.role === 'manager'
          ? 'You cannot take your own access away. Hand your role over to a colleague and leave with it.'
          : 'You cannot take your own access away. Ask another administrator.',
    });
  }
  if ((person.role === 'manager' || person.role === 'administrator') && !person.hasPeer) {
    return fail({
      code: 'wrong-state',
      says: `${person.name} is the only ${person.role} there. Somebody else has to take the role first.`,
    });
  }
  await takeAccess(ctx, person.accountId);
  await audit(ctx, {
    action: 'member.remove',
    objectKind: 'account',
    objectId: person.accountId,
    facilityId: person.facilityId,
    version: person.version,
  });
  return ok({ removed: true });
}
