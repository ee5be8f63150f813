import { isBilled, latest } from '../domain/cases/case-file';
import { standingOf } from '../domain/cases/standing';
import { type ClaimAdvice, type ClaimKind, claimAdvice } from '../domain/claims/claim-recipe';
import { type ClaimStatus, claimStandings } from '../domain/claims/claim-standing';
import type { DenialReason } from '../domain/claims/denial-reason';
import {
  type ClaimPart,
  claimKinds,
  claimsSentBy,
  claimWords,
  controlNumber,
  type PlannedClaim,
  planClaim,
} from '../domain/claims/planned-claim';
import type { CaseOfClaim, ScrubRule } from '../domain/claims/scrub';
import { formatMbi } from '../domain/identifiers/mbi';
import { nctOnClaim } from '../domain/identifiers/nct';
import { ok, type Result } from '../domain/result';
import { type Day, sayDay } from '../domain/schedule/day';
import { audit } from './audit';
import { stateWords } from './case-words';
import type { Ctx } from './context';
import { type LoadedCase, loadCase } from './load-case';
import { completionAnswers } from './named-answers';

/** One way to bill a claim: its recipe line by line and, planned, what X12 and the scrubber are made from. */
export interface BillingRecipe {
  readonly kind: ClaimKind;
  readonly title: string;
  readonly advice: ClaimAdvice;
  /** A technical claim has two: the technical component alone, and globally. */
  readonly planned: readonly { readonly part: ClaimPart | null; readonly claim: PlannedClaim }[];
}

/** A case as a biller opens it: its claims, or why it has none yet. */
interface CaseBilling {
  readonly caseId: string;
  readonly number: string;
  readonly says: string;
  readonly view: BillingView | null;
}

export interface BillingView {
  readonly caseId: string;
  readonly number: string;
  readonly patient: { readonly name: string; readonly mbi: string; readonly bornWords: string };
  readonly edition: string;
  readonly serviceOn: Day;
  readonly today: Day;
  readonly zone: string;
  readonly recipes: readonly BillingRecipe[];
  readonly ofCase: CaseOfClaim;
  readonly npis: {
    readonly facility: string;
    readonly referring: string;
    readonly interpreting: string;
  };
  readonly scrub: readonly ScrubRule[];
  /** What the reasons of its denials mean. */
  readonly denials: readonly DenialReason[];
  /** Claims this facility sends, unless it says otherwise. */
  readonly usual: readonly ClaimKind[];
  readonly claims: readonly {
    readonly claim: ClaimKind;
    readonly title: string;
    readonly controlNumber: string;
    readonly status: ClaimStatus | 'ready';
    readonly sinceOn: Day | null;
    readonly reasons: readonly string[];
  }[];
}

/** Everything a biller needs for a case that may be billed; one that may not says why. */
export async function readBilling(
  ctx: Ctx,
  { caseId }: { readonly caseId: string },
): Promise<Result<CaseBilling>> {
  const found = await loadCase(ctx, caseId, 'case.bill');
  if (!found.ok) return found;
  const { row } = found.value;
  const view = viewOf(ctx, found.value);
  await audit(ctx, {
    action: 'billing.look',
    objectKind: 'case',
    objectId: row.id,
    caseId: row.id,
    facilityId: row.facilityId,
    version: row.version,
  });
  return ok({
    caseId: row.id,
    number: row.number,
    says: typeof view === 'string' ? view : '',
    view: typeof view === 'string' ? null : view,
  });
}

function viewOf(ctx: Ctx, { row, file, protocol, today }: LoadedCase): BillingView | string {
  const { facts, state, verdict } = standingOf(protocol, file, today, ctx.settings);
  const standings = claimStandings(file.events);
  const on = row.scanOn;
  if (on === null || (verdict.outcome !== 'met' && standings.length === 0))
    return `This case cannot be billed yet: ${stateWords[state].toLowerCase()}. Its claims stand here once every rule holds.`;
  const advice = claimAdvice(protocol.recipes, facts, on);
  const reader = completionAnswers.parse(latest(file, 'completion')?.answers).interpretingPhysician;
  const recipes = advice.flatMap((one): BillingRecipe[] => {
    const kind = protocol.recipes.find(({ id }) => id === one.recipe)?.kind ?? null;
    if (kind === null) return [];
    const parts = kind === 'technical' ? (['Technical component', 'Global'] as const) : ([null] as const);
    return [
      {
        kind,
        title: one.title,
        advice: one,
        planned: parts.map((part) => ({
          part,
          claim: planClaim(one.lines, {
            kind,
            controlNumber: controlNumber(row.number, kind),
            serviceOn: on,
            ...(part === null ? {} : { part }),
          }),
        })),
      },
    ];
  });
  const usual = claimsSentBy(row.isHospital);
  // A correction after the claims were sent asks for others.
  const isSent = isBilled(file);
  return {
    caseId: row.id,
    number: row.number,
    patient: {
      name: `${row.familyName}, ${row.givenName}`,
      mbi: formatMbi(row.mbi),
      bornWords: sayDay(row.bornOn, 'long'),
    },
    edition: protocol.title,
    serviceOn: on,
    today,
    zone: row.zone,
    recipes,
    ofCase: {
      tracer: row.tracer,
      mbi: row.mbi,
      referringNpi: row.physicianNpi,
      trialNumber: nctOnClaim(ctx.settings.nct),
    },
    npis: { facility: row.facilityNpi, referring: row.physicianNpi, interpreting: reader?.npi ?? '' },
    usual,
    claims: claimKinds
      .filter((claim) => usual.includes(claim) || standings.some((one) => one.claim === claim))
      .map((claim) => {
        const standing = standings.find((one) => one.claim === claim);
        return {
          claim,
          title: claimWords[claim],
          controlNumber: controlNumber(row.number, claim),
          status: (isSent ? standing?.status : undefined) ?? 'ready',
          sinceOn: (isSent ? standing?.sinceOn : undefined) ?? null,
          reasons: isSent ? (standing?.reasons ?? []) : [],
        };
      }),
    scrub: protocol.scrub,
    denials: protocol.denials.filter(({ code }) => standings.some(({ reasons }) => reasons.includes(code))),
  };
}
