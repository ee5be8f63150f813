import { expect, it } from 'vitest';
import { standingOf } from '../../domain/cases/standing';
import { addDays } from '../../domain/schedule/day';
import { nopr2026 } from './protocol';
import { completeStory, completionOn, fileOf, notPerformedOn, prePetOn, type Story, settings } from './story';

const { registeredOn } = completeStory;
const [prePet, completion, report, postPet] = completeStory.events;

const stories: readonly (readonly [string, Story])[] = [
  ['registered', { registeredOn }],
  ['pre-PET signed', { registeredOn, events: [prePet] }],
  ['pre-PET signed after the planned day', { registeredOn, events: [prePetOn('2026-11-05')] }],
  ['scanned without a pre-PET form', { registeredOn, events: [completion] }],
  ['scanned', { registeredOn, events: [prePet, completion] }],
  ['entered late', { registeredOn, events: [prePet, completionOn('2026-12-05', '2026-11-02')] }],
  ['report in', { registeredOn, events: [prePet, completion, report] }],
  ['post-PET in', { registeredOn, events: [prePet, completion, postPet] }],
  ['not performed', { registeredOn, events: [prePet, notPerformedOn('2026-11-02')] }],
  ['complete', completeStory],
];

it.each(stories)(
  'a case that is %s has a state, a step and whole sentences on any day of its life',
  (_name, story) => {
    const file = fileOf(story);
    for (let plus = 0; plus <= 60; plus += 1) {
      const { nextStep, verdict } = standingOf(nopr2026, file, addDays(registeredOn, plus), settings);
      const said = verdict.findings.flatMap(({ says, repair }) => (repair ? [says, repair.what] : [says]));
      for (const sentence of said) expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect([nextStep.what, nextStep.detail, ...said].join(' ')).not.toMatch(/[{}–]/);
      for (const { holds, repair } of verdict.findings) expect(repair === undefined).toBe(holds === true);
    }
  },
);
