import { describe, expect, it } from 'vitest';
import { type ClaimKind, claimAdvice } from '../domain/claims/claim-recipe';
import { reasonCodesIn } from '../domain/claims/denial-reason';
import { planClaim } from '../domain/claims/planned-claim';
import type { IntendedClaim } from '../domain/claims/read-claim';
import { scrub } from '../domain/claims/scrub';
import { denialReasons } from './denial-reasons';
import { editionOn } from './index';
import { scrubRules } from './scrub-rules';

interface Scan {
  readonly kind?: ClaimKind;
  readonly on?: string;
  readonly tracer?: 'FDG' | 'NAF';
  readonly diagnosis?: string;
}

function plannedOf({ kind = 'professional', on = '2026-11-02', tracer = 'FDG', diagnosis = 'C71.9' }: Scan) {
  const facts = {
    tracer,
    tracerHcpcs: tracer === 'FDG' ? 'A9552' : 'A9580',
    cpt: '78815',
    modifier: 'PS',
    diagnosis,
    nctDigits: '00868582',
  };
  const recipes = editionOn(tracer, on, { opensOn: '2026-01-01', closesOn: null })?.recipes ?? [];
  const ids = recipes.filter((recipe) => recipe.kind === kind).map(({ id }) => id);
  const advice = claimAdvice(recipes, facts, on).find(({ recipe }) => ids.includes(recipe));
  return planClaim(advice?.lines ?? [], { kind, controlNumber: 'x', serviceOn: on });
}

/** The claim as its recipe has it, then with what is typed otherwise. */
function findings(scan: Scan, typed: Partial<IntendedClaim> = {}) {
  const planned = plannedOf(scan);
  const good: IntendedClaim = {
    serviceOn: planned.serviceOn,
    procedure: [planned.procedure.code, ...planned.procedure.modifiers].join('-'),
    tracer: planned.tracer?.code ?? '',
    diagnoses: planned.diagnoses.join(', '),
    trialNumber: planned.trialNumber ?? '',
    conditionCodes: planned.conditionCodes.join(', '),
    valueCode: planned.valueCodes.map(({ code, value }) => `${code} ${value}`).join(),
    mbi: '1EG4-TE5-MK73',
    billingNpi: '1993999998',
    referringNpi: '1234567893',
  };
  return scrub(scrubRules, { ...good, ...typed }, planned, {
    tracer: scan.tracer ?? 'FDG',
    mbi: '1EG4TE5MK73',
    referringNpi: '1234567893',
    trialNumber: '00868582',
  });
}
const failing = (scan: Scan, typed: Partial<IntendedClaim>) => findings(scan, typed).map(({ rule }) => rule);

const hospital: Scan = { kind: 'institutional' };
const technical: Scan = { kind: 'technical' };
const naf: Scan = { tracer: 'NAF' };
const of2006: Scan = { on: '2007-06-01', diagnosis: '191.9' };
const naf2014: Scan = { tracer: 'NAF', on: '2014-06-01', diagnosis: '185' };

/** The rule, the claim, and what is typed that breaks this rule and no other. */
const broken: readonly (readonly [string, Scan, Partial<IntendedClaim>])[] = [
  ['SCR-01', {}, { serviceOn: '2026-11-03' }],
  ['SCR-01', {}, { serviceOn: '' }],
  ['SCR-02', {}, { procedure: '78816-26-PS-Q0' }],
  ['SCR-04', {}, { procedure: 'G0235-26-PS-Q0' }],
  ['SCR-06', {}, { procedure: '78815-26-PS' }],
  ['SCR-07', of2006, { procedure: '78815-26' }],
  ['SCR-08', {}, { procedure: '78815-26-PS-Q0-QR' }],
  ['SCR-09', { ...of2006, kind: 'institutional' }, { procedure: '78815-Q0' }],
  ['SCR-10', {}, { procedure: '78815-26-Q0' }],
  ['SCR-11', {}, { procedure: '78815-26-PI-Q0' }],
  ['SCR-11', {}, { procedure: '78815-26-PI-PS-Q0' }],
  ['SCR-12', of2006, { procedure: '78815-26-PS-QR' }],
  ['SCR-13', {}, { procedure: '78815-PS-Q0' }],
  ['SCR-13', {}, { procedure: '78815-26-TC-PS-Q0' }],
  ['SCR-14', technical, { procedure: '78815-26-PS-Q0' }],
  ['SCR-15', hospital, { procedure: '78815-TC-PS-Q0' }],
  ['SCR-16', naf, { procedure: '78815-26-PS-Q0' }],
  ['SCR-17', {}, { procedure: '78815-26-PS-Q0-KX' }],
  ['SCR-18', technical, { tracer: '' }],
  ['SCR-19', technical, { tracer: 'A9580' }],
  ['SCR-19', { ...naf, kind: 'institutional' }, { tracer: 'A9552' }],
  ['SCR-20', technical, { tracer: 'A4641' }],
  ['SCR-21', {}, { tracer: 'A9552' }],
  ['SCR-22', technical, { tracer: 'A9552-Q0' }],
  ['SCR-23', {}, { diagnoses: 'C61, Z00.6' }],
  ['SCR-24', {}, { diagnoses: 'Z00.6, C71.9' }],
  ['SCR-25', {}, { diagnoses: 'C71.9' }],
  ['SCR-26', {}, { diagnoses: 'C71.9, C79.3, Z00.6' }],
  ['SCR-27', {}, { diagnoses: 'C71.9, Z00.6, V70.7' }],
  ['SCR-27', of2006, { diagnoses: '191.9, V70.7' }],
  ['SCR-28', {}, { diagnoses: '191.9, Z00.6' }],
  ['SCR-29', {}, { trialNumber: '' }],
  ['SCR-30', {}, { trialNumber: '02420756' }],
  ['SCR-31', {}, { trialNumber: 'CT00868582' }],
  ['SCR-32', hospital, { conditionCodes: '' }],
  ['SCR-33', hospital, { valueCode: '' }],
  ['SCR-34', hospital, { valueCode: 'D4 00868583' }],
  ['SCR-35', {}, { mbi: '1SG4-TE5-MK73' }],
  ['SCR-36', {}, { mbi: '1EG4-TE5-MK72' }],
  ['SCR-37', {}, { billingNpi: '1234567890' }],
  ['SCR-37', {}, { billingNpi: '' }],
  ['SCR-38', {}, { referringNpi: '1993999998' }],
];

describe.each(broken)('%s', (rule, scan, typed) => {
  it(`is told of ${JSON.stringify(typed)}, and nothing else`, () => {
    expect(findings(scan, typed)).toEqual([
      expect.objectContaining({
        rule,
        says: expect.stringMatching(/^[^{}–]+\.$/),
        cites: expect.any(String),
      }),
    ]);
  });
});

describe('a claim', () => {
  it.each([
    {},
    technical,
    hospital,
    naf,
    { ...naf, kind: 'technical' },
    { ...naf, kind: 'institutional' },
    of2006,
    { ...of2006, kind: 'technical' },
    { ...of2006, kind: 'institutional' },
    { on: '2010-06-01', diagnosis: '191.9' },
    { on: '2010-06-01', diagnosis: '191.9', kind: 'institutional' },
    naf2014,
    { ...naf2014, kind: 'institutional' },
    { ...naf2014, on: '2015-10-01', diagnosis: 'C61' },
  ] as const satisfies readonly Scan[])('by its recipe passes: %o', (scan) => {
    expect(findings(scan)).toEqual([]);
  });

  it('with the technical component or globally passes alike', () => {
    expect(failing(technical, { procedure: '78815-TC-PS-Q0' })).toEqual([]);
  });

  it('has no brain or heart code with NaF (SCR-03), beside not being the code of the case', () => {
    expect(failing(naf, { procedure: '78608-26-PS-Q0-KX' })).toEqual(['SCR-02', 'SCR-03']);
    expect(failing(naf, { procedure: '78459-26-PS-Q0-KX' })).toEqual(['SCR-02', 'SCR-03']);
  });

  it('has Q0 with a zero (SCR-05), else it lacks Q0', () => {
    expect(failing({}, { procedure: '78815-26-PS-QO' })).toEqual(['SCR-05', 'SCR-06']);
  });

  it('hears all that is wrong with it at once', () => {
    expect(
      failing(hospital, {
        serviceOn: '',
        procedure: '',
        tracer: '',
        diagnoses: '',
        trialNumber: '',
        conditionCodes: '',
        valueCode: '',
        mbi: '',
        billingNpi: '',
        referringNpi: '',
      }),
    ).toEqual([
      'SCR-01',
      'SCR-02',
      'SCR-06',
      'SCR-10',
      'SCR-18',
      'SCR-23',
      'SCR-25',
      'SCR-29',
      'SCR-32',
      'SCR-33',
      'SCR-35',
      'SCR-37',
    ]);
  });

  it('without the trial number is returned: CO-16, MA50, MA130', () => {
    expect(findings({}, { trialNumber: '' })[0]?.denies).toMatch(/CO-16.*MA50.*MA130/);
    expect(findings({ on: '2010-06-01', diagnosis: '191.9' }, { trialNumber: '' })).toEqual([]);
  });

  it('is read however it is typed', () => {
    expect(
      failing({}, { procedure: ' 78815 26 ps q0 ', diagnoses: 'c719 z006', serviceOn: '11/02/2026' }),
    ).toEqual([]);
  });
});

describe('the reasons of a denial', () => {
  it.each([
    ['DEN-01', 'CO-16'],
    ['DEN-02', 'MA130'],
    ['DEN-03', 'MA50'],
    ['DEN-04', 'CO-4'],
    ['DEN-05', 'CO-11'],
    ['DEN-06', 'CO-18'],
    ['DEN-07', 'CO-22'],
    ['DEN-08', 'CO-29'],
    ['DEN-09', 'CO-31'],
    ['DEN-10', 'CO-50'],
    ['DEN-11', 'CO-96'],
    ['DEN-12', 'CO-97'],
    ['DEN-13', 'CO-109'],
    ['DEN-14', 'CO-197'],
    ['DEN-15', 'CO-119'],
    ['DEN-16', 'MA63'],
    ['DEN-17', 'M76'],
    ['DEN-18', 'N286'],
    ['DEN-19', 'N382'],
  ])('%s tells of %s what is likely and what to do', (id, code) => {
    expect(denialReasons.find((reason) => reason.id === id)).toMatchObject({
      code,
      cause: expect.stringMatching(/\.$/),
      todo: expect.stringMatching(/\.$/),
    });
  });

  it('are confirmed for the missing trial number alone', () => {
    expect(denialReasons.filter(({ unconfirmed }) => unconfirmed !== true).map(({ code }) => code)).toEqual([
      'CO-16',
      'MA130',
      'MA50',
    ]);
  });

  it('are read as people and remittances write them', () => {
    expect(reasonCodesIn('co16, ma130; MA 50')).toEqual(['CO-16', 'MA130', 'MA50']);
    expect(reasonCodesIn('CO-16 MA130 MA50')).toEqual(['CO-16', 'MA130', 'MA50']);
    expect(reasonCodesIn('PR-B7')).toEqual(['PR-B7']);
    expect(reasonCodesIn('')).toEqual([]);
    expect(reasonCodesIn('wrong name')).toBeUndefined();
  });
});
