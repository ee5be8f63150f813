import { describe, expect, it } from 'vitest';
import { type ClaimLine, claimAdvice } from '../../domain/claims/claim-recipe';
import { recipes } from './claims';
import { completeStory, completionOn, prePetOn, type Story, standOn } from './story';

const naf: Story = {
  ...completeStory,
  registration: { tracer: 'NAF', reason: 'NAF_IS', site: 'PROSTATE' },
  events: [
    prePetOn('2026-10-30', { answers: { reason: 'NAF_IS', site: 'PROSTATE', diagnosis: 'C61' } }),
    completionOn('2026-11-03', '2026-11-02', { answers: { cpt: '78816' } }),
  ],
};

function linesOf(story: Story): readonly ClaimLine[] {
  return claimAdvice(recipes, standOn(story, '2026-11-21').facts, '2026-11-02').flatMap(
    (advice) => advice.lines,
  );
}

/** The element, its codes for FDG monitoring and for NaF staging, its place and revenue code, and whether it is unconfirmed. */
const rows: readonly (readonly [
  string,
  readonly string[],
  readonly string[],
  string | null,
  string | null,
  boolean,
])[] = [
  ['CLM-PC-PROCEDURE', ['78815', '26', 'PS', 'Q0'], ['78816', '26', 'PI', 'Q0', 'KX'], null, null, false],
  ['CLM-PC-DIAGNOSES', ['C71.9', 'Z00.6'], ['C61', 'Z00.6'], null, null, false],
  ['CLM-PC-TRIAL-837P', ['00868582'], ['00868582'], '837P loop 2300 REF P4', null, false],
  ['CLM-PC-TRIAL-PAPER', ['CT00868582'], ['CT00868582'], 'CMS-1500 item 19', null, false],
  [
    'CLM-TG-TECHNICAL',
    ['78815', 'TC', 'PS', 'Q0'],
    ['78816', 'TC', 'PI', 'Q0'],
    'Technical component',
    null,
    false,
  ],
  ['CLM-TG-GLOBAL', ['78815', 'PS', 'Q0'], ['78816', 'PI', 'Q0'], 'Global', null, false],
  ['CLM-TG-TRACER', ['A9552'], ['A9580'], null, null, false],
  ['CLM-TG-DIAGNOSES', ['C71.9', 'Z00.6'], ['C61', 'Z00.6'], null, null, false],
  ['CLM-TG-TRIAL-837P', ['00868582'], ['00868582'], '837P loop 2300 REF P4', null, false],
  ['CLM-TG-TRIAL-PAPER', ['CT00868582'], ['CT00868582'], 'CMS-1500 item 19', null, false],
  ['CLM-HO-PROCEDURE', ['78815', 'PS', 'Q0'], ['78816', 'PI', 'Q0'], null, '0404', true],
  ['CLM-HO-TRACER', ['A9552'], ['A9580'], null, '0343', true],
  ['CLM-HO-DIAGNOSES', ['C71.9', 'Z00.6'], ['C61', 'Z00.6'], null, null, false],
  ['CLM-HO-TRIAL-837I', ['00868582'], ['00868582'], '837I loop 2300 REF P4', null, false],
  ['CLM-HO-CONDITION', ['30'], ['30'], null, null, false],
  ['CLM-HO-VALUE', ['D4', '00868582'], ['D4', '00868582'], 'UB-04 FL 39-41', null, false],
];

describe.each(rows)('%s', (element, fdgCodes, nafCodes, place, revenueCode, unconfirmed) => {
  it('for FDG', () => {
    expect(linesOf(completeStory).find((line) => line.element === element)).toMatchObject({
      codes: fdgCodes,
      place,
      revenueCode,
      unconfirmed,
    });
  });
  it('for NaF', () => {
    expect(linesOf(naf).find((line) => line.element === element)).toMatchObject({
      codes: nafCodes,
      place,
      revenueCode,
      unconfirmed,
    });
  });
});

describe('the recipes', () => {
  it('are three, each for both radiopharmaceuticals: CLM-PC, CLM-TG, CLM-HO', () => {
    for (const story of [completeStory, naf]) {
      const advice = claimAdvice(recipes, standOn(story, '2026-11-21').facts, '2026-11-02');
      expect(advice.map(({ recipe, title }) => [recipe, title])).toEqual([
        ['CLM-PC', 'Professional component'],
        ['CLM-TG', 'Technical or global, non-hospital'],
        ['CLM-HO', 'Hospital outpatient'],
      ]);
    }
    expect(linesOf(completeStory).map((line) => line.element)).toEqual(rows.map(([element]) => element));
  });

  it('never put the radiopharmaceutical on a professional component', () => {
    const [professional] = claimAdvice(recipes, standOn(naf, '2026-11-21').facts, '2026-11-02');
    expect(professional?.lines.some((line) => line.row === 'tracer')).toBe(false);
  });

  it('hold from the day their codes do, and not before', () => {
    expect(claimAdvice(recipes, {}, '2015-09-30')).toEqual([]);
    expect(claimAdvice(recipes, {}, '2015-10-01')).toHaveLength(3);
  });

  it('cite a source for every element, and say where it is unconfirmed', () => {
    for (const element of recipes.flatMap((recipe) => recipe.elements)) {
      expect(element.cites).not.toBe('');
      expect(element.cites.includes('unconfirmed')).toBe(element.unconfirmed === true);
    }
  });
});
