import fc from 'fast-check';

/** Texts that have broken programs before. */
const texts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\u202eabc',
  '\ufeff',
  'e\u0301'.repeat(2_000),
  'ﷺ'.repeat(1_000),
  '👩‍👩‍👧‍👧'.repeat(50),
  'x'.repeat(100_000),
  '9'.repeat(400),
  "'; DROP TABLE registry_case; --",
  '%00',
  '%',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=cmd|calc!A1',
  '2026-02-30',
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '+012026-01-01',
  '12026-01-01',
  '2026-11-22T10:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '019b0000-0000-7000-8000-00000000101g',
  '1e999',
  'NaN',
  'null',
  'true',
  'é',
  'İ',
  '\r\nx: y',
  '\n',
];

function nested(depth: number, inner: unknown): unknown {
  let value = inner;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Values of any kind that nobody should send. */
const values: readonly unknown[] = [
  ...texts,
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  Number.MAX_SAFE_INTEGER + 1,
  2 ** 31,
  2 ** 63,
  [],
  {},
  [null],
  [[]],
  { $gt: '' },
  { length: -1 },
  { toString: 1 },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  nested(15, 1),
  nested(40, 'deep'),
  Array.from({ length: 5_000 }, (_, index) => index),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, index])),
];

export const hostileText = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary', maxLength: 40 }));

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...values) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

const utf8 = (text: string) => Buffer.from(text, 'utf8');

/** Bodies that are not even what they say they are. */
export const hostileBytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc.constantFrom(
    Buffer.alloc(0),
    utf8('{'),
    utf8('{"answers":{"a":'),
    utf8('"'),
    utf8('nul'),
    utf8('\ufeff{}'),
    utf8('{}{}'),
    utf8('{"a":1,"a":2}'),
    utf8('1'.repeat(10_000)),
    utf8(`{"answers":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    utf8(`{"answers":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`),
    utf8('{"\\u0000":1}'),
    utf8('{"a":"\\ud800"}'),
    Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
    Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00]),
    Buffer.alloc(1_200_000, 'x'),
    Buffer.alloc(70_000, '['),
    utf8('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n'),
    utf8('--b\r\n\r\n--b--\r\n'),
    utf8('--b--'),
    utf8('%PDF-1.7\n%%EOF'),
    utf8('%PDF-1.7\n/JavaScript /Encrypt\n%%EOF'),
  ),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

/** Headers by name, of which a request takes some. */
const headers: Readonly<Record<string, readonly string[]>> = {
  accept: ['*/*', 'text/html', 'application/pdf;q=0', ';;;', 'x'.repeat(5_000)],
  'accept-language': ['de', '*;q=nonsense', '-'],
  'content-encoding': ['gzip', 'br', 'identity', 'nonsense'],
  'content-type': [
    'application/json',
    'application/json; charset=utf-16',
    'APPLICATION/JSON ; charset="utf-8"',
    'application/xml',
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=b',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="',
    'application/x-www-form-urlencoded',
    'application/pdf',
    'application/pdf; a=b',
    '',
    '/',
    'x'.repeat(3_000),
  ],
  cookie: [
    '',
    '=',
    'a',
    'next-auth.session-token=',
    'next-auth.session-token=e30.e30.e30',
    `a=${'x'.repeat(6_000)}`,
  ],
  'idempotency-key': ['', ' ', 'k', 'k'.repeat(300), '019b0000-0000-7000-8000-000000000001'],
  'if-none-match': ['*', '"a"', 'W/'],
  'if-modified-since': ['yesterday', 'Sun, 22 Nov 2026 10:00:00 GMT'],
  origin: [
    'null',
    'http://',
    'https://evil.example',
    'http://portal.test',
    'nonsense',
    'file://',
    'http://[::1',
  ],
  range: ['bytes=0-1', 'bytes=-', 'bytes=5-1', 'lines=1'],
  referer: ['nonsense', 'https://evil.example/'],
  rsc: ['1'],
  'next-router-state-tree': ['nonsense', '%5B%22%22%5D', '%'],
  'next-router-prefetch': ['1'],
  'next-router-segment-prefetch': ['/_tree', '..', 'x'],
  'next-url': ['/', '//evil.example', 'nonsense'],
  'next-action': ['0', 'x'.repeat(42), '40aabbccddeeff00112233445566778899aabbccdd'],
  'sec-fetch-site': ['cross-site', 'same-origin', 'none', 'nonsense'],
  'user-agent': ['', 'x'.repeat(3_000), '() { :;}; echo'],
  'x-forwarded-for': ['', '::1', '1.2.3.4, 5.6.7.8', ',,,', 'nonsense', '1'.repeat(2_000)],
  'x-forwarded-host': ['evil.example', 'a b', ''],
  'x-forwarded-proto': ['https', 'javascript'],
  'x-http-method-override': ['DELETE'],
  'x-middleware-subrequest': ['middleware:middleware:middleware:middleware:middleware'],
  'x-nextjs-data': ['1'],
  'x-request-id': ['a', 'x'.repeat(2_000)],
};

const header = fc
  .constantFrom(...Object.keys(headers))
  .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(headers[name] ?? []))));

/** Most requests come with none of them. */
export const hostileHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.array(header, { minLength: 1, maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
  },
);
