import { X12FatInterchange, X12Parser, X12QueryEngine } from 'node-x12';
import { describe, expect, it } from 'vitest';
import { nopr2006 } from '../../protocols/nopr-2006/protocol';
import { nopr2026 } from '../../protocols/nopr-2026/protocol';
import { noprNaf2011 } from '../../protocols/nopr-naf-2011/protocol';
import type { Protocol } from '../cases/protocol';
import { type ClaimKind, claimAdvice } from './claim-recipe';
import { claimSegments } from './claim-segments';
import { type ClaimPart, claimOf, controlNumber, planClaim } from './planned-claim';
import { intendedIn } from './read-claim';

const fdg = {
  tracer: 'FDG',
  tracerHcpcs: 'A9552',
  cpt: '78815',
  modifier: 'PS',
  diagnosis: 'C71.9',
  nctDigits: '00868582',
};
const naf = { ...fdg, tracer: 'NAF', tracerHcpcs: 'A9580', cpt: '78816' };
const charges = { procedure: '1500.00', tracer: '250.5' };

function claim(
  kind: ClaimKind,
  on: string,
  {
    facts = fdg,
    protocol = nopr2026,
    part,
  }: { facts?: typeof fdg; protocol?: Protocol; part?: ClaimPart } = {},
) {
  const recipe = protocol.recipes.find(
    (one) => one.kind === kind && one.fromOn <= on && (one.untilOn === null || on <= one.untilOn),
  );
  const advice = claimAdvice(protocol.recipes, facts, on).find((one) => one.recipe === recipe?.id);
  return planClaim(advice?.lines ?? [], {
    kind,
    controlNumber: controlNumber('1017-26-0431', kind),
    serviceOn: on,
    ...(part === undefined ? {} : { part }),
  });
}

/** The segments inside an interchange, as a clearing house sends them. */
function interchange(kind: ClaimKind, segments: readonly string[]): string {
  const version = kind === 'institutional' ? '005010X223A2' : '005010X222A1';
  const body = [
    `ST*837*0001*${version}~`,
    'BHT*0019*00*1*20261122*1200*CH~',
    'HL*1**20*1~',
    'NM1*85*2*LAKESIDE IMAGING*****XX*1234567893~',
    'HL*2*1*22*0~',
    'NM1*IL*1*MARSH*LELAND****MI*1EG4TE5MK73~',
    ...segments.slice(0, -segments.filter((one) => /^(?:LX|SV\d|DTP\*472)/.test(one)).length),
    'NM1*DN*1*IYER*ASHA****XX*1234567893~',
    ...segments.filter((one) => /^(?:LX|SV\d|DTP\*472)/.test(one)),
  ];
  return [
    'ISA*00*          *00*          *ZZ*TRACER         *ZZ*CONTRACTOR     *261122*1200*^*00501*000000001*0*T*:~',
    `GS*HC*TRACER*CONTRACTOR*20261122*1200*1*X*${version}~`,
    ...body,
    `SE*${body.length + 1}*0001~`,
    'GE*1*1~',
    'IEA*1*000000001~',
  ].join('\n');
}

describe('the segments of a claim', () => {
  it('are those of a professional component', () => {
    expect(claimSegments(claim('professional', '2026-11-02'), charges)).toEqual([
      'CLM*1017-26-0431-P*1500***11:B:1*Y*A*Y*Y~',
      'REF*P4*00868582~',
      'HI*ABK:C719*ABF:Z006~',
      'LX*1~',
      'SV1*HC:78815:26:PS:Q0*1500*UN*1***1:2~',
      'DTP*472*D8*20261102~',
    ]);
  });

  it('are those of a technical or global claim, with its tracer', () => {
    expect(claimSegments(claim('technical', '2026-11-02', { part: 'Technical component' }), charges)).toEqual(
      [
        'CLM*1017-26-0431-T*1750.5***11:B:1*Y*A*Y*Y~',
        'REF*P4*00868582~',
        'HI*ABK:C719*ABF:Z006~',
        'LX*1~',
        'SV1*HC:78815:TC:PS:Q0*1500*UN*1***1:2~',
        'DTP*472*D8*20261102~',
        'LX*2~',
        'SV1*HC:A9552*250.5*UN*1***1:2~',
        'DTP*472*D8*20261102~',
      ],
    );
    expect(claimSegments(claim('technical', '2026-11-02'), charges)).toContain(
      'SV1*HC:78815:PS:Q0*1500*UN*1***1:2~',
    );
  });

  it('are those of a hospital, with condition and value codes', () => {
    expect(claimSegments(claim('institutional', '2026-11-02'), charges)).toEqual([
      'CLM*1017-26-0431-I*1750.5***13:A:1**A*Y*Y~',
      'DTP*434*RD8*20261102-20261102~',
      'REF*P4*00868582~',
      'HI*ABK:C719~',
      'HI*ABF:Z006~',
      'HI*BE:D4:::00868582~',
      'HI*BG:30~',
      'LX*1~',
      'SV2*0404*HC:78815:PS:Q0*1500*UN*1~',
      'DTP*472*D8*20261102~',
      'LX*2~',
      'SV2*0343*HC:A9552*250.5*UN*1~',
      'DTP*472*D8*20261102~',
    ]);
  });

  it('of an old claim have the codes of its day and no number that it did not carry', () => {
    const facts = { ...naf, diagnosis: '185' };
    const before = claimSegments(
      claim('institutional', '2013-12-31', { facts, protocol: noprNaf2011 }),
      charges,
    );
    expect(before).toContain('HI*BK:185~');
    expect(before).toContain('HI*BF:V707~');
    expect(before.join('')).not.toMatch(/REF|BE:/);
    expect(
      claimSegments(claim('professional', '2015-10-01', { facts: naf, protocol: noprNaf2011 }), charges),
    ).toContain('HI*ABK:C719*ABF:Z006~');
    expect(
      claimSegments(
        claim('professional', '2007-12-31', { facts: { ...fdg, diagnosis: '191.9' }, protocol: nopr2006 }),
        charges,
      ),
    ).toContain('SV1*HC:78815:26:QR*1500*UN*1***1~');
  });
});

const every = [
  ['professional', '2026-11-02', { facts: fdg }],
  ['professional', '2026-11-02', { facts: naf }],
  ['technical', '2026-11-02', { facts: fdg }],
  ['technical', '2026-11-02', { facts: naf, part: 'Technical component' }],
  ['institutional', '2026-11-02', { facts: fdg }],
  ['institutional', '2014-01-01', { facts: { ...naf, diagnosis: '185' }, protocol: noprNaf2011 }],
  ['professional', '2008-01-01', { facts: { ...fdg, diagnosis: '191.9' }, protocol: nopr2006 }],
  ['institutional', '2007-12-31', { facts: { ...fdg, diagnosis: '191.9' }, protocol: nopr2006 }],
] as const;

describe.each(every)('%s on %s, by an X12 reader of others', (kind, on, how) => {
  const planned = claim(kind, on, how);
  const edi = interchange(kind, claimSegments(planned, charges));

  it('is accepted, strictly', () => {
    expect(() => new X12Parser(true).parse(edi)).not.toThrow();
    const cutOff = edi.replace(/SE\*\d+/, 'SE*99').replace('IEA*1*000000001~', '');
    expect(() => new X12Parser(true).parse(cutOff)).toThrow();
  });

  it('says what was planned', () => {
    const parsed = new X12Parser(true).parse(edi);
    const interchange = parsed instanceof X12FatInterchange ? parsed.interchanges[0] : parsed;
    if (!interchange) throw new Error('No interchange');
    const all = (reference: string) =>
      new X12QueryEngine(true).query(interchange, reference).map(({ value }) => value);
    expect(all('CLM01')).toEqual([planned.controlNumber]);
    expect(all('REF02')).toEqual(planned.trialNumber === null ? [] : [planned.trialNumber]);
    const service = kind === 'institutional' ? all('SV202') : all('SV101');
    expect(service).toEqual(
      [planned.procedure, planned.tracer]
        .filter((line) => line !== null)
        .map(({ code, modifiers }) => ['HC', code, ...modifiers].join(':')),
    );
  });

  it('is read back by the scrubber as it was planned', () => {
    expect(intendedIn(edi)).toEqual({
      serviceOn: on,
      procedure: [planned.procedure.code, ...planned.procedure.modifiers].join('-'),
      tracer: planned.tracer?.code ?? '',
      diagnoses: planned.diagnoses.join(', '),
      trialNumber: planned.trialNumber ?? '',
      conditionCodes: planned.conditionCodes.join(', '),
      valueCode: planned.valueCodes.map(({ code, value }) => `${code} ${value}`).join(),
      mbi: '1EG4TE5MK73',
      billingNpi: '1234567893',
      referringNpi: '1234567893',
    });
  });
});

describe('a control number', () => {
  it('names a case and a claim', () => {
    expect(claimOf('1017-26-0431-P')).toEqual({ caseNumber: '1017-26-0431', kind: 'professional' });
    expect(claimOf(' 1017-26-0431-t ')).toEqual({ caseNumber: '1017-26-0431', kind: 'technical' });
    expect(claimOf(controlNumber('1017-26-10431', 'institutional'))?.kind).toBe('institutional');
    for (const other of ['', '1017-26-0431', '1017-26-0431-X', 'MARSH'])
      expect(claimOf(other)).toBeUndefined();
  });
});
