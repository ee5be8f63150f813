import { describe, expect, test } from 'vitest';
import { when } from '@/lib/domain/forms/condition';
import { fixture } from '@/lib/domain/forms/fixture.form';
import { defineForm } from '@/lib/domain/forms/form';
import { readForm } from '@/lib/domain/forms/problems';
import { choices, text, yesNo } from '@/lib/domain/forms/question';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { seeded } from '@/lib/domain/forms/seeded';
import { firstStep, placeOf, type QuestionNode, stepOfQuestion, stepsOf, treeOf } from './form-steps';

const today = '2026-03-08';
const given = { tracer: 'FDG', registeredOn: '2026-03-01' };

function asked(answers: Readonly<Record<string, unknown>>) {
  return readForm(fixture, answers, given, today).asked;
}

function shape(nodes: readonly QuestionNode[]): readonly unknown[] {
  return nodes.map(({ key, followUps }) => (followUps.length > 0 ? [key, shape(followUps)] : key));
}

describe('the steps of a form', () => {
  test('are its sections, each with what is asked on it', () => {
    expect(stepsOf(fixture, asked({})).map(({ key, asked: keys }) => [key, keys.length])).toEqual([
      ['person', 5],
      ['plan', 5],
    ]);
  });

  test('leave out a section that asks nothing', () => {
    const form = defineForm({
      id: 'short',
      version: 1,
      title: 'Short',
      answeredBy: 'facility',
      minutes: 1,
      given: [],
      sections: {
        first: { title: 'First', questions: { done: yesNo({ ask: 'Done?' }) } },
        second: {
          title: 'Second',
          questions: { how: text({ ask: 'How?', max: 9, askIf: when('done').is('yes') }) },
        },
      },
      checks: [],
    });
    const steps = (done: string) =>
      stepsOf(form, readForm(form, { done }, {}, today).asked).map(({ key }) => key);
    expect(steps('no')).toEqual(['first']);
    expect(steps('yes')).toEqual(['first', 'second']);
  });

  test('know where a question stands', () => {
    expect(stepOfQuestion(fixture, 'dose')).toBe('plan');
    expect(stepOfQuestion(fixture, 'nothing')).toBeUndefined();
  });
});

describe('where a form opens', () => {
  const steps = stepsOf(fixture, asked({}));
  const reading = (answers: Readonly<Record<string, unknown>>) => readForm(fixture, answers, given, today);

  test('a new one at its first step, one that was begun where something is open', () => {
    const begun = sampleAnswers(fixture, given, today, seeded(3));
    const { dose: _dose, ...withoutDose } = begun;
    expect(firstStep({ steps, reading: reading(withoutDose) }, false)).toBe('person');
    expect(firstStep({ steps, reading: reading(withoutDose) }, true)).toBe('plan');
    expect(firstStep({ steps, reading: reading(begun) }, true)).toBe('review');
  });

  test('at the step that is named, or at the next that asks something', () => {
    expect(placeOf('plan', fixture, steps)).toBe('plan');
    expect(placeOf('review', fixture, steps)).toBe('review');
    expect(placeOf('nonsense', fixture, steps)).toBe('person');
    expect(placeOf('person', fixture, steps.slice(1))).toBe('plan');
    expect(placeOf('plan', fixture, steps.slice(0, 1))).toBe('review');
  });
});

describe('the questions of a step', () => {
  test('stand below the question whose answer asks for them, as deep as that goes', () => {
    expect(
      shape(treeOf(fixture.sections.plan, asked({ treated: 'yes', how: ['OTHER'] }))).slice(0, 2),
    ).toEqual([['treated', [['how', ['other']]]], 'site']);
    expect(shape(treeOf(fixture.sections.plan, asked({ treated: 'no' }))).slice(0, 2)).toEqual([
      'treated',
      'site',
    ]);
  });

  test('several follow-ups of one answer stand side by side', () => {
    const options = [
      { value: 'A', label: 'A' },
      { value: 'B', label: 'B' },
    ] as const;
    const section = {
      title: 'One',
      questions: {
        plan: choices({ ask: 'Plan', options }),
        goal: text({ ask: 'Goal', max: 9, askIf: when('plan').has('A') }),
        types: text({ ask: 'Types', max: 9, askIf: when('plan').has('A') }),
        other: text({ ask: 'Other', max: 9 }),
        late: text({ ask: 'Late', max: 9, askIf: when('plan').has('A') }),
      },
    };
    const all = new Map(Object.keys(section.questions).map((key) => [key, true] as const));
    // A follow-up that does not come right after its question stands by itself.
    expect(shape(treeOf(section, all))).toEqual([['plan', ['goal', 'types']], 'other', 'late']);
  });
});
