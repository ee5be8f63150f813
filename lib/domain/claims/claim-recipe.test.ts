import { describe, expect, it } from 'vitest';
import { when } from '../forms/condition';
import { type ClaimRecipe, claimAdvice } from './claim-recipe';

const recipe: ClaimRecipe = {
  id: 'R-1',
  title: 'Recipe',
  kind: 'professional',
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
            note: null,
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

  it('changes codes within a recipe by the date of service, with their sources and notes', () => {
    const dated: ClaimRecipe = {
      ...recipe,
      elements: [
        {
          id: 'R-1-C',
          row: 'procedure',
          codes: [
            { value: '{cpt}' },
            { value: 'QR', untilOn: '2026-06-30', cites: 'then' },
            { value: 'Q0', fromOn: '2026-07-01', cites: 'now', note: 'Mind it.', unconfirmed: true },
          ],
          cites: 'x',
        },
        { id: 'R-1-D', row: 'conditionCode', codes: [{ value: '30' }], fromOn: '2026-07-01', cites: 'y' },
      ],
    };
    const linesOn = (on: string) => claimAdvice([dated], { cpt: '78815' }, on)[0]?.lines;
    expect(linesOn('2026-06-30')).toMatchObject([
      { codes: ['78815', 'QR'], cites: 'x; then', note: null, unconfirmed: false },
    ]);
    expect(linesOn('2026-07-01')).toMatchObject([
      { codes: ['78815', 'Q0'], cites: 'x; now', note: 'Mind it.', unconfirmed: true },
      { element: 'R-1-D', codes: ['30'] },
    ]);
  });

  it('holds for good without a last day, and only where it is meant', () => {
    const lasting = { ...recipe, untilOn: null, onlyIf: when('tracer').is('NAF') };
    expect(claimAdvice([lasting], { tracer: 'NAF' }, '2199-01-01')).toHaveLength(1);
    expect(claimAdvice([lasting], {}, '2199-01-01')).toHaveLength(0);
  });
});
