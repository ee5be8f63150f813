import { z } from 'zod';
import { sql } from '../db/sql';
import { zoneWords } from '../domain/schedule/zone';
import { caseStateSchema } from './case-states';
import type { Ctx } from './context';
import { rows } from './rows';

const countSchema = z.object({
  id: z.string(),
  name: z.string(),
  zone: z.string(),
  state: caseStateSchema.nullable(),
  cases: z.number(),
  overdueFacility: z.number(),
  overduePhysician: z.number(),
});

/** Cases of each facility by state on its own day. A case is decided when its outcome is final; eligible ones are among them. */
export async function standingCounts(ctx: Ctx) {
  const counted = await rows(
    ctx.db,
    countSchema,
    sql`
      WITH day AS (
        SELECT id, name, time_zone AS zone, (${ctx.now}::timestamptz AT TIME ZONE time_zone)::date AS today FROM facility
      )
      SELECT d.id, d.name, d.zone, o.state, count(o.case_id)::int AS cases,
        (count(*) FILTER (WHERE ${overdue} AND NOT ${byPhysician}))::int AS "overdueFacility",
        (count(*) FILTER (WHERE ${overdue} AND ${byPhysician}))::int AS "overduePhysician"
      FROM day d LEFT JOIN case_outlook o ON o.facility_id = d.id AND o.from_on <= d.today AND o.until_on > d.today
      GROUP BY d.id, d.name, d.zone, o.state ORDER BY d.name, d.id, o.state`,
  );
  const facilities = [...new Set(counted.map(({ id }) => id))];
  return facilities.flatMap((facilityId) => {
    const ofFacility = counted.filter(({ id }) => id === facilityId);
    const [first] = ofFacility;
    if (!first) return [];
    const states = ofFacility.flatMap(({ state, cases }) =>
      state === null ? [] : [{ state, count: cases }],
    );
    const among = (...wanted: readonly string[]) =>
      states.reduce((sum, { state, count }) => sum + (wanted.includes(state) ? count : 0), 0);
    return [
      {
        id: first.id,
        name: first.name,
        zoneWords: zoneWords(first.zone),
        cases: states.reduce((sum, { count }) => sum + count, 0),
        states,
        eligible: among('readyToBill', 'billed'),
        decided: among('readyToBill', 'billed', 'notPayable'),
        overdueFacility: ofFacility.reduce((sum, row) => sum + row.overdueFacility, 0),
        overduePhysician: ofFacility.reduce((sum, row) => sum + row.overduePhysician, 0),
      },
    ];
  });
}

/** The last day of the next step is over, and the case is still open. */
const overdue = sql`o.tab IN ('needsAction', 'withPhysician', 'waiting') AND o.due_on < d.today`;
/** A form of the physician is missing, whoever is to call. */
const byPhysician = sql`coalesce(o.step_form IN ('pre-pet', 'post-pet'), false)`;
