import { describe, expect, it } from 'vitest';
import type { Values } from '../../domain/forms/condition';
import { offered } from '../../domain/forms/kinds';
import { readForm } from '../../domain/forms/problems';
import { sampleAnswers } from '../../domain/forms/sample';
import { seeded } from '../../domain/forms/seeded';
import { forms } from './forms';
import { diagnosisReasons, monitoringReasons, type ReasonCode, reasons } from './reasons';

const today = '2026-11-10';
const byReason = reasons.map((reason) => [reason.code, reason] as const);
const isDiagnosis = (code: ReasonCode) => diagnosisReasons.some((other) => other === code);
const isMonitoring = (code: ReasonCode) => monitoringReasons.some((other) => other === code);

function askedOn(form: keyof typeof forms, answers: Values, given: Values): readonly string[] {
  const reading = readForm(forms[form], answers, given, today);
  return [...reading.asked].filter(([, asked]) => asked === true).map(([key]) => key);
}

describe.each(byReason)('with the reason %s', (code, { tracer }) => {
  const given = { tracer, registeredReason: code, registeredSite: 'BRAIN', registeredFollowUp: 'NONE' };

  it('the pre-PET form asks what this reason needs', () => {
    const answers = { reason: code, plan: 'OBSERVATION', ...(isDiagnosis(code) ? {} : { site: 'BRAIN' }) };
    expect(askedOn('pre-pet', answers, given)).toEqual([
      'treating',
      'reason',
      ...(isDiagnosis(code) ? [] : ['site']),
      'diagnosis',
      'established',
      ...(isDiagnosis(code) ? [] : ['stage']),
      'ecog',
      ...(isMonitoring(code) ? ['therapy'] : []),
      ...(tracer === 'NAF' ? ['prompt'] : []),
      'plan',
      ...(tracer === 'NAF' ? ['boneScan'] : []),
    ]);
  });

  it('the post-PET form asks what this reason needs', () => {
    const stagedToo = !isDiagnosis(code) && code !== 'TM';
    expect(askedOn('post-pet', { avoided: 'no', plan: 'BIOPSY' }, { reason: code, tracer })).toEqual([
      'avoided',
      ...(isDiagnosis(code) ? ['biopsyDone', 'impression'] : []),
      ...(stagedToo ? ['stage', 'extent'] : []),
      ...(isMonitoring(code) ? ['prognosis', 'monitoredPlan'] : []),
      'plan',
      'treating',
      'consent',
    ]);
  });

  it('the report asks for the assessment of NaF alone', () => {
    expect(askedOn('report', {}, { tracer }).includes('assessment')).toBe(tracer === 'NAF');
  });

  it('only the reasons of its radiopharmaceutical are offered', () => {
    for (const { options } of [
      forms['pre-pet'].sections.request.questions.reason,
      forms.registration.sections.scan.questions.reason,
    ]) {
      const codes = offered(options, { tracer }).map((option) => option.value);
      expect(codes).toEqual(
        reasons.filter((reason) => reason.tracer === tracer).map((reason) => reason.code),
      );
    }
  });
});

describe.each(['pre-pet', 'post-pet'] as const)('the plan of the %s form', (form) => {
  const given = {
    tracer: 'FDG',
    reason: 'RS',
    registeredReason: 'RS',
    registeredSite: 'BRAIN',
    registeredFollowUp: 'NONE',
  };
  const plans: readonly (readonly [Values, readonly string[]])[] = [
    [{ plan: 'OBSERVATION' }, []],
    [{ plan: 'BIOPSY' }, []],
    [{ plan: 'SUPPORTIVE' }, []],
    [{ plan: 'IMAGING' }, ['tests']],
    [{ plan: 'TREATMENT' }, ['goal', 'treatments']],
    [{ plan: 'TREATMENT', treatments: ['SURGERY'] }, ['goal', 'treatments']],
    [{ plan: 'TREATMENT', treatments: ['SURGERY', 'OTHER'] }, ['goal', 'treatments', 'otherTreatment']],
    [{ plan: 'OBSERVATION', treatments: ['OTHER'] }, []],
  ];
  it.each(plans)('%j asks %j', (answers, followUps) => {
    const keys = ['goal', 'treatments', 'otherTreatment', 'tests'];
    expect(askedOn(form, answers, given).filter((key) => keys.includes(key))).toEqual(followUps);
  });
});

describe('the other follow-ups', () => {
  const completed = { tracer: 'FDG', registeredOn: '2026-11-01', scheduledOn: '2026-11-08' };

  it('of a scan that was not performed are its reason alone', () => {
    expect(askedOn('completion', { performed: 'no' }, completed)).toEqual([
      'performed',
      'notPerformedReason',
    ]);
  });

  it('ask glucose for FDG, and about the sheet unless the patient was not asked', () => {
    const all = [
      'performed',
      'scanOn',
      'scanner',
      'scannerLocation',
      'region',
      'cpt',
      'activity',
      'uptakeMinutes',
      'glucose',
      'compared',
      'interpretingPhysician',
      'consent',
      'sheetVersion',
      'consentAskedOn',
    ];
    expect(askedOn('completion', { performed: 'yes', consent: 'NO' }, completed)).toEqual(all);
    expect(askedOn('completion', { performed: 'yes', consent: 'NOT_ASKED' }, completed)).toEqual(
      all.slice(0, -2),
    );
    expect(
      askedOn('completion', { performed: 'yes', consent: 'YES' }, { ...completed, tracer: 'NAF' }),
    ).not.toContain('glucose');
  });

  it('ask the plan of Medicare Advantage, and need it', () => {
    expect(askedOn('registration', { payer: 'ADVANTAGE' }, {})).toEqual(
      expect.arrayContaining(['plan', 'priorAuthorization']),
    );
    expect(askedOn('registration', { payer: 'ORIGINAL' }, {})).not.toContain('plan');
    const missing = readForm(forms.registration, { payer: 'ADVANTAGE' }, {}, today).problems.map(
      (problem) => problem.key,
    );
    expect(missing).toContain('plan');
    expect(missing).not.toContain('priorAuthorization');
  });

  it('ask which tests were avoided, and the result of a biopsy', () => {
    expect(askedOn('post-pet', { avoided: 'yes' }, { reason: 'IS', tracer: 'FDG' })).toContain(
      'whichAvoided',
    );
    expect(askedOn('post-pet', { biopsyDone: 'yes' }, { reason: 'DX_CUP', tracer: 'FDG' })).toContain(
      'biopsyResult',
    );
    expect(askedOn('post-pet', { biopsyDone: 'no' }, { reason: 'DX_CUP', tracer: 'FDG' })).not.toContain(
      'biopsyResult',
    );
  });

  const cells: readonly (readonly [string, string, string])[] = [
    ['CERVIX', 'IS', 'cervixNegative'],
    ['CERVIX', 'DX_LESION', 'cervixNegative'],
    ['BREAST', 'IS', 'breastDistant'],
    ['MELANOMA', 'IS', 'melanomaNodes'],
    ['THYROID', 'RS', 'thyroidFollicular'],
    ['THYROID', 'TM', 'thyroidFollicular'],
  ];
  it.each(cells)('ask at registration the footnote of %s for %s', (site, reason, key) => {
    const asked = askedOn('registration', { tracer: 'FDG', site, reason }, {});
    expect(
      asked.filter((candidate) =>
        ['cervixNegative', 'breastDistant', 'melanomaNodes', 'thyroidFollicular'].includes(candidate),
      ),
    ).toEqual([key]);
  });

  it.each([
    ['CERVIX', 'RS'],
    ['BREAST', 'DX_LESION'],
    ['MELANOMA', 'DX_PNS'],
    ['THYROID', 'IS'],
    ['BRAIN', 'IS'],
  ])('ask no footnote of %s for %s', (site, reason) => {
    const asked = askedOn('registration', { tracer: 'FDG', site, reason }, {});
    expect(asked).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/cervix|breast|melanoma|thyroid/)]),
    );
  });

  it('ask a footnote before PET when the registration did not', () => {
    const given = {
      tracer: 'FDG',
      registeredReason: 'RS',
      registeredSite: 'BRAIN',
      registeredFollowUp: 'NONE',
    };
    const changed = { reason: 'RS', site: 'THYROID' };
    expect(askedOn('pre-pet', changed, given)).toContain('thyroidFollicular');
    expect(askedOn('pre-pet', changed, { ...given, registeredFollowUp: 'thyroidFollicular' })).not.toContain(
      'thyroidFollicular',
    );
  });
});

describe('the proposed CPT code', () => {
  const proposals = forms.completion.sections.scan.questions.cpt.proposals;
  const rows = [
    ['PET', 'LIMITED', 'FDG', '78811'],
    ['PET', 'SKULL_THIGH', 'FDG', '78812'],
    ['PET', 'WHOLE', 'NAF', '78813'],
    ['PETCT', 'LIMITED', 'NAF', '78814'],
    ['PETCT', 'SKULL_THIGH', 'FDG', '78815'],
    ['PETCT', 'WHOLE', 'NAF', '78816'],
    ['PET', 'BRAIN', 'FDG', '78608'],
    ['PETCT', 'BRAIN', 'FDG', '78608'],
    ['PETCT', 'BRAIN', 'NAF', undefined],
  ] as const;
  it.each(rows)('for %s, %s, %s is %s', (scanner, region, tracer, cpt) => {
    expect(offeredFirst({ scanner, region, tracer })).toBe(cpt);
  });

  function offeredFirst(values: Values): string | undefined {
    const options = proposals.map(({ value, onlyIf }) => ({ value, label: value, onlyIf }));
    return offered(options, values)[0]?.value;
  }
});

describe('a sampled case', () => {
  it('answers a physician’s form with few questions', () => {
    const given = {
      tracer: 'FDG',
      registeredReason: 'RS',
      registeredSite: 'BRAIN',
      registeredFollowUp: 'NONE',
    };
    const answers = sampleAnswers(forms['pre-pet'], given, today, seeded(1), {
      reason: 'RS',
      plan: 'OBSERVATION',
    });
    expect(Object.keys(answers).length).toBeLessThanOrEqual(8);
  });
});
