import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { sayDay } from '../domain/schedule/day';
import { zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import { roleWords } from './case-words';
import type { Ctx } from './context';
import { type FacilityRow, loadFacility } from './load-facility';
import { rows } from './rows';
import type { FacilityView } from './views';

/** A facility with its people and the physicians who refer to it; one's own, or for the registry's staff any. */
export async function facilityView(
  ctx: Ctx,
  asked: { readonly facilityId?: string } = {},
): Promise<Result<FacilityView>> {
  const facilityId = asked.facilityId ?? ctx.actor.facilityId;
  if (facilityId === null || !validate(facilityId)) return fail({ code: 'not-found' });
  const found = await loadFacility(ctx, facilityId, 'facility.see');
  if (!found.ok) return found;
  const { facility } = found.value;
  const people = await peopleOf(ctx, facility);
  const physicians = await physiciansOf(ctx, facility, found.value.today);
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
    people,
    physicians,
  });
}

function agreementWords({ agreementFromOn, agreementUntilOn }: FacilityRow): string | null {
  if (agreementFromOn === null) return null;
  const from = `from ${sayDay(agreementFromOn, 'long')}`;
  return agreementUntilOn === null ? from : `${from} to ${sayDay(agreementUntilOn, 'long')}`;
}

const personSchema = z.object({
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
});

async function peopleOf(ctx: Ctx, { id }: FacilityRow): Promise<FacilityView['people']> {
  const people = await rows(
    ctx.db,
    personSchema,
    sql`
      SELECT a.family_name AS "familyName", a.given_name AS "givenName", a.email, m.role
      FROM membership m JOIN account a ON a.id = m.account_id
      WHERE m.facility_id = ${id}::uuid AND a.disabled_at IS NULL ORDER BY a.family_name, a.given_name, a.email LIMIT 200`,
  );
  return people.map(({ familyName, givenName, email, role }) => ({
    name: `${givenName} ${familyName}`,
    email,
    role: roleWords[role],
  }));
}

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

/** How fast a physician answers after a scan: until the signature, and how often inside the window of the form. */
function physiciansOf(
  ctx: Ctx,
  { id, zone }: FacilityRow,
  today: string,
): Promise<FacilityView['physicians']> {
  const window = ctx.currentProtocol.windows.find(({ form }) => form === 'post-pet');
  const days = window ? window.closes.plus : 0;
  return rows(
    ctx.db,
    physicianSchema,
    sql`
      SELECT p.npi, p.family_name || ', ' || p.given_name AS name, p.specialty, p.phone,
        (SELECT count(*)::int FROM registry_case c WHERE c.facility_id = p.facility_id AND c.physician_npi = p.npi) AS cases,
        (SELECT count(*)::int FROM case_outlook o
          WHERE o.facility_id = p.facility_id AND o.physician_npi = p.npi AND o.from_on <= ${today}::date AND o.until_on > ${today}::date
            AND o.tab IN ('needsAction', 'withPhysician') AND o.step_form IN ('pre-pet', 'post-pet')) AS waiting,
        answered.days AS "answerDays", answered.percent AS "onTimePercent"
      FROM physician p
      LEFT JOIN LATERAL (
        SELECT round(avg(least(s.signed_on, (n.submitted_at AT TIME ZONE ${zone})::date) - c.scan_on), 1)::float8 AS days,
          round(100.0 * count(*) FILTER (WHERE (n.submitted_at AT TIME ZONE ${zone})::date - c.scan_on <= ${days}::int)
            / nullif(count(*), 0))::int AS percent
        FROM registry_case c
        JOIN entry n ON n.facility_id = c.facility_id AND n.case_id = c.id AND n.form_id = 'post-pet' AND n.revision = 1
        JOIN signature s ON s.facility_id = n.facility_id AND s.entry_id = n.id
        WHERE c.facility_id = p.facility_id AND c.physician_npi = p.npi
      ) AS answered ON true
      WHERE p.facility_id = ${id}::uuid
      ORDER BY p.family_name, p.given_name, p.npi LIMIT 500`,
  );
}
