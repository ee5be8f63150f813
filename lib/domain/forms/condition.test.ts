import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Condition, evaluate, every, not, readsOf, some, type Truth, when } from './condition';

const today = '2026-03-08';

describe('a condition', () => {
  const day = '2026-03-01';
  const cases: readonly (readonly [string, Condition, Readonly<Record<string, unknown>>, Truth])[] = [
    ['is: one of the values', when('a').is('x', 'y'), { a: 'y' }, true],
    ['is: another value', when('a').is('x', 'y'), { a: 'z' }, false],
    ['is: a boolean false is known', when('a').is(false), { a: false }, true],
    ['is: zero is known', when('a').is(0), { a: 0 }, true],
    ['is: absent', when('a').is('x'), {}, null],
    ['is: null', when('a').is('x'), { a: null }, null],
    ['is: empty text', when('a').is('x'), { a: '' }, null],
    ['isNot: another value', when('a').isNot('x'), { a: 'z' }, true],
    ['isNot: absent', when('a').isNot('x'), {}, null],
    ['has: chosen', when('a').has('x'), { a: ['w', 'x'] }, true],
    ['has: not chosen', when('a').has('x'), { a: ['w'] }, false],
    ['has: nothing chosen', when('a').has('x'), { a: [] }, null],
    ['has: no list', when('a').has('x'), { a: 'x' }, false],
    ['isAnswered: answered', when('a').isAnswered(), { a: 'x' }, true],
    ['isAnswered: absent is false, not unknown', when('a').isAnswered(), {}, false],
    ['isAtLeast: equal', when('a').isAtLeast(3), { a: 3 }, true],
    ['isAtLeast: below', when('a').isAtLeast(3), { a: 2.9 }, false],
    ['isAtLeast: no number', when('a').isAtLeast(3), { a: '3' }, null],
    ['isAtMost: equal', when('a').isAtMost(3), { a: 3 }, true],
    ['isAtMost: above', when('a').isAtMost(3), { a: 3.1 }, false],
    ['isAtMost: no number', when('a').isAtMost(3), { a: 'x' }, null],
    ['isNotBefore: the day itself', when('a').isNotBefore('b'), { a: day, b: day }, true],
    ['isNotBefore: the day before', when('a').isNotBefore('b'), { a: '2026-02-28', b: day }, false],
    ['isNotBefore: moved', when('a').isNotBefore('b', -1), { a: '2026-02-28', b: day }, true],
    ['isNotAfter: the last day', when('a').isNotAfter('b', 7), { a: today, b: day }, true],
    ['isNotAfter: the day after', when('a').isNotAfter('b', 7), { a: '2026-03-09', b: day }, false],
    ['isNotAfter: today', when('a').isNotAfter('today'), { a: day, today }, true],
    ['isNotAfter: the other day is missing', when('a').isNotAfter('b'), { a: day }, null],
    ['isNotAfter: no day', when('a').isNotAfter('b'), { a: '2026-02-30', b: day }, null],
    [
      'isAtMostYearsBefore: 120 years, the day before the next birthday',
      when('a').isAtMostYearsBefore('today', 120),
      { a: '1905-03-09', today },
      true,
    ],
    [
      'isAtMostYearsBefore: 121 years today',
      when('a').isAtMostYearsBefore('today', 120),
      { a: '1905-03-08', today },
      false,
    ],
    ['isAtMostYearsBefore: absent', when('a').isAtMostYearsBefore('today', 120), { today }, null],
    [
      'startsWithOneOf: fits',
      when('a').startsWithOneOf('b', { X: ['C7', 'D'] }),
      { a: 'C71.9', b: 'X' },
      true,
    ],
    [
      'startsWithOneOf: does not fit',
      when('a').startsWithOneOf('b', { X: ['C5'] }),
      { a: 'C71.9', b: 'X' },
      false,
    ],
    [
      'startsWithOneOf: a value without a row',
      when('a').startsWithOneOf('b', { X: ['C5'] }),
      { a: 'C71.9', b: 'Y' },
      false,
    ],
    [
      'startsWithOneOf: the other is missing',
      when('a').startsWithOneOf('b', { X: ['C7'] }),
      { a: 'C71.9' },
      null,
    ],
    ['startsWithOneOf: absent', when('a').startsWithOneOf('b', { X: ['C7'] }), { b: 'X' }, null],
    ['startsWithOneOf: no text', when('a').startsWithOneOf('b', { X: ['C7'] }), { a: 7, b: 'X' }, null],
    ['every of nothing', every(), {}, true],
    ['some of nothing', some(), {}, false],
  ];
  it.each(cases)('%s', (_name, condition, values, expected) => {
    expect(evaluate(condition, values)).toBe(expected);
  });

  it('names what it reads, today left out', () => {
    const condition = every(
      when('a').isNotAfter('today'),
      some(when('b').isNotBefore('c', 2), not(when('d').has('x'))),
      when('e').startsWithOneOf('f', {}),
      when('g').isAtMostYearsBefore('h', 3),
      when('i').isAnswered(),
    );
    expect(readsOf(condition)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    expectTypeOf(condition).toEqualTypeOf<Condition<'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i'>>();
  });

  it('is data: writing it down and reading it back changes nothing', () => {
    const condition = every(when('a').is('x'), not(when('b').has('y')));
    expect(evaluate(JSON.parse(JSON.stringify(condition)), { a: 'x', b: ['z'] })).toBe(true);
  });
});

describe('three-valued logic', () => {
  const names = ['p', 'q', 'r'] as const;
  const atom = fc.constantFrom(...names).map((name): Condition => when(name).is(true));
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      atom,
      fc.array(tie('condition'), { maxLength: 3 }).map((of): Condition => ({ op: 'every', of })),
      fc.array(tie('condition'), { maxLength: 3 }).map((of): Condition => ({ op: 'some', of })),
      tie('condition').map((of): Condition => ({ op: 'not', of })),
    ),
  }));
  const truth = fc.constantFrom<Truth>(true, false, null);
  const values = fc.record({ p: truth, q: truth, r: truth });

  it('follows De Morgan', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), values, (of, known) => {
        expect(evaluate(not(every(...of)), known)).toBe(
          evaluate(some(...of.map((part) => not(part))), known),
        );
      }),
    );
  });

  it('does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), values, (of, known) => {
        expect(evaluate(every(...of), known)).toBe(evaluate(every(...of.toReversed()), known));
        expect(evaluate(some(...of), known)).toBe(evaluate(some(...of.toReversed()), known));
      }),
    );
  });

  it('never takes back what it could tell when more becomes known', () => {
    const all = [true, false].flatMap((p) =>
      [true, false].flatMap((q) => [true, false].map((r) => ({ p, q, r }))),
    );
    fc.assert(
      fc.property(condition, values, (asked, known) => {
        const now = evaluate(asked, known);
        const later = all
          .filter((full) => names.every((name) => known[name] === null || known[name] === full[name]))
          .map((full) => evaluate(asked, full));
        if (now !== null) expect(new Set(later)).toEqual(new Set([now]));
        expect(later).not.toContain(null);
      }),
    );
  });

  it('is settled by one false in every and one true in some', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 3 }), values, (of, known) => {
        expect(evaluate(every(...of, when('no').is(true)), { ...known, no: false })).toBe(false);
        expect(evaluate(some(...of, when('yes').is(true)), { ...known, yes: true })).toBe(true);
      }),
    );
  });
});
