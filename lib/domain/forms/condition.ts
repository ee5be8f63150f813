import { addDays, ageOn, compareDays, type Day, isDay } from '../schedule/day';

export type Scalar = string | number | boolean;

/** `null` is *cannot tell*: something the condition reads is not known yet. */
export type Truth = true | false | null;

/** What conditions read: answers, given facts, and the day it is. Absent and null are both *not known*. */
export type Values = Readonly<Record<string, unknown>>;

/** A day named by the value that holds it (`today` is always there), moved by whole days. */
export interface DayRef {
  readonly day: string;
  readonly plus: number;
}

type Node =
  | { readonly op: 'is'; readonly key: string; readonly values: readonly Scalar[] }
  | { readonly op: 'has'; readonly key: string; readonly value: string }
  | { readonly op: 'answered'; readonly key: string }
  | { readonly op: 'notBefore'; readonly key: string; readonly than: DayRef }
  | { readonly op: 'notAfter'; readonly key: string; readonly than: DayRef }
  | { readonly op: 'atLeast'; readonly key: string; readonly number: number }
  | { readonly op: 'atMost'; readonly key: string; readonly number: number }
  /** At most so many completed years lie between the day and `until`. */
  | { readonly op: 'yearsAtMost'; readonly key: string; readonly until: DayRef; readonly number: number }
  /** The text starts with one of the prefixes that `table` holds for the value of `by`. */
  | {
      readonly op: 'startsWithBy';
      readonly key: string;
      readonly by: string;
      readonly table: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly op: 'every'; readonly of: readonly Node[] }
  | { readonly op: 'some'; readonly of: readonly Node[] }
  | { readonly op: 'not'; readonly of: Node };

/**
 * A condition is data, so that it can be shown, stored, hashed and checked. `K` names the questions it reads; it lives
 * in the type alone and lets the compiler refuse a name that the form does not have.
 */
export type Condition<K extends string = string> = Node & { readonly reads?: K };

type ReadBy<C> = C extends { readonly reads?: infer K } ? Extract<K, string> : never;

/** Begins a condition about one value, such as `when('plan').is('TREATMENT')`. */
export function when<const K extends string>(key: K) {
  return {
    is: (...values: readonly Scalar[]): Condition<K> => ({ op: 'is', key, values }),
    isNot: (...values: readonly Scalar[]): Condition<K> => ({ op: 'not', of: { op: 'is', key, values } }),
    has: (value: string): Condition<K> => ({ op: 'has', key, value }),
    isAnswered: (): Condition<K> => ({ op: 'answered', key }),
    isAtLeast: (number: number): Condition<K> => ({ op: 'atLeast', key, number }),
    isAtMost: (number: number): Condition<K> => ({ op: 'atMost', key, number }),
    isNotBefore: <const D extends string>(day: D, plus = 0): Condition<K | Exclude<D, 'today'>> => ({
      op: 'notBefore',
      key,
      than: { day, plus },
    }),
    isNotAfter: <const D extends string>(day: D, plus = 0): Condition<K | Exclude<D, 'today'>> => ({
      op: 'notAfter',
      key,
      than: { day, plus },
    }),
    isAtMostYearsBefore: <const D extends string>(
      day: D,
      number: number,
    ): Condition<K | Exclude<D, 'today'>> => ({
      op: 'yearsAtMost',
      key,
      until: { day, plus: 0 },
      number,
    }),
    startsWithOneOf: <const B extends string>(
      by: B,
      table: Readonly<Record<string, readonly string[]>>,
    ): Condition<K | B> => ({ op: 'startsWithBy', key, by, table }),
  };
}

/** Holds where all of its parts do. */
export function every<const C extends readonly Condition[]>(...of: C): Condition<ReadBy<C[number]>> {
  return { op: 'every', of };
}

/** Holds where one of its parts does. */
export function some<const C extends readonly Condition[]>(...of: C): Condition<ReadBy<C[number]>> {
  return { op: 'some', of };
}

/** Holds where the other does not; *cannot tell* stays so. */
export function not<C extends Condition>(of: C): Condition<ReadBy<C>> {
  return { op: 'not', of };
}

/** Kleene's three-valued logic: one false settles `every`, one true settles `some`, the rest is *cannot tell*. */
export function evaluate(condition: Condition, values: Values): Truth {
  switch (condition.op) {
    case 'every':
      return all(condition.of, values);
    case 'some':
      return any(condition.of, values);
    case 'not':
      return negate(evaluate(condition.of, values));
    case 'answered':
      return isKnown(values[condition.key]);
    case 'is':
      return known(values[condition.key], (value) => condition.values.some((wanted) => wanted === value));
    case 'has':
      return known(values[condition.key], (value) => Array.isArray(value) && value.includes(condition.value));
    case 'atLeast':
      return known(values[condition.key], (value) =>
        typeof value === 'number' ? value >= condition.number : null,
      );
    case 'atMost':
      return known(values[condition.key], (value) =>
        typeof value === 'number' ? value <= condition.number : null,
      );
    case 'notBefore':
      return ofTwoDays(
        values[condition.key],
        condition.than,
        values,
        (day, than) => compareDays(day, than) >= 0,
      );
    case 'notAfter':
      return ofTwoDays(
        values[condition.key],
        condition.than,
        values,
        (day, than) => compareDays(day, than) <= 0,
      );
    case 'yearsAtMost':
      return ofTwoDays(
        values[condition.key],
        condition.until,
        values,
        (born, on) => ageOn(born, on) <= condition.number,
      );
    case 'startsWithBy': {
      const by = values[condition.by];
      if (typeof by !== 'string') return null;
      const prefixes = condition.table[by] ?? [];
      return known(values[condition.key], (value) =>
        typeof value === 'string' ? prefixes.some((prefix) => value.startsWith(prefix)) : null,
      );
    }
  }
}

/** The names of all values a condition reads, `today` left out. */
export function readsOf(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'every':
    case 'some':
      return condition.of.flatMap((part) => readsOf(part));
    case 'not':
      return readsOf(condition.of);
    case 'notBefore':
    case 'notAfter':
      return [condition.key, condition.than.day].filter(isNamed);
    case 'yearsAtMost':
      return [condition.key, condition.until.day].filter(isNamed);
    case 'startsWithBy':
      return [condition.key, condition.by];
    default:
      return [condition.key];
  }
}

function isNamed(name: string): boolean {
  return name !== 'today';
}

function isKnown(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

function known(value: unknown, test: (value: unknown) => Truth): Truth {
  return isKnown(value) ? test(value) : null;
}

function ofTwoDays(
  value: unknown,
  ref: DayRef,
  values: Values,
  holds: (day: Day, other: Day) => boolean,
): Truth {
  const other = values[ref.day];
  if (typeof value !== 'string' || typeof other !== 'string' || !isDay(value) || !isDay(other)) return null;
  return holds(value, addDays(other, ref.plus));
}

function all(parts: readonly Condition[], values: Values): Truth {
  let truth: Truth = true;
  for (const part of parts) {
    const next = evaluate(part, values);
    if (next === false) return false;
    if (next === null) truth = null;
  }
  return truth;
}

function any(parts: readonly Condition[], values: Values): Truth {
  let truth: Truth = false;
  for (const part of parts) {
    const next = evaluate(part, values);
    if (next === true) return true;
    if (next === null) truth = null;
  }
  return truth;
}

function negate(truth: Truth): Truth {
  return truth === null ? null : !truth;
}
