import { validate } from 'uuid';
import { sql } from '../db/sql';
import type { Verb } from '../domain/access/policy';
import { fail, ok, type Result } from '../domain/result';
import { type ApplicationRow, applicationAt } from './applicant';
import type { Ctx } from './context';
import { refusalOf } from './refusal';

/** An application for the registry's staff; `forChange` holds it, and takes only one that is still to be decided. */
export async function loadApplication(
  ctx: Ctx,
  id: string,
  verb: Verb,
  forChange?: 'forChange',
): Promise<Result<ApplicationRow>> {
  // Whoever may not see applications learns of none.
  if (refusalOf(ctx, 'application.see', null) || !validate(id)) return fail({ code: 'not-found' });
  if (forChange) await ctx.db.$queryRaw(sql`SELECT id FROM application WHERE id = ${id}::uuid FOR UPDATE`);
  const row = await applicationAt(ctx.db, id);
  if (!row) return fail({ code: 'not-found' });
  const refusal = refusalOf(ctx, verb, null);
  if (refusal) return fail(refusal);
  if (forChange && (row.status === 'approved' || row.status === 'refused'))
    return fail({ code: 'wrong-state', says: 'This application was decided already. Load the page again.' });
  return ok(row);
}
