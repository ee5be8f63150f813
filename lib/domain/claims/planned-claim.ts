import type { Day } from '../schedule/day';
import type { ClaimKind, ClaimLine } from './claim-recipe';

/** The part of a technical claim that is billed: the technical component alone, or with the reading of the scan. */
export type ClaimPart = 'Technical component' | 'Global';

/** A line of service: a code, its modifiers in order, and on a hospital's claim its revenue code. */
export interface ServiceLine {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly revenueCode: string | null;
}

/** What the registry knows of a claim; the biller's own system adds the rest. */
export interface PlannedClaim {
  readonly kind: ClaimKind;
  /** The biller's number of the claim, by which a remittance finds its case again. */
  readonly controlNumber: string;
  readonly serviceOn: Day;
  readonly procedure: ServiceLine;
  readonly tracer: ServiceLine | null;
  /** Dotted, the first is the principal one. */
  readonly diagnoses: readonly string[];
  /** Eight digits; null on days on which no claim carried it. */
  readonly trialNumber: string | null;
  readonly conditionCodes: readonly string[];
  readonly valueCodes: readonly { readonly code: string; readonly value: string }[];
}

const letters = { professional: 'P', technical: 'T', institutional: 'I' } as const;

/** `1017-26-0431-P`: a case and which of its claims. */
export function controlNumber(caseNumber: string, kind: ClaimKind): string {
  return `${caseNumber}-${letters[kind]}`;
}

/** The case and the claim that a control number names; undefined for one that is none of ours. */
export function claimOf(
  number: string,
): { readonly caseNumber: string; readonly kind: ClaimKind } | undefined {
  const parts = /^(\d{4}-\d{2}-\d{4,})-([PTI])$/.exec(number.trim().toUpperCase());
  const [, caseNumber, letter] = parts ?? [];
  const kind = claimKinds.find((candidate) => letters[candidate] === letter);
  return caseNumber === undefined || kind === undefined ? undefined : { caseNumber, kind };
}

/** In the order of the recipes. */
export const claimKinds = [
  'professional',
  'technical',
  'institutional',
] as const satisfies readonly ClaimKind[];

export const claimWords: Readonly<Record<ClaimKind, string>> = {
  professional: 'Professional component',
  technical: 'Technical or global',
  institutional: 'Hospital outpatient',
};

/** The claims a facility sends, unless it says otherwise: a hospital's own in place of the technical one. */
export function claimsSentBy(isHospital: boolean): readonly ClaimKind[] {
  return ['professional', isHospital ? 'institutional' : 'technical'];
}

/** The claim that a recipe makes; of a technical one, one of its two parts. */
export function planClaim(
  lines: readonly ClaimLine[],
  claim: Pick<PlannedClaim, 'kind' | 'controlNumber' | 'serviceOn'> & { readonly part?: ClaimPart },
): PlannedClaim {
  const { part = 'Global', kind, controlNumber, serviceOn } = claim;
  const of = (row: ClaimLine['row']) => lines.filter((line) => line.row === row);
  const procedure = of('procedure').find(({ place }) => place === null || place === part);
  if (!procedure) throw new Error('A recipe without a procedure');
  const [tracer] = of('tracer');
  return {
    kind,
    controlNumber,
    serviceOn,
    procedure: serviceLine(procedure),
    tracer: tracer ? serviceLine(tracer) : null,
    diagnoses: of('diagnosis')[0]?.codes ?? [],
    trialNumber: of('trialNumber').find(({ place }) => place?.startsWith('837') === true)?.codes[0] ?? null,
    conditionCodes: of('conditionCode').flatMap(({ codes }) => codes),
    valueCodes: of('valueCode').flatMap(({ codes: [code, value] }) =>
      code === undefined || value === undefined ? [] : [{ code, value }],
    ),
  };
}

function serviceLine({ codes: [code = '', ...modifiers], revenueCode }: ClaimLine): ServiceLine {
  return { code, modifiers, revenueCode };
}
