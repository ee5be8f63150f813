import { z } from 'zod';
import { sql } from '../db/sql';
import type { Ctx } from './context';
import { rows } from './rows';
import type { Completeness } from './views';

/** Rows of the list at most. */
const most = 100;

const overdueSchema = z.object({
  caseId: z.string(),
  number: z.string(),
  facility: z.string(),
  what: z.string(),
  stepForm: z.string().nullable(),
  physician: z.string(),
  dueOn: z.string(),
  daysLate: z.number(),
});

/** What is overdue and by whom, the longest first. */
export async function overdueCases(ctx: Ctx): Promise<Completeness['overdue']> {
  const found = await rows(
    ctx.db,
    overdueSchema,
    sql`
      WITH day AS (
        SELECT id, name, (${ctx.now}::timestamptz AT TIME ZONE time_zone)::date AS today FROM facility
      )
      SELECT o.case_id AS "caseId", o.number, d.name AS facility, o.step_what AS what, o.step_form AS "stepForm",
        o.physician_name AS physician, o.due_on::text AS "dueOn", (d.today - o.due_on) AS "daysLate"
      FROM day d JOIN case_outlook o ON o.facility_id = d.id AND o.from_on <= d.today AND o.until_on > d.today
      WHERE o.tab IN ('needsAction', 'withPhysician', 'waiting') AND o.due_on < d.today
      ORDER BY o.due_on, o.case_id LIMIT ${most}`,
  );
  return found.map(({ stepForm, physician, ...row }) => ({
    ...row,
    who: stepForm === 'pre-pet' || stepForm === 'post-pet' ? physician : row.facility,
  }));
}
