import { z } from 'zod';
import { sql } from '../db/sql';
import type { LikelyDuplicate } from '../domain/problem';
import { type Day, daysBetween, sayDay } from '../domain/schedule/day';
import type { Ctx } from './context';
import { rows } from './rows';

/** Days between two scans of a patient up to which they may be the same. */
export const duplicateDays = 14;

const foundSchema = z.object({
  caseId: z.string(),
  number: z.string(),
  on: z.string(),
  scanned: z.boolean(),
});

/** Cases of the patient at the facility with a scan near a day. One that was not performed or lapsed is no duplicate. */
export async function likelyDuplicates(
  ctx: Ctx,
  {
    facilityId,
    mbi,
    on,
    today,
  }: { readonly facilityId: string; readonly mbi: string; readonly on: Day; readonly today: Day },
): Promise<readonly LikelyDuplicate[]> {
  const found = await rows(
    ctx.db,
    foundSchema,
    sql`
      SELECT c.id AS "caseId", c.number, coalesce(c.scan_on, c.scheduled_on)::text AS on, c.scan_on IS NOT NULL AS scanned
      FROM registry_case c
      JOIN case_outlook o ON o.facility_id = c.facility_id AND o.case_id = c.id AND o.from_on <= ${today}::date AND o.until_on > ${today}::date
      WHERE c.facility_id = ${facilityId}::uuid AND c.mbi = ${mbi}
        AND coalesce(c.scan_on, c.scheduled_on) BETWEEN ${on}::date - ${duplicateDays}::int AND ${on}::date + ${duplicateDays}::int
        AND o.state NOT IN ('cancelled', 'expired', 'duplicate', 'transferred')
      ORDER BY 3, c.id`,
  );
  return found.map((other) => ({ caseId: other.caseId, number: other.number, reason: reasonOf(other, on) }));
}

function reasonOf({ on: other, scanned }: z.output<typeof foundSchema>, on: Day): string {
  const days = Math.abs(daysBetween(other, on));
  const apart =
    days === 0
      ? 'the same day'
      : `${days} ${days === 1 ? 'day' : 'days'} ${other < on ? 'before' : 'after'} this one`;
  return `The same MBI, ${scanned ? 'scanned' : 'to be scanned'} on ${sayDay(other, 'long')}, ${apart}.`;
}

/** Puts registrations and scans of one patient at one facility in order, so that neither overlooks the other. */
export async function inOrderOfPatient(ctx: Ctx, facilityId: string, mbi: string): Promise<void> {
  await ctx.db.$queryRaw(sql`SELECT order_of_patient(${facilityId}::uuid, ${mbi})::text`);
}
