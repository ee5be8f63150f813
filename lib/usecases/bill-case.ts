import { standingOf } from '../domain/cases/standing';
import type { ClaimKind } from '../domain/claims/claim-recipe';
import { claimStandings } from '../domain/claims/claim-standing';
import { claimsSentBy } from '../domain/claims/planned-claim';
import { fail, ok, type Result } from '../domain/result';
import { type Day, parseDay } from '../domain/schedule/day';
import { stateWords } from './case-words';
import { claimTrouble, noteClaims } from './claim-notes';
import type { Ctx } from './context';
import { loadCase } from './load-case';
import { writeAll } from './write-all';

interface Billing {
  readonly caseId: string;
  /** Those that were sent; without them, the ones a facility of this kind sends. */
  readonly claims?: readonly ClaimKind[];
  /** The day they were sent, as typed; without it today. */
  readonly on?: string;
}

/** Notes that claims of an eligible case were sent, or sent again after a denial. The case is closed by it. */
export async function billCase(ctx: Ctx, input: Billing): Promise<Result<{ readonly state: 'billed' }>> {
  const found = await loadCase(ctx, input.caseId, 'case.bill', 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  const { row, file, today } = loaded;
  const { state } = standingOf(loaded.protocol, file, today, ctx.settings);
  const sent = claimStandings(file.events);
  const claims = input.claims ?? claimsSentBy(row.isHospital);
  const isSent = (claim: ClaimKind) => sent.some((one) => one.claim === claim && one.status !== 'denied');
  if (state === 'billed' && (sent.length === 0 || claims.every(isSent))) {
    return fail({ code: 'wrong-state', says: `Case ${row.number} is marked as billed already.` });
  }
  if (state !== 'readyToBill' && state !== 'billed') {
    return fail({
      code: 'wrong-state',
      says: `Case ${row.number} is not ready to bill: ${stateWords[state].toLowerCase()}. Mark it once every rule holds.`,
    });
  }
  const on = dayOf(input.on, today);
  const notes = claims.map((claim) => ({ claim, status: 'billed', on: on ?? '', reasons: [] }) as const);
  const fields = on === undefined ? [notADay] : notes.flatMap((note) => claimTrouble(loaded, note));
  if (fields.length > 0) return fail({ code: 'answers', fields });
  await writeAll(ctx, await noteClaims(ctx, loaded, [notes], 'case.bill'));
  return ok({ state: 'billed' });
}

function dayOf(typed: string | undefined, today: Day): Day | undefined {
  if (typed === undefined) return today;
  const day = parseDay(typed);
  return day.ok ? day.value : undefined;
}

const notADay = {
  key: 'on',
  label: 'Day',
  code: 'malformed',
  says: 'Type the day as month/day/year, for example 11/20/2026.',
} as const;
