import { z } from 'zod';
import { sql } from '../db/sql';

/** A case with its facility, as the database gives them. Days are text, YYYY-MM-DD. */
export const caseRowSchema = z.object({
  facilityId: z.string(),
  id: z.string(),
  number: z.string(),
  year: z.number(),
  running: z.number(),
  protocolId: z.string(),
  protocolVersion: z.number(),
  scheduledOn: z.string(),
  scanOn: z.string().nullable(),
  cpt: z.string().nullable(),
  tracer: z.string(),
  reason: z.string(),
  site: z.string(),
  physicianNpi: z.string(),
  physicianFamilyName: z.string(),
  physicianGivenName: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  bornOn: z.string(),
  sex: z.string(),
  mbi: z.string(),
  sameScan: z.enum(['none', 'confirmed', 'unconfirmed']),
  version: z.number(),
  facilityName: z.string(),
  registryNumber: z.string(),
  city: z.string(),
  state: z.string(),
  zone: z.string(),
  facilityNpi: z.string(),
  ccn: z.string().nullable(),
  isHospital: z.boolean(),
  approvedOn: z.string().nullable(),
  agreementFromOn: z.string().nullable(),
  agreementUntilOn: z.string().nullable(),
});
export type CaseRow = z.output<typeof caseRowSchema>;

/** The columns of `caseRowSchema` from `registry_case c JOIN facility f`. */
export const caseColumns = sql`
  c.facility_id AS "facilityId", c.id, c.number, c.year, c.running,
  c.protocol_id AS "protocolId", c.protocol_version AS "protocolVersion",
  c.scheduled_on::text AS "scheduledOn", c.scan_on::text AS "scanOn", c.cpt, c.tracer, c.reason, c.site,
  c.physician_npi AS "physicianNpi", c.physician_family_name AS "physicianFamilyName", c.physician_given_name AS "physicianGivenName",
  c.family_name AS "familyName", c.given_name AS "givenName", c.born_on::text AS "bornOn", c.sex, c.mbi,
  c.same_scan AS "sameScan", c.version,
  f.name AS "facilityName", f.registry_number AS "registryNumber", f.city, f.state, f.time_zone AS zone, f.npi AS "facilityNpi", f.ccn,
  f.is_hospital AS "isHospital", f.approved_on::text AS "approvedOn",
  f.agreement_from_on::text AS "agreementFromOn", f.agreement_until_on::text AS "agreementUntilOn"`;
