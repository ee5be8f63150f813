import { describe, expect, it } from 'vitest';
import { when } from '../forms/condition';
import { type ClaimRecipe, claimAdvice } from './claim-recipe';

const recipe: ClaimRecipe = {
  id: 'R-1',
  title: 'Recipe',
  fromOn: '2026-01-01',
  untilOn: '2026-12-31',
  elements: [
    {
      id: 'R-1-A',
      row: 'procedure',
      codes: [{ value: '{cpt}' }, { value: 'KX', onlyIf: when('tracer').is('NAF') }],
      revenueCode: '0404',
      cites: 'x',
      unconfirmed: true,
    },
    {
      id: 'R-1-B',
      row: 'tracer',
      place: 'here',
      onlyIf: when('tracer').is('NAF'),
      codes: [{ value: 'A9580' }],
      cites: 'y',
    },
  ],
};

describe('claim advice', () => {
  it('fills codes with facts and leaves out what is not meant', () => {
    expect(claimAdvice([recipe], { cpt: '78815', tracer: 'FDG' }, '2026-06-01')).toEqual([
      {
        recipe: 'R-1',
        title: 'Recipe',
        lines: [
          {
            element: 'R-1-A',
            row: 'procedure',
            place: null,
            codes: ['78815'],
            revenueCode: '0404',
            cites: 'x',
            unconfirmed: true,
          },
        ],
      },
    ]);
    expect(
      claimAdvice([recipe], { cpt: '78816', tracer: 'NAF' }, '2026-06-01')[0]?.lines.map((line) => [
        line.place,
        line.codes,
        line.unconfirmed,
      ]),
    ).toEqual([
      [null, ['78816', 'KX'], true],
      ['here', ['A9580'], false],
    ]);
  });

  it.each([
    ['2025-12-31', 0],
    ['2026-01-01', 1],
    ['2026-12-31', 1],
    ['2027-01-01', 0],
  ])('goes by the date of service: %s gives %i', (on, count) => {
    expect(claimAdvice([recipe], {}, on)).toHaveLength(count);
  });

  it('holds for good without a last day, and only where it is meant', () => {
    const lasting = { ...recipe, untilOn: null, onlyIf: when('tracer').is('NAF') };
    expect(claimAdvice([lasting], { tracer: 'NAF' }, '2199-01-01')).toHaveLength(1);
    expect(claimAdvice([lasting], {}, '2199-01-01')).toHaveLength(0);
  });
});
