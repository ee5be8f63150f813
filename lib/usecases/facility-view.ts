import { z } from 'zod';
import { Prisma } from '../db/generated/client';
import { ok, type Result } from '../domain/result';
import { type Day, sayDay } from '../domain/schedule/day';
import { zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import { roleWords } from './case-words';
import type { Ctx } from './context';
import { type FacilityRow, loadOwnFacility } from './load-facility';
import { rows } from './rows';
import type { FacilityView } from './views';

const personSchema = z.object({
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
});
const physicianSchema = z.object({
  npi: z.string(),
  name: z.string(),
  specialty: z.string().nullable(),
  phone: z.string().nullable(),
  cases: z.number(),
  waiting: z.number(),
  answerDays: z.number().nullable(),
  onTimePercent: z.number().nullable(),
});

/** The actor's own facility: how it takes part, who works in it, and how its referring physicians answer. */
export async function facilityView(ctx: Ctx): Promise<Result<FacilityView>> {
  const found = await loadOwnFacility(ctx, 'facility.see');
  if (!found.ok) return found;
  const { facility, today } = found.value;
  const people = await rows(
    ctx.db,
    personSchema,
    Prisma.sql`
      SELECT a.family_name AS "familyName", a.given_name AS "givenName", a.email, m.role
      FROM membership m JOIN account a ON a.id = m.account_id
      WHERE m.facility_id = ${facility.id}::uuid AND a.disabled_at IS NULL
      ORDER BY a.family_name, a.given_name`,
  );
  const physicians = await physiciansOf(ctx, facility, today);
  await audit(ctx, {
    action: 'facility.look',
    objectKind: 'facility',
    objectId: facility.id,
    facilityId: facility.id,
  });
  return ok({
    name: facility.name,
    registryNumber: facility.registryNumber,
    address: `${facility.city}, ${facility.state}`,
    npi: facility.npi,
    ccn: facility.ccn,
    zoneWords: zoneWords(facility.zone),
    approvedWords: facility.approvedOn === null ? null : sayDay(facility.approvedOn, 'long'),
    agreementWords: agreementWords(facility),
    people: people.map(({ familyName, givenName, email, role }) => ({
      name: `${familyName}, ${givenName}`,
      email,
      role: roleWords[role],
    })),
    physicians,
  });
}

function agreementWords({ agreementFromOn, agreementUntilOn }: FacilityRow): string | null {
  if (agreementFromOn === null) return null;
  const from = `from ${sayDay(agreementFromOn, 'long')}`;
  return agreementUntilOn === null ? from : `${from} to ${sayDay(agreementUntilOn, 'long')}`;
}

/**
 * Known physicians with their cases. The share on time counts every post-PET form that came or whose window is over, so that
 * a physician who never answers shows as such.
 */
function physiciansOf(ctx: Ctx, facility: FacilityRow, today: Day) {
  const window =
    ctx.currentProtocol.windows.find((candidate) => candidate.form === 'post-pet')?.closes.plus ?? 0;
  return rows(
    ctx.db,
    physicianSchema,
    Prisma.sql`
      SELECT p.npi, p.family_name || ', ' || p.given_name AS name, p.specialty, p.phone,
        coalesce(seen.cases, 0) AS cases, coalesce(open.waiting, 0) AS waiting, seen.answer_days AS "answerDays", seen.on_time AS "onTimePercent"
      FROM physician p
      LEFT JOIN (
        SELECT c.physician_npi, count(*)::int AS cases, avg(e.day - c.scan_on)::float8 AS answer_days,
          (100.0 * count(*) FILTER (WHERE e.day - c.scan_on <= ${window}::int)
            / nullif(count(*) FILTER (WHERE c.scan_on IS NOT NULL AND (e.day IS NOT NULL OR ${today}::date - c.scan_on > ${window}::int)), 0)
          )::float8 AS on_time
        FROM registry_case c
        LEFT JOIN (
          SELECT case_id, (submitted_at AT TIME ZONE ${facility.zone})::date AS day FROM entry
          WHERE facility_id = ${facility.id}::uuid AND form_id = 'post-pet' AND revision = 1
        ) e ON e.case_id = c.id
        WHERE c.facility_id = ${facility.id}::uuid GROUP BY c.physician_npi
      ) seen ON seen.physician_npi = p.npi
      LEFT JOIN (
        SELECT physician_npi, count(*)::int AS waiting FROM case_outlook
        WHERE facility_id = ${facility.id}::uuid AND from_on <= ${today}::date AND ${today}::date < until_on
          AND tab IN ('needsAction', 'withPhysician') AND step_form IN ('pre-pet', 'post-pet')
        GROUP BY physician_npi
      ) open ON open.physician_npi = p.npi
      WHERE p.facility_id = ${facility.id}::uuid
      ORDER BY coalesce(open.waiting, 0) DESC, p.family_name, p.given_name, p.npi`,
  );
}
