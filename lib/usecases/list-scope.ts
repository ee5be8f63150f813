import { validate } from 'uuid';
import { z } from 'zod';
import { noSql, type Sql, sql } from '../db/sql';
import { riskDays } from '../domain/cases/risk';
import { fail, ok, type Result } from '../domain/result';
import type { Day } from '../domain/schedule/day';
import { dayIn, zoneWords } from '../domain/schedule/zone';
import type { Ctx } from './context';
import { refusalOf } from './refusal';
import { rows } from './rows';
import type { ListTab } from './views';

/** Which rows of `case_outlook o JOIN facility f` a list is about, and the day it is there. */
export interface ListScope {
  readonly facilityId: string | null;
  readonly today: Day;
  readonly zone: string;
  readonly zoneWords: string;
  /** The stretches that hold on the facility's day, within what the actor sees. */
  readonly rows: Sql;
  /** The facility's day, in SQL. */
  readonly todaySql: Sql;
}

const facilitySchema = z.object({ id: z.string(), zone: z.string() });
/** Where people of no facility count days that belong to none. */
export const registryZone = 'America/New_York';

/** A list of one facility counts its days; a list across facilities each facility's own. */
export async function listScope(ctx: Ctx, facilityId: string | undefined): Promise<Result<ListScope>> {
  const { actor } = ctx;
  const own = actor.facilityId ?? facilityId ?? null;
  const refusal = refusalOf(ctx, 'case.list', own === null ? null : { facilityId: own, physicianNpi: null });
  if (refusal) return fail(refusal);
  if (facilityId !== undefined && (facilityId !== own || !validate(facilityId)))
    return fail({ code: 'not-found' });
  if (own === null) return ok(acrossFacilities(ctx));
  const [facility] = await rows(
    ctx.db,
    facilitySchema,
    sql`SELECT id, time_zone AS zone FROM facility WHERE id = ${own}::uuid`,
  );
  if (!facility) return fail({ code: 'not-found' });
  const today = dayIn(facility.zone, ctx.now);
  const todaySql = sql`${today}::date`;
  return ok({
    facilityId: facility.id,
    today,
    zone: facility.zone,
    zoneWords: zoneWords(facility.zone),
    todaySql,
    rows: sql`o.facility_id = ${facility.id}::uuid AND o.from_on <= ${todaySql} AND o.until_on > ${todaySql}`,
  });
}

function acrossFacilities({ actor, now }: Ctx): ListScope {
  const todaySql = sql`(${now}::timestamptz AT TIME ZONE f.time_zone)::date`;
  const assigned = actor.npi === null ? noSql : sql`o.physician_npi = ${actor.npi} AND`;
  const vouched = actor.vouchedBy === undefined ? noSql : sql`o.facility_id = ${actor.vouchedBy}::uuid AND`;
  return {
    facilityId: null,
    today: dayIn(registryZone, now),
    zone: registryZone,
    zoneWords: 'each facility’s own time',
    todaySql,
    rows: sql`${assigned} ${vouched} o.from_on <= ${todaySql} AND o.until_on > ${todaySql}`,
  };
}

/** The rows of a tab. */
export function tabCondition(tab: ListTab, { todaySql }: ListScope): Sql {
  switch (tab) {
    case 'all':
      return noSql;
    case 'dueSoon':
      return sql`AND o.tab IN ('needsAction', 'withPhysician') AND o.due_on BETWEEN ${todaySql} AND ${todaySql} + ${riskDays}::int`;
    default:
      return sql`AND o.tab = ${tab}`;
  }
}
