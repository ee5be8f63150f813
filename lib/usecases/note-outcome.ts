import type { ClaimKind } from '../domain/claims/claim-recipe';
import { claimStandings, isKnown } from '../domain/claims/claim-standing';
import { reasonCodesIn } from '../domain/claims/denial-reason';
import type { FieldProblem } from '../domain/forms/problems';
import { fail, ok, type Result } from '../domain/result';
import { parseDay } from '../domain/schedule/day';
import { claimTrouble, noteClaims } from './claim-notes';
import type { Ctx } from './context';
import { loadCase } from './load-case';
import { writeAll } from './write-all';

interface Outcome {
  readonly caseId: string;
  readonly claim: ClaimKind;
  readonly outcome: 'paid' | 'denied';
  /** The day of the contractor's answer, as typed. */
  readonly on: string;
  /** Reason codes of a denial, as typed. */
  readonly reasons: string;
}

/** Notes the contractor's answer to a claim. The same answer again is known already, and nothing happens. */
export async function noteOutcome(
  ctx: Ctx,
  { caseId, claim, outcome, on, reasons }: Outcome,
): Promise<Result<{ readonly status: 'paid' | 'denied' }>> {
  const found = await loadCase(ctx, caseId, 'case.bill', 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  const day = parseDay(on);
  const codes = outcome === 'paid' ? [] : reasonCodesIn(reasons);
  const fields: FieldProblem[] = [];
  if (!day.ok) fields.push({ key: 'on', label: 'Day of the answer', code: 'malformed', says: day.says });
  if (codes === undefined) {
    fields.push({
      key: 'reasons',
      label: 'Reason codes',
      code: 'malformed',
      says: 'Type the codes as on the remittance, with commas between: for example CO-16, MA130, MA50.',
    });
  }
  if (day.ok && codes) {
    const note = { claim, status: outcome, on: day.value, reasons: codes };
    const standing = claimStandings(loaded.file.events).find((one) => one.claim === claim);
    if (isKnown(standing, note)) return ok({ status: outcome });
    fields.push(...claimTrouble(loaded, note));
    if (fields.length === 0) {
      await writeAll(ctx, await noteClaims(ctx, loaded, [[note]], 'claim.outcome'));
      return ok({ status: outcome });
    }
  }
  return fail({ code: 'answers', fields });
}
