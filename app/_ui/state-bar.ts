import type { CaseState } from '@/lib/domain/cases/protocol';

/** Colors of the states of a case, in the order in which a bar shows them: open in blues, then settled, then lost. */
export const stateColors = [
  { state: 'awaitingPrePet', color: '#b9d6ea' },
  { state: 'awaitingScan', color: '#86b8da' },
  { state: 'awaitingCompletion', color: '#4d94c6' },
  { state: 'awaitingForms', color: '#1f6fa8' },
  { state: 'late', color: '#e0a526' },
  { state: 'readyToBill', color: '#59ac56' },
  { state: 'billed', color: '#0d600a' },
  { state: 'notPayable', color: '#b5162f' },
  { state: 'cancelled', color: '#a9b4bd' },
  { state: 'expired', color: '#6d7b87' },
  { state: 'ineligible', color: '#7d4a5c' },
  { state: 'duplicate', color: '#c3b8a5' },
  { state: 'transferred', color: '#8f86b3' },
] as const satisfies readonly { readonly state: CaseState; readonly color: string }[];

export interface StateSegment {
  readonly state: CaseState;
  readonly words: string;
  readonly count: number;
  readonly color: string;
  /** Percent of the bar's width. */
  readonly from: number;
  readonly width: number;
}

interface CountedState {
  readonly state: CaseState;
  readonly words: string;
  readonly count: number;
}

/** The segments of a bar of cases by state; the bar is as long as its cases are many beside `most`. */
export function stateSegments(states: readonly CountedState[], most: number): readonly StateSegment[] {
  let before = 0;
  return stateColors.flatMap(({ state, color }) => {
    const counted = states.find((candidate) => candidate.state === state);
    if (!counted || counted.count === 0 || most === 0) return [];
    const from = (before / most) * 100;
    before += counted.count;
    return [{ ...counted, color, from, width: (counted.count / most) * 100 }];
  });
}
