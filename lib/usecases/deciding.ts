import { z } from 'zod';
import { sql } from '../db/sql';
import { fail, type Result } from '../domain/result';
import type { Ctx } from './context';
import { type LoadedCase, loadCase } from './load-case';
import { queueMessage } from './queue-message';
import { rows } from './rows';

/** Row security lets an administrator decide about one case, for as long as that takes. Held until the transaction ends. */
export async function caseToDecide(ctx: Ctx, caseId: string): Promise<Result<LoadedCase>> {
  // Who may not decide at all is refused before anything is named.
  const seen = await loadCase(ctx, caseId, 'case.decide');
  if (!seen.ok) return fail(seen.problem);
  await ctx.db.$executeRaw(sql`SELECT set_config('app.decides', ${seen.value.row.id}, true)`);
  return loadCase(ctx, caseId, 'case.decide', 'forChange');
}

/** After the decision nothing more of the case is open. */
export async function decided(ctx: Ctx): Promise<void> {
  await ctx.db.$executeRaw(sql`SELECT set_config('app.decides', '', true)`);
}

const personSchema = z.object({ email: z.string() });

/** Tells everybody of a facility who works with cases that the registry decided about one. It names no patient. */
export async function tellFacility(
  ctx: Ctx,
  { facilityId, facilityName }: { readonly facilityId: string; readonly facilityName: string },
  what: string,
  path: string,
): Promise<void> {
  const people = await rows(
    ctx.db,
    personSchema,
    sql`
      SELECT a.email FROM membership m JOIN account a ON a.id = m.account_id
      WHERE m.facility_id = ${facilityId}::uuid AND m.role IN ('registrar', 'manager') AND a.disabled_at IS NULL
      ORDER BY a.email LIMIT 100`,
  );
  for (const { email } of people)
    await queueMessage(ctx, {
      kind: 'caseDecided',
      to: email,
      facilityId,
      facts: { facilityName, what, path },
    });
}

/** Tells the referring physician of a case, who has an account or not. */
export async function tellPhysician(ctx: Ctx, { row }: LoadedCase, what: string): Promise<void> {
  const people = await rows(
    ctx.db,
    personSchema,
    sql`
      SELECT a.email FROM membership m JOIN account a ON a.id = m.account_id
      WHERE m.role = 'physician' AND m.npi = ${row.physicianNpi} AND a.disabled_at IS NULL LIMIT 5`,
  );
  for (const { email } of people)
    await queueMessage(ctx, {
      kind: 'caseDecided',
      to: email,
      facilityId: null,
      facts: { facilityName: row.facilityName, what, path: `/cases/${row.id}` },
    });
}
