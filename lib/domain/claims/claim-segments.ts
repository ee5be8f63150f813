import type { PlannedClaim, ServiceLine } from './planned-claim';

/** What a claim costs, in dollars as X12 writes them; the registry does not know it. */
export interface Charges {
  readonly procedure: string;
  readonly tracer: string;
}

/** Places of service and types of bill that fit; the biller's own take their place. */
const places = { professional: '11', technical: '11', institutional: '13' } as const;

/**
 * The segments of loops 2300 and 2400 that the registry decides, as 837P (005010X222A1) or, for a hospital, 837I
 * (005010X223A2). Elements end with `*`, parts with `:`, segments with `~`.
 */
export function claimSegments(claim: PlannedClaim, charges: Charges): readonly string[] {
  const lines = [
    { line: claim.procedure, charge: charges.procedure },
    ...(claim.tracer === null ? [] : [{ line: claim.tracer, charge: charges.tracer }]),
  ];
  const total = dollars(lines.reduce((sum, { charge }) => sum + Number(charge), 0));
  return [
    ...(claim.kind === 'institutional' ? institutional(claim, total) : professional(claim, total)),
    ...lines.flatMap(({ line, charge }, index) => [
      segment('LX', String(index + 1)),
      claim.kind === 'institutional'
        ? segment('SV2', line.revenueCode ?? '', procedureOf(line), dollars(Number(charge)), 'UN', '1')
        : segment(
            'SV1',
            procedureOf(line),
            dollars(Number(charge)),
            'UN',
            '1',
            '',
            '',
            pointers(claim.diagnoses.length),
          ),
      segment('DTP', '472', 'D8', compact(claim.serviceOn)),
    ]),
  ];
}

function professional(claim: PlannedClaim, total: string): readonly string[] {
  return [
    segment('CLM', claim.controlNumber, total, '', '', `${places[claim.kind]}:B:1`, 'Y', 'A', 'Y', 'Y'),
    ...trialOf(claim),
    segment('HI', ...claim.diagnoses.map((code, index) => diagnosis(claim, code, index))),
  ];
}

function institutional(claim: PlannedClaim, total: string): readonly string[] {
  const [principal = '', ...others] = claim.diagnoses;
  const on = compact(claim.serviceOn);
  return [
    segment('CLM', claim.controlNumber, total, '', '', `${places[claim.kind]}:A:1`, '', 'A', 'Y', 'Y'),
    segment('DTP', '434', 'RD8', `${on}-${on}`),
    ...trialOf(claim),
    segment('HI', diagnosis(claim, principal, 0)),
    ...(others.length === 0
      ? []
      : [segment('HI', ...others.map((code, index) => diagnosis(claim, code, index + 1)))]),
    ...(claim.valueCodes.length === 0
      ? []
      : [segment('HI', ...claim.valueCodes.map(({ code, value }) => `BE:${code}:::${value}`))]),
    ...(claim.conditionCodes.length === 0
      ? []
      : [segment('HI', ...claim.conditionCodes.map((code) => `BG:${code}`))]),
  ];
}

function trialOf({ trialNumber }: PlannedClaim): readonly string[] {
  return trialNumber === null ? [] : [segment('REF', 'P4', trialNumber)];
}

/** ICD-10-CM is named ABK and ABF, ICD-9-CM BK and BF; neither carries its dot. */
function diagnosis({ serviceOn }: PlannedClaim, code: string, index: number): string {
  const qualifier = `${serviceOn < '2015-10-01' ? '' : 'A'}${index === 0 ? 'BK' : 'BF'}`;
  return `${qualifier}:${code.replace('.', '')}`;
}

function procedureOf({ code, modifiers }: ServiceLine): string {
  return ['HC', code, ...modifiers].join(':');
}

function pointers(count: number): string {
  return Array.from({ length: count }, (_, index) => index + 1).join(':');
}

function segment(...elements: readonly string[]): string {
  return `${elements.join('*').replace(/\*+$/, '')}~`;
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

/** `1500`, `1500.5`: X12 drops zeros that say nothing. */
function dollars(amount: number): string {
  return String(Math.round(amount * 100) / 100);
}
