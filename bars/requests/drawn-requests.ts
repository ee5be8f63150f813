import fc from 'fast-check';
import { isRecord } from '@/lib/domain/forms/read';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { seeded } from '@/lib/domain/forms/seeded';
import { dayIn } from '@/lib/domain/schedule/zone';
import { currentProtocol } from '@/lib/protocols';
import type { Operation } from '@/lib/server/http/operation';
import { pdf } from '@/lib/usecases/test-pdf';
import { fitting, type Known, spoilt } from './from-schema';
import { hostileBytes, hostileHeaders, hostileText } from './hostile';

/** A request as it would be sent, by one of those who may be signed in, or by nobody. */
export interface DrawnRequest {
  readonly as: string | null;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** What is asked: an operation, or a page. */
export type Asked = Pick<Operation, 'path' | 'params' | 'query' | 'content' | 'isIdempotent'> & {
  readonly method: string;
};

/** What exists, so that requests get beyond the door. */
export interface Place {
  readonly people: readonly string[];
  /** Ids by the name they have in addresses. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

/** Requests to one operation: valid, nearly valid and hostile, each part by itself. */
export function requestsTo(operation: Asked, place: Place): fc.Arbitrary<DrawnRequest> {
  const known: Known = {
    ids: Object.values(place.ids).flat(),
    answers,
    texts: ['1017-26-0001', 'Marsh', 'readyToBill', 'yes', '1679051288'],
  };
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return fc
    .record({
      as: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...place.people) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      params: fc.record(
        Object.fromEntries(names.map((name) => [name, paramFor(name, operation, place, known)])),
      ),
      query: queryFor(operation, known),
      content: contentFor(operation, known),
      key: fc.oneof({ weight: 5, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constant('') }),
      headers: hostileHeaders,
    })
    .map(({ as, params, query, content, key, headers }) => ({
      as,
      method: operation.method,
      params,
      query,
      headers: {
        ...(content === null ? {} : { 'content-type': content.type }),
        ...(operation.isIdempotent && key !== '' ? { 'idempotency-key': key } : {}),
        ...headers,
      },
      body: content?.bytes ?? null,
    }));
}

function paramFor(name: string, operation: Asked, place: Place, known: Known): fc.Arbitrary<string> {
  const schema = operation.params?.shape[name];
  const ids = place.ids[name];
  if (ids) return mixed(fc.constantFrom(...ids), fc.oneof(fc.constantFrom(...known.ids), hostileText));
  return mixed(schema ? fitting(schema, known).map(String) : hostileText, hostileText);
}

function queryFor({ query }: Asked, known: Known): fc.Arbitrary<string> {
  const anything = fc
    .array(fc.tuple(hostileText, hostileText), { maxLength: 3 })
    .map((pairs) =>
      new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString().slice(0, 8_000),
    );
  if (!query) return fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: anything });
  const values = fc.oneof(fitting(query, known), spoilt(fitting(query, known)));
  return mixed(values.map(asQuery), anything);
}

function asQuery(value: unknown): string {
  if (!isRecord(value)) return asText(value);
  return new URLSearchParams(Object.entries(value).map(([name, inner]) => [name, asText(inner)])).toString();
}

function asText(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 2_000);
}

interface Content {
  readonly type: string;
  readonly bytes: Buffer;
}

function contentFor({ content, method }: Asked, known: Known): fc.Arbitrary<Content | null> {
  const types = Object.entries(content);
  if (types.length === 0 || method === 'GET') return fc.constant(null);
  return fc.oneof(
    ...types.map(([type, schema]): fc.WeightedArbitrary<Content> => {
      if (type === 'application/json') {
        const fits = fitting(schema, known);
        const value = fc.oneof({ weight: 2, arbitrary: fits }, { weight: 3, arbitrary: spoilt(fits) });
        return {
          weight: 4,
          arbitrary: value.map((one) => ({ type, bytes: Buffer.from(JSON.stringify(one) ?? '') })),
        };
      }
      return {
        weight: 2,
        arbitrary: fileBytes.map((bytes) => (type === 'application/pdf' ? { type, bytes } : asForm(bytes))),
      };
    }),
    { weight: 2, arbitrary: hostileBytes.map((bytes) => ({ type: types[0]?.[0] ?? '', bytes })) },
  );
}

const goodPdf = Buffer.from(pdf());
const fileBytes = fc.oneof(
  fc.constant(goodPdf),
  hostileBytes,
  fc.nat({ max: 400 }).map((length) => goodPdf.subarray(0, length)),
);

function asForm(bytes: Buffer): Content {
  const head =
    'Content-Disposition: form-data; name="file"; filename="scan.pdf"\r\nContent-Type: application/pdf\r\n\r\n';
  return {
    type: 'multipart/form-data; boundary=b0undary',
    bytes: Buffer.concat([Buffer.from(`--b0undary\r\n${head}`), bytes, Buffer.from('\r\n--b0undary--\r\n')]),
  };
}

/** Mostly the first, so that something lies behind the door that opens. */
function mixed<T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: bad });
}

/** Answers of all forms, as they would be accepted today for the commonest case. */
const answers: fc.Arbitrary<unknown> = fc
  .record({
    form: fc.constantFrom('registration', 'pre-pet', 'completion', 'report', 'post-pet'),
    seed: fc.nat(),
  })
  .map(({ form, seed }) => {
    const today = dayIn('America/Chicago', new Date());
    const given = {
      registration: {},
      'pre-pet': {
        tracer: 'FDG',
        registeredReason: 'RS',
        registeredSite: 'PANCREAS',
        registeredFollowUp: 'NONE',
      },
      completion: { tracer: 'FDG', registeredOn: today, scheduledOn: today },
      report: { tracer: 'FDG' },
      'post-pet': { tracer: 'FDG', reason: 'RS' },
    }[form];
    return sampleAnswers(currentProtocol.forms[form], given, today, seeded(seed));
  });
