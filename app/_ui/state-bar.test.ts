import { expect, it } from 'vitest';
import { caseStates } from '../(portal)/cases/(list)/list-address';
import { stateColors, stateSegments } from './state-bar';

it('lays states end to end in one order, whatever order they come in', () => {
  const segments = stateSegments(
    [
      { state: 'billed', words: 'Billed', count: 10 },
      { state: 'awaitingScan', words: 'Waiting for the scan', count: 30 },
      { state: 'late', words: 'Late', count: 0 },
    ],
    80,
  );
  expect(segments.map(({ state, from, width }) => ({ state, from, width }))).toEqual([
    { state: 'awaitingScan', from: 0, width: 37.5 },
    { state: 'billed', from: 37.5, width: 12.5 },
  ]);
});

it('draws nothing where there is nothing', () => {
  expect(stateSegments([{ state: 'billed', words: 'Billed', count: 0 }], 0)).toEqual([]);
});

it('has a color of its own for every state', () => {
  expect(stateColors.map(({ state }) => state).toSorted()).toEqual(caseStates.toSorted());
  expect(new Set(stateColors.map(({ color }) => color)).size).toBe(stateColors.length);
});
