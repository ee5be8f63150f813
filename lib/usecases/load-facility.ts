import { z } from 'zod';
import { sql } from '../db/sql';
import type { Verb } from '../domain/access/policy';
import { fail, ok, type Result } from '../domain/result';
import type { Day } from '../domain/schedule/day';
import { dayIn } from '../domain/schedule/zone';
import type { Ctx } from './context';
import { refusalOf } from './refusal';
import { firstRow } from './rows';

const facilitySchema = z.object({
  id: z.string(),
  registryNumber: z.string(),
  name: z.string(),
  city: z.string(),
  state: z.string(),
  zone: z.string(),
  npi: z.string(),
  ccn: z.string().nullable(),
  isHospital: z.boolean(),
  approvedOn: z.string().nullable(),
  agreementFromOn: z.string().nullable(),
  agreementUntilOn: z.string().nullable(),
});
export type FacilityRow = z.output<typeof facilitySchema>;

export interface LoadedFacility {
  readonly facility: FacilityRow;
  /** The day it is there. */
  readonly today: Day;
}

/** The actor's own facility and the day it is there, for one verb. */
export async function loadOwnFacility(ctx: Ctx, verb: Verb): Promise<Result<LoadedFacility>> {
  const { facilityId } = ctx.actor;
  if (facilityId !== null) return loadFacility(ctx, facilityId, verb);
  return fail(refusalOf(ctx, verb, null) ?? { code: 'not-found' });
}

/** A facility and the day it is there, for one verb. */
export async function loadFacility(
  ctx: Ctx,
  facilityId: string,
  verb: Verb,
): Promise<Result<LoadedFacility>> {
  const facility = await firstRow(
    ctx.db,
    facilitySchema,
    sql`
      SELECT id, registry_number AS "registryNumber", name, city, state, time_zone AS zone, npi, ccn, is_hospital AS "isHospital",
        approved_on::text AS "approvedOn", agreement_from_on::text AS "agreementFromOn", agreement_until_on::text AS "agreementUntilOn"
      FROM facility WHERE id = ${facilityId}::uuid`,
  );
  // One that is not there is refused like one that may not be seen.
  if (!facility) return fail({ code: 'not-found' });
  const refusal = refusalOf(ctx, verb, { facilityId, physicianNpi: null });
  if (refusal) return fail(refusal);
  return ok({ facility, today: dayIn(facility.zone, ctx.now) });
}
