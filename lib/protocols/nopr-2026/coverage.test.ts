import { describe, expect, it } from 'vitest';
import { type Coverage, type CoverageAnswer, coverageOf, type Strategy } from '../../domain/rules/coverage';
import { coverage, followUps } from './coverage';
import { diagnosisReasons, type ReasonCode, reasons } from './reasons';
import { type SiteCode, sites } from './sites';
import { settings } from './story';

const on = '2026-11-02';
const initial = [...diagnosisReasons, 'IS'] as const satisfies readonly ReasonCode[];
const subsequent = ['RS', 'SR', 'TM'] as const satisfies readonly ReasonCode[];

function ask(site: SiteCode, reason: ReasonCode, followUp?: 'yes' | 'no'): Coverage | undefined {
  const tracer = reasons.find((candidate) => candidate.code === reason)?.tracer ?? '';
  return coverageOf(
    coverage,
    { site, reason, tracer, on, ...(followUp ? { followUp } : {}) },
    settings.enrolment,
  );
}

const modifiersOf = (answer: CoverageAnswer, strategy: Strategy) => {
  const modifier = strategy === 'initial' ? 'PI' : 'PS';
  return answer === 'registry' ? [modifier, 'Q0'] : answer === 'covered' ? [modifier] : [];
};

/** The published table, cell by cell: the cell, a site of its row, the strategy, the answer for each of its reasons. */
const plain: readonly (readonly [string, SiteCode, Strategy, CoverageAnswer])[] = [
  ['COV-COLORECTAL-INITIAL', 'COLORECTAL', 'initial', 'covered'],
  ['COV-COLORECTAL-SUBSEQUENT', 'COLORECTAL', 'subsequent', 'covered'],
  ['COV-ESOPHAGUS-INITIAL', 'ESOPHAGUS', 'initial', 'covered'],
  ['COV-ESOPHAGUS-SUBSEQUENT', 'ESOPHAGUS', 'subsequent', 'covered'],
  ['COV-HEAD_AND_NECK-INITIAL', 'LARYNX', 'initial', 'covered'],
  ['COV-HEAD_AND_NECK-SUBSEQUENT', 'LARYNX', 'subsequent', 'covered'],
  ['COV-LYMPHOMA-INITIAL', 'LYMPHOMA', 'initial', 'covered'],
  ['COV-LYMPHOMA-SUBSEQUENT', 'LYMPHOMA', 'subsequent', 'covered'],
  ['COV-NON_SMALL_CELL_LUNG-INITIAL', 'NSCLC', 'initial', 'covered'],
  ['COV-NON_SMALL_CELL_LUNG-SUBSEQUENT', 'NSCLC', 'subsequent', 'covered'],
  ['COV-OVARY-INITIAL', 'OVARY', 'initial', 'covered'],
  ['COV-OVARY-SUBSEQUENT', 'OVARY', 'subsequent', 'covered'],
  ['COV-BRAIN-INITIAL', 'BRAIN', 'initial', 'covered'],
  ['COV-BRAIN-SUBSEQUENT', 'BRAIN', 'subsequent', 'registry'],
  ['COV-SMALL_CELL_LUNG-INITIAL', 'SCLC', 'initial', 'covered'],
  ['COV-SMALL_CELL_LUNG-SUBSEQUENT', 'SCLC', 'subsequent', 'registry'],
  ['COV-SOFT_TISSUE_SARCOMA-INITIAL', 'SOFT_TISSUE', 'initial', 'covered'],
  ['COV-SOFT_TISSUE_SARCOMA-SUBSEQUENT', 'SOFT_TISSUE', 'subsequent', 'registry'],
  ['COV-PANCREAS-INITIAL', 'PANCREAS', 'initial', 'covered'],
  ['COV-PANCREAS-SUBSEQUENT', 'PANCREAS', 'subsequent', 'registry'],
  ['COV-TESTES-INITIAL', 'TESTES', 'initial', 'covered'],
  ['COV-TESTES-SUBSEQUENT', 'TESTES', 'subsequent', 'registry'],
  ['COV-PROSTATE-INITIAL', 'PROSTATE', 'initial', 'notCovered'],
  ['COV-PROSTATE-SUBSEQUENT', 'PROSTATE', 'subsequent', 'registry'],
  ['COV-OTHER_SOLID_TUMORS-INITIAL', 'STOMACH', 'initial', 'covered'],
  ['COV-OTHER_SOLID_TUMORS-SUBSEQUENT', 'STOMACH', 'subsequent', 'registry'],
  ['COV-MYELOMA-INITIAL', 'MYELOMA', 'initial', 'covered'],
  ['COV-MYELOMA-SUBSEQUENT', 'MYELOMA', 'subsequent', 'covered'],
  ['COV-OTHER_CANCERS-INITIAL', 'LEUKEMIA', 'initial', 'registry'],
  ['COV-OTHER_CANCERS-SUBSEQUENT', 'LEUKEMIA', 'subsequent', 'registry'],
  ['COV-CERVIX-SUBSEQUENT', 'CERVIX', 'subsequent', 'covered'],
  ['COV-BREAST-SUBSEQUENT', 'BREAST', 'subsequent', 'covered'],
  ['COV-MELANOMA-SUBSEQUENT', 'MELANOMA', 'subsequent', 'covered'],
  ['COV-THYROID-INITIAL', 'THYROID', 'initial', 'covered'],
];

describe.each(plain)('%s', (id, site, strategy, answer) => {
  it.each(strategy === 'initial' ? initial : subsequent)('answers for %s', (reason) => {
    expect(ask(site, reason)).toMatchObject({ rule: id, answer, modifiers: modifiersOf(answer, strategy) });
    expect(ask(site, reason)?.says).toMatch(/\.$/);
    expect(ask(site, reason)?.cites).toMatch(/NCD 220\.6/);
  });
});

/** The cells with a footnote: the cell, the site, its reasons, and the answer by the footnote question. */
const footnoted: readonly (readonly [
  string,
  SiteCode,
  readonly ReasonCode[],
  string,
  CoverageAnswer,
  CoverageAnswer,
])[] = [
  ['COV-CERVIX-INITIAL', 'CERVIX', initial, followUps.cervixNegative.ask, 'covered', 'registry'],
  ['COV-BREAST-INITIAL-STAGING', 'BREAST', ['IS'], followUps.breastDistant.ask, 'covered', 'notCovered'],
  ['COV-MELANOMA-INITIAL-STAGING', 'MELANOMA', ['IS'], followUps.melanomaNodes.ask, 'notCovered', 'covered'],
  ['COV-THYROID-SUBSEQUENT', 'THYROID', subsequent, followUps.thyroidFollicular.ask, 'covered', 'registry'],
];

describe.each(footnoted)('%s', (id, site, its, question, yes, no) => {
  const strategy = id.includes('INITIAL') ? 'initial' : 'subsequent';
  it.each(its)('asks its footnote for %s, then answers', (reason) => {
    expect(ask(site, reason)).toMatchObject({
      rule: id,
      answer: 'askFollowUp',
      modifiers: [],
      followUp: { ask: question },
    });
    expect(ask(site, reason, 'yes')).toMatchObject({
      rule: id,
      answer: yes,
      modifiers: modifiersOf(yes, strategy),
    });
    expect(ask(site, reason, 'no')).toMatchObject({
      rule: id,
      answer: no,
      modifiers: modifiersOf(no, strategy),
    });
    expect(ask(site, reason, 'yes')?.says).not.toBe('');
    expect(ask(site, reason, 'no')?.says).not.toBe('');
  });
});

describe('the diagnosis reasons of a footnoted row', () => {
  it.each(diagnosisReasons)('COV-BREAST-INITIAL-DIAGNOSIS: %s is not covered', (reason) => {
    expect(ask('BREAST', reason)).toMatchObject({
      rule: 'COV-BREAST-INITIAL-DIAGNOSIS',
      answer: 'notCovered',
      modifiers: [],
    });
  });
  it.each(diagnosisReasons)('COV-MELANOMA-INITIAL-DIAGNOSIS: %s is covered', (reason) => {
    expect(ask('MELANOMA', reason)).toMatchObject({
      rule: 'COV-MELANOMA-INITIAL-DIAGNOSIS',
      answer: 'covered',
    });
  });
});

describe.each(['NAF_IS', 'NAF_FOM', 'NAF_POM', 'NAF_TM'] as const)('NaF, %s', (reason) => {
  it('is a registry case at every site (COV-NAF-INITIAL, COV-NAF-SUBSEQUENT)', () => {
    const strategy = reason === 'NAF_IS' ? 'initial' : 'subsequent';
    const rule = strategy === 'initial' ? 'COV-NAF-INITIAL' : 'COV-NAF-SUBSEQUENT';
    for (const { code } of sites) {
      expect(ask(code, reason)).toMatchObject({
        rule,
        answer: 'registry',
        modifiers: modifiersOf('registry', strategy),
      });
    }
  });
});

describe('the table', () => {
  it('answers for every site, reason and radiopharmaceutical that go together', () => {
    for (const site of sites) for (const reason of reasons) expect(ask(site.code, reason.code)).toBeDefined();
  });

  it('has no cell that can never answer, and none twice', () => {
    const reached = new Set(
      sites.flatMap((site) => reasons.map((reason) => ask(site.code, reason.code)?.rule)),
    );
    expect(coverage.cells.map((cell) => cell.id).toSorted()).toEqual([...reached].toSorted());
  });

  it('has the sites of the source under their rows', () => {
    const labels = (tumor: string) => sites.filter((site) => site.tumor === tumor).map((site) => site.label);
    expect(labels('HEAD_AND_NECK').toSorted()).toEqual([
      'Larynx',
      'Lip, oral cavity and pharynx',
      'Nasal cavity, ear and sinuses',
    ]);
    expect(labels('OTHER_CANCERS')).toEqual(['Leukemia', 'Other not solid']);
    expect(labels('OTHER_SOLID_TUMORS')).toHaveLength(20);
    expect(labels('COLORECTAL')).toEqual(['Colon and rectum']);
    expect(sites).toHaveLength(41);
  });

  it('gives each reason its label, strategy and modifier', () => {
    expect(reasons.map(({ code, label, strategy, modifier }) => [code, label, strategy, modifier])).toEqual([
      ['DX_LESION', 'Diagnosis: is a suspicious lesion cancer?', 'initial', 'PI'],
      ['DX_CUP', 'Diagnosis: unknown primary with metastatic disease', 'initial', 'PI'],
      ['DX_PNS', 'Diagnosis: suspected paraneoplastic syndrome', 'initial', 'PI'],
      ['IS', 'Initial staging of newly diagnosed cancer', 'initial', 'PI'],
      ['RS', 'Restaging after completion of therapy', 'subsequent', 'PS'],
      ['SR', 'Suspected recurrence', 'subsequent', 'PS'],
      ['TM', 'Treatment monitoring during therapy', 'subsequent', 'PS'],
      ['NAF_IS', 'NaF: initial staging', 'initial', 'PI'],
      ['NAF_FOM', 'NaF: suspected first bone metastasis', 'subsequent', 'PS'],
      ['NAF_POM', 'NaF: suspected progression of bone metastasis', 'subsequent', 'PS'],
      ['NAF_TM', 'NaF: treatment monitoring', 'subsequent', 'PS'],
    ]);
  });

  it('marks where the mapping is ours and where a list is unconfirmed', () => {
    for (const site of sites) expect(site.cites).toMatch(/ours?|unconfirmed/);
  });
});
