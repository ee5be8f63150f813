import { validate } from 'uuid';
import { sql } from '../db/sql';
import { cleanText } from '../domain/identifiers/text';
import { fail, ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { refusalOfPlace } from './load-person';
import { type RecoveryRow, recoveriesWhere } from './people-rows';

/** An open request for a new sign-in that the actor sees, held until the transaction ends. */
export async function loadRecovery(ctx: Ctx, id: string, version: number): Promise<Result<RecoveryRow>> {
  if (!validate(id)) return fail({ code: 'not-found' });
  const [seen] = await recoveriesWhere(ctx, sql`AND r.id = ${id}::uuid`);
  if (!seen) return fail({ code: 'not-found' });
  const refusal = refusalOfPlace(ctx, seen.facilityId);
  if (refusal) return fail(refusal);
  await ctx.db.$queryRaw(sql`SELECT 1 FROM recovery_request WHERE id = ${id}::uuid FOR UPDATE`);
  const [request] = await recoveriesWhere(ctx, sql`AND r.id = ${id}::uuid`);
  if (request?.version !== version) {
    return fail({
      code: 'wrong-state',
      says: 'Somebody answered this request in between. Load the page again and look how it stands now.',
    });
  }
  return ok(request);
}

/** How an approver recognized the person, or why not: a sentence that stays with the request. */
export function noteOf(typed: string): Result<string> {
  const note = cleanText(typed);
  const says = !note.ok
    ? note.says
    : note.value.length < 10
      ? 'Write in a sentence how you know who asks, for example: “I called her on her own number.”'
      : note.value.length > 500
        ? 'Say it in 500 characters or fewer.'
        : null;
  if (says !== null || !note.ok) {
    return fail({
      code: 'answers',
      fields: [{ key: 'note', label: 'How you recognized the person', code: 'malformed', says: says ?? '' }],
    });
  }
  return ok(note.value);
}
