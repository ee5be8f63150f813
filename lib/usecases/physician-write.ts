import type { z } from 'zod';
import { sql } from '../db/sql';
import type { physicianSchema } from './named-answers';
import type { Write } from './write-all';

/** Adds a referring physician to the facility's directory, or brings what is known of one up to date; nothing known is erased. */
export function physicianWrite(facilityId: string, physician: z.output<typeof physicianSchema>): Write {
  const { npi, familyName, givenName, specialty = null, email = null, phone = null, fax = null } = physician;
  return sql`
    INSERT INTO physician AS known (facility_id, npi, family_name, given_name, specialty, email, phone, fax)
    VALUES (${facilityId}::uuid, ${npi}, ${familyName}, ${givenName}, ${specialty}, ${email}, ${phone}, ${fax})
    ON CONFLICT (facility_id, npi) DO UPDATE SET
      family_name = excluded.family_name, given_name = excluded.given_name,
      specialty = coalesce(excluded.specialty, known.specialty), email = coalesce(excluded.email, known.email),
      phone = coalesce(excluded.phone, known.phone), fax = coalesce(excluded.fax, known.fax), version = known.version + 1
    WHERE (excluded.family_name, excluded.given_name, coalesce(excluded.specialty, known.specialty), coalesce(excluded.email, known.email),
        coalesce(excluded.phone, known.phone), coalesce(excluded.fax, known.fax))
      IS DISTINCT FROM (known.family_name, known.given_name, known.specialty, known.email, known.phone, known.fax)`;
}
