import { describe, expect, it } from 'vitest';
import { type CaseStanding, openRules, outlookOf, standingOf } from '../../domain/cases/standing';
import { addDays, type Day } from '../../domain/schedule/day';
import { nopr2026 } from './protocol';
import {
  completeStory,
  completionOn,
  fileOf,
  notPerformedOn,
  postPetOn,
  prePetOn,
  reportOn,
  type Story,
  settings,
} from './story';

const { registeredOn } = completeStory;
const [prePet, completion, report, postPet] = completeStory.events;

const stories: readonly (readonly [string, Story])[] = [
  ['registered', { registeredOn }],
  ['registered for today', { registeredOn, registration: { scheduledOn: registeredOn } }],
  ['registered for the last day', { registeredOn, registration: { scheduledOn: '2026-11-09' } }],
  ['pre-PET signed', { registeredOn, events: [prePet] }],
  [
    'pre-PET signed, planned for the last day',
    { registeredOn, registration: { scheduledOn: '2026-11-09' }, events: [prePet] },
  ],
  ['pre-PET signed after the planned day', { registeredOn, events: [prePetOn('2026-11-04')] }],
  ['scanned', { registeredOn, events: [prePet, completion] }],
  ['scanned without a pre-PET form', { registeredOn, events: [completion] }],
  ['report in', { registeredOn, events: [prePet, completion, report] }],
  ['post-PET in', { registeredOn, events: [prePet, completion, postPet] }],
  ['entered late', { registeredOn, events: [prePet, completionOn('2026-12-04', '2026-11-02')] }],
  [
    'post-PET late',
    { registeredOn, events: [prePet, completion, reportOn('2026-11-05'), postPetOn('2026-12-04')] },
  ],
  ['not performed', { registeredOn, events: [prePet, notPerformedOn('2026-11-02')] }],
  ['secondary payer', { registeredOn, registration: { payer: 'SECONDARY' } }],
  ['complete', completeStory],
];

/** What a list shows of a case. */
function listing({ state, tab, light, nextStep, verdict }: CaseStanding) {
  return { state, tab, light, nextStep, outcome: verdict.outcome, open: openRules(verdict) };
}

/** The first day on which nothing of the story lies ahead. */
function toldBy({ events = [] }: Story): Day {
  const last = events.reduce((latest, event) => Math.max(latest, event.at.getTime()), 0);
  return last === 0 ? registeredOn : new Date(last).toISOString().slice(0, 10);
}

describe.each(stories)('a case that is %s', (_name, story) => {
  it('stands on each coming day as its outlook said', () => {
    const from = toldBy(story);
    const file = fileOf(story);
    const outlook = outlookOf(nopr2026, file, from, settings);
    for (let plus = 0; plus <= 90; plus += 1) {
      const day = addDays(from, plus);
      const stretches = outlook.filter(
        ({ fromOn, untilOn }) => fromOn <= day && (untilOn === null || day < untilOn),
      );
      expect(stretches).toHaveLength(1);
      expect(stretches.map(({ standing }) => listing(standing))).toEqual([
        listing(standingOf(nopr2026, file, day, settings)),
      ]);
    }
  });

  it('has an outlook without gaps that ends for good', () => {
    const outlook = outlookOf(nopr2026, fileOf(story), toldBy(story), settings);
    expect(outlook.at(-1)?.untilOn).toBeNull();
    for (const [at, stretch] of outlook.entries()) {
      const next = outlook[at + 1];
      expect(stretch.untilOn).toBe(next?.fromOn ?? null);
      if (next) expect(listing(next.standing)).not.toEqual(listing(stretch.standing));
    }
  });
});
