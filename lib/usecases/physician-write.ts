import type { z } from 'zod';
import type { physicianSchema } from './named-answers';
import type { Write } from './write-all';

/** Adds a referring physician to the facility's directory, or brings what is known of one up to date; nothing known is erased. */
export function physicianWrite(facilityId: string, physician: z.output<typeof physicianSchema>): Write {
  return {
    to: 'physician',
    row: {
      facility_id: facilityId,
      npi: physician.npi,
      family_name: physician.familyName,
      given_name: physician.givenName,
      specialty: physician.specialty ?? null,
      email: physician.email ?? null,
      phone: physician.phone ?? null,
      fax: physician.fax ?? null,
      version: 1,
    },
  };
}
