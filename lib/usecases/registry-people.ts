import { validate } from 'uuid';
import { z } from 'zod';
import { noSql, sql } from '../db/sql';
import { may } from '../domain/access/policy';
import { fail, ok, type Result } from '../domain/result';
import { zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import type { Ctx } from './context';
import { openInvitations, openRecoveries, peopleWhere } from './people-rows';
import type { PeopleQuery, RegistryPeopleView } from './people-view';
import { refusalOf } from './refusal';
import { registryZone } from './registry-zone';
import { rows } from './rows';

/** People of a page. */
const pageSize = 50;

/** Everybody with access, at the registry and at its facilities, by name. */
export async function registryPeople(ctx: Ctx, query: PeopleQuery): Promise<Result<RegistryPeopleView>> {
  const refusal = refusalOf(ctx, 'people.see', null) ?? refusalOf(ctx, 'registry.see', null);
  if (refusal) return fail(refusal);
  const { facilityId, role, after } = query;
  if (![facilityId, after].every((id) => id === undefined || validate(id)))
    return fail({ code: 'not-found' });
  const facilities = await rows(
    ctx.db,
    z.object({ id: z.string(), name: z.string() }),
    sql`SELECT id, name FROM facility ORDER BY name, id LIMIT 1000`,
  );
  const people = await peopleWhere(
    ctx,
    registryZone,
    sql`${facilityId === undefined ? noSql : sql`AND m.facility_id = ${facilityId}::uuid`}
      ${role === undefined ? noSql : sql`AND m.role = ${role}`}
      ${
        after === undefined
          ? noSql
          : sql`AND (a.family_name, a.given_name, a.id) > (SELECT b.family_name, b.given_name, b.id FROM account b WHERE b.id = ${after}::uuid)`
      }`,
    pageSize + 1,
  );
  const page = people.slice(0, pageSize);
  const invitations = await openInvitations(ctx, registryZone, facilityId);
  const recoveries = await openRecoveries(ctx, registryZone, facilityId);
  await audit(ctx, { action: 'people.look', objectKind: 'registry', facilityId: facilityId ?? null });
  return ok({
    zoneName: zoneWords(registryZone),
    people: page,
    invitations,
    recoveries,
    facilities,
    next: people.length > pageSize ? (page.at(-1)?.accountId ?? null) : null,
    mayManage: may(ctx.actor, 'people.manage', null) === 'yes',
  });
}
