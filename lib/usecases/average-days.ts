import { z } from 'zod';
import { sql } from '../db/sql';
import type { Ctx } from './context';
import { rows } from './rows';
import type { Completeness } from './views';

type Step = Completeness['facilities'][number]['days'][number];

const averageSchema = z.object({
  facilityId: z.string(),
  form: z.string(),
  fromRegistration: z.number().nullable(),
  fromScan: z.number().nullable(),
});

/** For each facility the days from the start of each window to the form that is handed in inside it, on average. */
export async function averageDays(ctx: Ctx): Promise<ReadonlyMap<string, readonly Step[]>> {
  const averages = await rows(
    ctx.db,
    averageSchema,
    sql`
      SELECT n.facility_id AS "facilityId", n.form_id AS form,
        avg((n.submitted_at AT TIME ZONE f.time_zone)::date - c.registered_on)::float8 AS "fromRegistration",
        avg((n.submitted_at AT TIME ZONE f.time_zone)::date - c.scan_on)::float8 AS "fromScan"
      FROM entry n
      JOIN facility f ON f.id = n.facility_id
      JOIN registry_case c ON c.facility_id = n.facility_id AND c.id = n.case_id
      WHERE n.revision = 1 AND n.form_id <> 'registration'
      GROUP BY n.facility_id, n.form_id`,
  );
  return new Map(
    [...new Set(averages.map(({ facilityId }) => facilityId))].map((facilityId) => [
      facilityId,
      ctx.currentProtocol.windows.flatMap(({ form, what, opens, closes }) => {
        if (form === undefined) return [];
        const found = averages.find((row) => row.facilityId === facilityId && row.form === form);
        const isFromScan = opens.from === 'scanOn';
        const average = isFromScan ? found?.fromScan : found?.fromRegistration;
        return [
          {
            step: `${isFromScan ? 'Scan' : 'Registration'} to ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
            average: average === null || average === undefined ? null : Math.round(average * 10) / 10,
            window: closes.from === opens.from ? closes.plus - opens.plus : null,
          },
        ];
      }),
    ]),
  );
}
