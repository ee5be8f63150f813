import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { Problem } from '../domain/problem';
import { fail, ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { refusalOf } from './refusal';
import { firstRow } from './rows';

const personSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
  facilityId: z.string().nullable(),
  version: z.number(),
  /** Whether somebody else has the same role at the same place. */
  hasPeer: z.boolean(),
});
export type PersonForChange = z.output<typeof personSchema>;

/** Somebody whose access is to be changed, held until the transaction ends. Whom the actor does not look after is not there. */
export async function loadPerson(
  ctx: Ctx,
  accountId: string,
  version: number,
): Promise<Result<PersonForChange>> {
  if (!validate(accountId)) return fail({ code: 'not-found' });
  const place = await firstRow(
    ctx.db,
    z.object({ facilityId: z.string().nullable() }),
    sql`SELECT facility_id AS "facilityId" FROM membership WHERE account_id = ${accountId}::uuid`,
  );
  if (!place) return fail({ code: 'not-found' });
  const refusal = refusalOfPlace(ctx, place.facilityId);
  if (refusal) return fail(refusal);
  await orderOfPeople(ctx, place.facilityId);
  const person = await firstRow(
    ctx.db,
    personSchema,
    sql`
      SELECT a.id AS "accountId", a.given_name || ' ' || a.family_name AS name, m.role, m.facility_id AS "facilityId", m.version,
        EXISTS (
          SELECT 1 FROM membership o
          WHERE o.role = m.role AND o.facility_id IS NOT DISTINCT FROM m.facility_id AND o.account_id <> m.account_id) AS "hasPeer"
      FROM membership m JOIN account a ON a.id = m.account_id WHERE m.account_id = ${accountId}::uuid FOR UPDATE OF m`,
  );
  // Removed, or gone elsewhere, while this waited for its turn.
  if (!person || person.facilityId !== place.facilityId) return fail({ code: 'not-found' });
  return person.version === version ? ok(person) : fail(changedMeanwhile(person.name));
}

/** Why the actor does not look after the people of this place: a facility, or null for physicians and the registry. */
export function refusalOfPlace(ctx: Ctx, facilityId: string | null): Problem | undefined {
  if (facilityId !== null) return refusalOf(ctx, 'people.manage', { facilityId, physicianNpi: null });
  // Whoever sees no people of the registry does not learn that there is one.
  if (refusalOf(ctx, 'registry.see', null)) return { code: 'not-found' };
  return refusalOf(ctx, 'people.manage', null);
}

/** Puts changes of the people of a place in order, so that none overlooks another. */
export async function orderOfPeople(ctx: Ctx, facilityId: string | null): Promise<void> {
  await ctx.db.$executeRaw`SELECT order_of_people(${facilityId}::uuid)::text`;
}

function changedMeanwhile(name: string): Problem {
  return {
    code: 'wrong-state',
    says: `Somebody changed the access of ${name} in between. Load the page again and look what it is now.`,
  };
}
