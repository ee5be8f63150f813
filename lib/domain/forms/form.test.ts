import { describe, expect, expectTypeOf, it } from 'vitest';
import { every, when } from './condition';
import { fixture } from './fixture.form';
import { type AnswersOf, defineForm, type FormDefinition, isFollowUp, questionOf, questionsOf } from './form';
import { choice, choices, code, date, number, type Person, text, yesNo } from './question';

const frame = {
  id: 'f',
  version: 1,
  title: 'F',
  answeredBy: 'facility',
  minutes: 1,
  given: ['given'],
  checks: [],
} as const;
const form = (
  questions: FormDefinition['sections'][string]['questions'],
  more: Partial<FormDefinition> = {},
): FormDefinition => ({
  ...frame,
  sections: { only: { title: 'Only', questions } },
  ...more,
});

type Accepts<F extends FormDefinition> = F extends Parameters<typeof defineForm<F>>[0] ? true : false;
const sections = <const Q>(questions: Q) => ({ only: { title: 'Only', questions } });

describe('the compiler', () => {
  it('refuses a name that the form does not have, wherever it stands', () => {
    const first = yesNo({ ask: 'A' });
    const known = {
      ...frame,
      sections: sections({
        a: first,
        b: text({ ask: 'B', max: 9, askIf: every(when('a').is('yes'), when('given').is('x')) }),
      }),
    };
    const inAskIf = {
      ...frame,
      sections: sections({ a: first, b: text({ ask: 'B', max: 9, askIf: when('nowhere').is('yes') }) }),
    };
    const inOption = {
      ...frame,
      sections: sections({
        a: choice({ ask: 'A', options: [{ value: 'x', label: 'X', onlyIf: when('nowhere').is('y') }] }),
      }),
    };
    const inProposal = {
      ...frame,
      sections: sections({
        a: choice({
          ask: 'A',
          options: [{ value: 'x', label: 'X' }],
          proposals: [{ value: 'x', onlyIf: when('nowhere').is('y') }],
        }),
      }),
    };
    const inWithin = {
      ...frame,
      sections: sections({ a: code({ ask: 'A', system: 'icd10cm', within: { by: 'nowhere', table: {} } }) }),
    };
    const inKnown = {
      ...frame,
      sections: sections({ a: yesNo({ ask: 'A', known: { from: 'nowhere', says: 'x' } }) }),
    };
    const inCheck = {
      ...frame,
      sections: sections({ a: first }),
      checks: [{ id: 'C', about: 'a', says: 'x', cites: 'x', holds: when('nowhere').is('y') }] as const,
    };
    const inOnlyIf = {
      ...frame,
      sections: sections({ a: first }),
      checks: [
        {
          id: 'C',
          about: 'a',
          says: 'x',
          cites: 'x',
          onlyIf: when('nowhere').is('y'),
          holds: when('a').is('yes'),
        },
      ] as const,
    };
    const inAbout = {
      ...frame,
      sections: sections({ a: first }),
      checks: [{ id: 'C', about: 'nowhere', says: 'x', cites: 'x', holds: when('a').is('yes') }] as const,
    };
    expectTypeOf<Accepts<typeof known>>().toEqualTypeOf<true>();
    expectTypeOf<Accepts<typeof inAskIf>>().toEqualTypeOf<false>();
    expectTypeOf<Accepts<typeof inOption>>().toEqualTypeOf<false>();
    expectTypeOf<Accepts<typeof inProposal>>().toEqualTypeOf<false>();
    expectTypeOf<Accepts<typeof inWithin>>().toEqualTypeOf<false>();
    expectTypeOf<Accepts<typeof inKnown>>().toEqualTypeOf<false>();
    expectTypeOf<Accepts<typeof inCheck>>().toEqualTypeOf<false>();
    expectTypeOf<Accepts<typeof inOnlyIf>>().toEqualTypeOf<false>();
    expectTypeOf<Accepts<typeof inAbout>>().toEqualTypeOf<false>();
    // The same nine at load, for definitions that did not come through the compiler.
    expect(() => defineForm(known)).not.toThrow();
    const others: readonly FormDefinition[] = [
      inAskIf,
      inOption,
      inProposal,
      inWithin,
      inKnown,
      inCheck,
      inOnlyIf,
      inAbout,
    ];
    for (const wrong of others) expect(() => defineForm(wrong)).toThrow('nowhere');
  });

  it('knows the answers of a form by the definition alone', () => {
    expectTypeOf<AnswersOf<typeof fixture>['name']>().toEqualTypeOf<string>();
    expectTypeOf<AnswersOf<typeof fixture>['treated']>().toEqualTypeOf<'yes' | 'no'>();
    expectTypeOf<AnswersOf<typeof fixture>['site']>().toEqualTypeOf<'BRAIN' | 'BREAST'>();
    expectTypeOf<AnswersOf<typeof fixture>['dose']>().toEqualTypeOf<number>();
    expectTypeOf<AnswersOf<typeof fixture>['doctor']>().toEqualTypeOf<Person>();
    expectTypeOf<AnswersOf<typeof fixture>['how']>().toEqualTypeOf<
      readonly ('NONE' | 'SURGERY' | 'OTHER')[] | undefined
    >();
    expectTypeOf<AnswersOf<typeof fixture>['zip']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<keyof AnswersOf<typeof fixture>>().toEqualTypeOf<
      | 'name'
      | 'card'
      | 'zip'
      | 'bornOn'
      | 'doctor'
      | 'treated'
      | 'how'
      | 'other'
      | 'site'
      | 'diagnosis'
      | 'scanOn'
      | 'dose'
    >();
  });
});

describe('loading a form', () => {
  it('refuses a condition that looks forward', () => {
    const forward = form({
      a: text({ ask: 'A', max: 9, askIf: when('b').is('yes') }),
      b: yesNo({ ask: 'B' }),
    });
    expect(() => defineForm(forward)).toThrow('a depends on b, which is not asked before it');
  });

  it('refuses a question that reads itself', () => {
    expect(() => defineForm(form({ a: yesNo({ ask: 'A', askIf: when('a').is('yes') }) }))).toThrow(
      'a depends on a',
    );
  });

  it('refuses an option, a proposal and a list of codes that look forward', () => {
    const b = yesNo({ ask: 'B' });
    const options = [{ value: 'x', label: 'X' }] as const;
    const onlyIf = when('b').is('yes');
    const forward = [
      form({ a: choice({ ask: 'A', options: [{ value: 'x', label: 'X', onlyIf }] }), b }),
      form({ a: choices({ ask: 'A', options: [{ value: 'x', label: 'X', onlyIf }] }), b }),
      form({ a: choice({ ask: 'A', options, proposals: [{ value: 'x', onlyIf }] }), b }),
      form({ a: code({ ask: 'A', system: 'icd10cm', within: { by: 'b', table: {} } }), b }),
    ];
    for (const wrong of forward) expect(() => defineForm(wrong)).toThrow('a depends on b');
  });

  it('refuses a question that stands twice, in two sections or beside a given fact of its name', () => {
    const a = yesNo({ ask: 'A' });
    const twice = form(
      { a },
      { sections: { one: { title: '1', questions: { a } }, two: { title: '2', questions: { a } } } },
    );
    expect(() => defineForm(twice)).toThrow('a stands twice');
    expect(() => defineForm(form({ given: a }))).toThrow('given stands twice');
  });

  it('lets a check read forward, for checks are judged at the end', () => {
    const check = { id: 'C-1', about: 'a', says: 'x', cites: 'x', holds: when('a').isNotAfter('b') };
    expect(() =>
      defineForm(form({ a: date({ ask: 'A' }), b: date({ ask: 'B' }) }, { checks: [check] })),
    ).not.toThrow();
  });
});

describe('a form', () => {
  it('has its questions in the order they are asked', () => {
    expect(questionsOf(fixture).map(([key]) => key)).toEqual([
      'name',
      'card',
      'zip',
      'bornOn',
      'doctor',
      'treated',
      'how',
      'other',
      'site',
      'diagnosis',
      'scanOn',
      'dose',
    ]);
    expect(questionOf(fixture, 'dose')).toMatchObject(
      number({ ask: 'Administered activity (mCi)', min: 0.1, max: 45, decimals: 1, unit: 'mCi' }),
    );
    expect(questionOf(fixture, 'nothing')).toBeUndefined();
  });

  it('shows a question under an answer of its own section alone', () => {
    const { person, plan } = fixture.sections;
    expect(isFollowUp(plan, 'how')).toBe(true);
    expect(isFollowUp(plan, 'other')).toBe(true);
    expect(isFollowUp(plan, 'treated')).toBe(false);
    expect(isFollowUp(person, 'name')).toBe(false);
    const elsewhere = {
      title: 'Elsewhere',
      questions: { b: yesNo({ ask: 'B', askIf: when('treated').is('yes') }) },
    };
    expect(isFollowUp(elsewhere, 'b')).toBe(false);
  });
});
