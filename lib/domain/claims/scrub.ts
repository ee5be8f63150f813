import { type Condition, evaluate } from '../forms/condition';
import { parseMbi } from '../identifiers/mbi';
import { parseNpi } from '../identifiers/npi';
import type { Facts } from '../rules/facts';
import { wording } from '../rules/wording';
import { parseDay } from '../schedule/day';
import type { PlannedClaim } from './planned-claim';
import type { IntendedClaim } from './read-claim';

/** One thing that makes a claim deny: data with an id that is never reused, and its source. */
export interface ScrubRule {
  readonly id: string;
  readonly title: string;
  /** The field of the claim it is about. */
  readonly field: keyof IntendedClaim;
  /** The claims it is asked of; of the others it says nothing. */
  readonly onlyIf?: Condition;
  /** What a good claim has. */
  readonly holds: Condition;
  /** What is wrong and what to do, with facts in braces. */
  readonly says: string;
  /** How the contractor answers, where a source tells. */
  readonly denies?: string;
  readonly cites: string;
  readonly unconfirmed?: true;
}

export interface ScrubFinding {
  readonly rule: string;
  readonly title: string;
  readonly field: keyof IntendedClaim;
  readonly says: string;
  readonly denies: string | null;
  readonly cites: string;
  readonly unconfirmed: boolean;
}

/** What the case says of the claim, beside its recipe. */
export interface CaseOfClaim {
  readonly tracer: string;
  readonly mbi: string;
  readonly referringNpi: string;
  readonly trialNumber: string;
}

/** Everything that will deny, all at once, in the order of the rules. */
export function scrub(
  rules: readonly ScrubRule[],
  intended: IntendedClaim,
  planned: PlannedClaim,
  ofCase: CaseOfClaim,
): readonly ScrubFinding[] {
  const facts = scrubFacts(intended, planned, ofCase);
  return rules
    .filter(
      ({ onlyIf, holds }) =>
        (onlyIf === undefined || evaluate(onlyIf, facts) === true) && evaluate(holds, facts) === false,
    )
    .map(({ id, title, field, says, denies, cites, unconfirmed }) => ({
      rule: id,
      title,
      field,
      says: wording(says, facts),
      denies: denies ?? null,
      cites,
      unconfirmed: unconfirmed === true,
    }));
}

const tokens = (text: string) =>
  text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
const codesIn = (text: string) =>
  text
    .toUpperCase()
    .split(/[\s,;/]+/)
    .map((code) => (/^[A-Z0-9]{4,7}$/.test(code) ? `${code.slice(0, 3)}.${code.slice(3)}` : code))
    .filter(Boolean);
const trialCodes = ['Z00.6', 'V70.7'];

/** From a claim as it is meant to be sent, and as the recipe has it, to the facts that the rules read. */
function scrubFacts(intended: IntendedClaim, planned: PlannedClaim, ofCase: CaseOfClaim): Facts {
  return {
    kind: planned.kind,
    tracer: ofCase.tracer,
    caseOn: planned.serviceOn,
    ...dayFacts(intended, planned),
    ...procedureFacts(intended, planned),
    ...tracerFacts(intended, planned),
    ...diagnosisFacts(intended, planned),
    ...trialFacts(intended, planned, ofCase),
    ...identifierFacts(intended, ofCase),
  };
}

function dayFacts({ serviceOn }: IntendedClaim, planned: PlannedClaim): Facts {
  const day = parseDay(serviceOn.trim());
  return {
    dayGiven: day.ok,
    dayMatches: day.ok && day.value === planned.serviceOn,
    isFrom2008: planned.serviceOn >= '2008-01-01',
  };
}

function procedureFacts({ procedure }: IntendedClaim, { procedure: wanted }: PlannedClaim): Facts {
  const [code = '', ...modifiers] = tokens(procedure);
  const facts: Record<string, boolean | string> = {
    cpt: wanted.code,
    code,
    codeGiven: code !== '',
    codeMatches: code === wanted.code,
    isOldCode: /^G0(?:21\d|22\d|23[0-5]|252)$/.test(code),
    hasLetterO: modifiers.includes('QO'),
    strategy: wanted.modifiers.find((modifier) => ['PI', 'PS'].includes(modifier)) ?? '',
    hasTwoStrategies: modifiers.includes('PI') && modifiers.includes('PS'),
  };
  for (const modifier of ['Q0', 'QR', 'PI', 'PS', '26', 'TC', 'KX']) {
    facts[`has${modifier}`] = modifiers.includes(modifier);
    facts[`wants${modifier}`] = wanted.modifiers.includes(modifier);
  }
  return facts;
}

function tracerFacts({ tracer }: IntendedClaim, { tracer: wanted }: PlannedClaim): Facts {
  const [code = '', ...modifiers] = tokens(tracer);
  return {
    tracerCode: wanted?.code ?? null,
    tracerGiven: code !== '',
    tracerWanted: wanted !== null,
    tracerMatches: code === (wanted?.code ?? code),
    isUnlistedTracer: code === 'A4641',
    tracerHasModifier: modifiers.length > 0,
  };
}

function diagnosisFacts({ diagnoses }: IntendedClaim, planned: PlannedClaim): Facts {
  const [principal = '', ...others] = codesIn(diagnoses);
  const [wanted = '', ...rest] = planned.diagnoses;
  const trial = rest.find((code) => trialCodes.includes(code));
  const given = [principal, ...others];
  return {
    diagnosis: wanted,
    diagnosisGiven: principal !== '',
    principalMatches: principal === wanted,
    trialCode: trial ?? null,
    otherTrialCode: trialCodes.find((code) => code !== trial) ?? null,
    trialWanted: trial !== undefined,
    trialIsThere: trial !== undefined && given.includes(trial),
    trialIsFirst: trialCodes.includes(principal),
    trialIsSecond: trial !== undefined && others[0] === trial,
    trialOfAnotherTime: given.some((code) => trialCodes.includes(code) && code !== trial),
    isPrincipalOfAnotherTime:
      principal !== '' && !trialCodes.includes(principal) && /^\d/.test(principal) !== /^\d/.test(wanted),
  };
}

function trialFacts(
  { trialNumber, conditionCodes, valueCode }: IntendedClaim,
  planned: PlannedClaim,
  ofCase: CaseOfClaim,
): Facts {
  const typed = trialNumber.trim().toUpperCase();
  const [value, number] = tokens(valueCode);
  return {
    nctDigits: ofCase.trialNumber,
    numberWanted: planned.trialNumber !== null,
    numberGiven: typed !== '',
    numberMatches: typed.replace(/^(?:N?CT)/, '') === ofCase.trialNumber,
    numberIsBare: /^\d*$/.test(typed),
    has30: tokens(conditionCodes).includes('30'),
    wants30: planned.conditionCodes.includes('30'),
    hasD4: value === 'D4',
    wantsD4: planned.valueCodes.some(({ code }) => code === 'D4'),
    d4Matches: number === ofCase.trialNumber,
  };
}

function identifierFacts({ mbi, billingNpi, referringNpi }: IntendedClaim, ofCase: CaseOfClaim): Facts {
  const read = parseMbi(mbi);
  return {
    mbiGiven: mbi.trim() !== '',
    mbiValid: read.ok,
    mbiMatches: read.ok && read.value === ofCase.mbi,
    billingGiven: billingNpi.trim() !== '',
    billingValid: parseNpi(billingNpi).ok,
    referringGiven: referringNpi.trim() !== '',
    referringValid: parseNpi(referringNpi).ok,
    referringMatches: referringNpi.trim() === ofCase.referringNpi,
  };
}
