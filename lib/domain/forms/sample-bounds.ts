import { addDays, type Day, earlierOf, isDay, laterOf } from '../schedule/day';
import type { Condition, DayRef, Values } from './condition';
import { evaluate } from './condition';
import type { FormDefinition } from './form';

/** What the checks of a form leave open for one day or number; a missing end is open. */
export interface Bounds {
  readonly firstOn?: Day;
  readonly lastOn?: Day;
  readonly least?: number;
  readonly most?: number;
}

/** The narrowest bounds that the checks put on a question, as far as the values they read are known. */
export function boundsOf(form: FormDefinition, key: string, values: Values): Bounds {
  return form.checks
    .filter((check) => check.onlyIf === undefined || evaluate(check.onlyIf, values) === true)
    .flatMap((check) => boundsIn(check.holds, key, values))
    .reduce<Bounds>(narrower, {});
}

function boundsIn(condition: Condition, key: string, values: Values): readonly Bounds[] {
  if (condition.op === 'every') return condition.of.flatMap((part) => boundsIn(part, key, values));
  if (!('key' in condition) || condition.key !== key) return [];
  switch (condition.op) {
    case 'atLeast':
      return [{ least: condition.number }];
    case 'atMost':
      return [{ most: condition.number }];
    case 'notBefore':
      return dayOf(condition.than, values).map((firstOn) => ({ firstOn }));
    case 'notAfter':
      return dayOf(condition.than, values).map((lastOn) => ({ lastOn }));
    case 'yearsAtMost':
      return dayOf(condition.until, values).map((until) => ({
        firstOn: addDays(until, -condition.number * 365),
      }));
    default:
      return [];
  }
}

function dayOf(ref: DayRef, values: Values): readonly Day[] {
  const day = values[ref.day];
  return typeof day === 'string' && isDay(day) ? [addDays(day, ref.plus)] : [];
}

function narrower(a: Bounds, b: Bounds): Bounds {
  const firstOn = both(a.firstOn, b.firstOn, laterOf);
  const lastOn = both(a.lastOn, b.lastOn, earlierOf);
  const least = both(a.least, b.least, Math.max);
  const most = both(a.most, b.most, Math.min);
  return {
    ...(firstOn === undefined ? {} : { firstOn }),
    ...(lastOn === undefined ? {} : { lastOn }),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
}

function both<T>(a: T | undefined, b: T | undefined, choose: (a: T, b: T) => T): T | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : choose(a, b);
}
