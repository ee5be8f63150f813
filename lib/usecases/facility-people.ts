import { sql } from '../db/sql';
import { may } from '../domain/access/policy';
import { ok, type Result } from '../domain/result';
import { zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadOwnFacility } from './load-facility';
import { openInvitations, openRecoveries, peopleWhere } from './people-rows';
import type { PeopleView } from './people-view';

/** People a facility can have on its page. */
const most = 500;

/** Who has access to the actor's own facility, who is invited, and who needs help with the sign-in. */
export async function facilityPeople(
  ctx: Ctx,
): Promise<Result<PeopleView & { readonly facilityName: string }>> {
  const found = await loadOwnFacility(ctx, 'people.see');
  if (!found.ok) return found;
  const { id, name, zone } = found.value.facility;
  const people = await peopleWhere(ctx, zone, sql`AND m.facility_id = ${id}::uuid`, most);
  const invitations = await openInvitations(ctx, zone, id);
  const recoveries = await openRecoveries(ctx, zone, id);
  await audit(ctx, { action: 'people.look', objectKind: 'facility', objectId: id, facilityId: id });
  return ok({
    facilityName: name,
    zoneName: zoneWords(zone),
    people,
    invitations,
    recoveries,
    mayManage: may(ctx.actor, 'people.manage', { facilityId: id, physicianNpi: null }) === 'yes',
  });
}
