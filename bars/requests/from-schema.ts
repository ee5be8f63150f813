import fc from 'fast-check';
import { z } from 'zod';
import { isRecord } from '@/lib/domain/forms/read';
import { hostileText, hostileValue } from './hostile';

/** Values that fit a schema, from what it says in JSON Schema. `known` gives ids that exist and answers that forms take. */
export function fitting(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  return fromJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), known, '');
}

export interface Known {
  readonly ids: readonly string[];
  readonly answers: fc.Arbitrary<unknown>;
  readonly texts: readonly string[];
}

/** A value that fits but for one place. */
export function spoilt(fits: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .record({
      value: fits,
      place: fc.nat(),
      how: fc.constantFrom('replace', 'remove', 'add'),
      hostile: hostileValue,
    })
    .map(({ value, place, how, hostile }) => {
      const places = placesIn(value);
      const at = places[place % places.length] ?? [];
      return changed(value, at, (inner, parent) => {
        if (how === 'remove' && parent) return undefined;
        if (how === 'add' && isRecord(inner)) return { ...inner, surprise: hostile };
        return hostile;
      });
    });
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  const inner = Array.isArray(value)
    ? value.slice(0, 5).flatMap((one, index) => placesIn(one, [...at, index]))
    : isRecord(value)
      ? Object.entries(value).flatMap(([key, one]) => placesIn(one, [...at, key]))
      : [];
  return [at, ...inner];
}

function changed(
  value: unknown,
  [first, ...rest]: Place,
  change: (inner: unknown, parent: boolean) => unknown,
  isInside = false,
): unknown {
  if (first === undefined) return change(value, isInside);
  if (Array.isArray(value))
    return value.map((one, index) => (index === first ? changed(one, rest, change, true) : one));
  if (!isRecord(value)) return value;
  return { ...value, [first]: changed(value[first], rest, change, true) };
}

function fromJson(schema: unknown, known: Known, name: string): fc.Arbitrary<unknown> {
  if (!isRecord(schema)) return fc.jsonValue({ maxDepth: 2 });
  if (name === 'answers') return known.answers;
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(either)) return fc.oneof(...either.map((one) => fromJson(one, known, name)));
  switch (schema.type) {
    case 'string':
      return textFor(schema, known);
    case 'integer':
      return fc.integer({
        min: Math.max(numberIn(schema.minimum, -1000), -(2 ** 31)),
        max: Math.min(numberIn(schema.maximum, 1000), 2 ** 31 - 1),
      });
    case 'number':
      return fc.double({
        min: numberIn(schema.minimum, -1000),
        max: numberIn(schema.maximum, 1000),
        noNaN: true,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fromJson(schema.items, known, ''), { maxLength: 3 });
    case 'object':
      return objectFor(schema, known);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function numberIn(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Math.abs(value) < 1e15 ? value : otherwise;
}

function textFor({ format, maxLength }: Record<string, unknown>, known: Known): fc.Arbitrary<string> {
  if (format === 'uuid')
    return fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...known.ids) },
      { weight: 1, arbitrary: fc.uuid() },
    );
  if (format === 'date')
    return fc
      .integer({ min: -400, max: 400 })
      .map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  if (format === 'email') return fc.constantFrom('somebody@world.example', 'Some.Body+1@World.Example');
  const max = Math.min(typeof maxLength === 'number' ? maxLength : 60, 200);
  return fc.oneof(
    fc.constantFrom(...known.texts),
    fc.string({ maxLength: max }),
    fc.string({ unit: 'grapheme', maxLength: max }),
  );
}

function objectFor(schema: Record<string, unknown>, known: Known): fc.Arbitrary<unknown> {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, one]) => [key, fromJson(one, known, key)]),
  );
  if (Object.keys(fields).length === 0 && isRecord(schema.additionalProperties))
    return fc.dictionary(hostileText, fromJson(schema.additionalProperties, known, ''), { maxKeys: 4 });
  return fc.record(fields, { requiredKeys: Object.keys(fields).filter((key) => required.includes(key)) });
}
