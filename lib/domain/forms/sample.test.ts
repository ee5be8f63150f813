import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture } from './fixture.form';
import { readForm } from './problems';
import { sampleAnswers } from './sample';
import { oneOf, seeded, wholeFrom } from './seeded';

const today = '2026-03-08';
const given = { tracer: 'FDG', registeredOn: '2026-03-01' };

describe('sampled answers', () => {
  it('have no problems and answer what is asked alone, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('FDG', 'NAF'), (seed, tracer) => {
        const facts = { ...given, tracer };
        const answers = sampleAnswers(fixture, facts, today, seeded(seed));
        const reading = readForm(fixture, answers, facts, today);
        expect(reading.problems).toEqual([]);
        expect(reading.answers).toEqual(answers);
      }),
    );
  });

  it('are the same for the same seed and differ for another', () => {
    const of = (seed: number) => sampleAnswers(fixture, given, today, seeded(seed));
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  it('keep what is fixed, in its stored form, and follow it', () => {
    const answers = sampleAnswers(fixture, given, today, seeded(3), {
      treated: 'yes',
      how: ['OTHER'],
      bornOn: '5/9/1949',
      zip: null,
    });
    expect(answers).toMatchObject({ treated: 'yes', how: ['OTHER'], bornOn: '1949-05-09' });
    expect(answers).toHaveProperty('other');
    expect(answers).not.toHaveProperty('zip');
    expect(
      sampleAnswers(fixture, given, today, seeded(3), { treated: 'no', how: ['OTHER'] }),
    ).not.toHaveProperty('how');
  });

  it('reach every choice and both ends of what is optional', () => {
    const many = Array.from({ length: 200 }, (_, seed) => sampleAnswers(fixture, given, today, seeded(seed)));
    expect(new Set(many.map((answers) => answers.site))).toEqual(new Set(['BRAIN', 'BREAST']));
    expect(new Set(many.map((answers) => 'zip' in answers))).toEqual(new Set([true, false]));
    expect(many.some((answers) => 'other' in answers)).toBe(true);
  });

  it('refuse what the form cannot accept, with its reason', () => {
    const of = (fixed: Readonly<Record<string, unknown>>) => () =>
      sampleAnswers(fixture, given, today, seeded(1), fixed);
    expect(of({ card: 'nonsense' })).toThrow('no answer to card satisfies the form');
    expect(of({ scanOn: '2027-01-01' })).toThrow('scanOn: Type a day within two weeks of registration.');
    expect(of({ name: null })).toThrow('name: Type the last name.');
  });
});

describe('the seeded generator', () => {
  it('gives the known numbers of mulberry32', () => {
    const random = seeded(1);
    expect([random(), random(), random()].map((number) => Math.floor(number * 4_294_967_296))).toEqual([
      2_693_262_067, 11_749_833, 2_265_367_787,
    ]);
  });

  it('stays between 0 and 1, and whole numbers inside their ends', () => {
    const random = seeded(42);
    const numbers = Array.from({ length: 1000 }, () => wholeFrom(random, 3, 5));
    expect(new Set(numbers)).toEqual(new Set([3, 4, 5]));
    expect(oneOf(random, [])).toBeUndefined();
    expect(oneOf(random, ['only'])).toBe('only');
  });
});
