import type { RawRequest } from './ask';
import type { Whose } from './row';

/** Another way to send the same request, which must come to the same. */
export interface Variant {
  readonly name: string;
  readonly of: 'page' | 'handler' | 'both';
  /** The objects it is tried with. */
  readonly with: readonly Whose[];
  readonly sends: (plain: RawRequest) => RawRequest;
  /** What must come of it, given what the table says of the plain one. */
  readonly comesTo: (status: number) => number;
}

const same = (status: number) => status;
const all: readonly Whose[] = ['own', 'foreign', 'missing', 'mixed'];
const there: readonly Whose[] = ['own', 'foreign'];

/**
 * Flight data of a refusal comes with 200, and the refusal inside: the framework's router reads it there.
 */
const inFlight = () => 200;

/** The ways in which the framework, a cache or an attacker asks for the same thing. */
export const variants: readonly Variant[] = [
  { name: 'plain', of: 'both', with: all, sends: (plain) => plain, comesTo: same },
  { ...withHeaders('flight', 'page', { rsc: '1' }), with: all, comesTo: inFlight },
  { ...withHeaders('prefetch', 'page', { rsc: '1', 'next-router-prefetch': '1' }), comesTo: inFlight },
  {
    ...withHeaders('segment prefetch', 'page', {
      rsc: '1',
      'next-router-prefetch': '1',
      'next-router-segment-prefetch': '/_tree',
    }),
    comesTo: inFlight,
  },
  {
    name: 'HEAD',
    of: 'both',
    with: there,
    sends: (plain) => (plain.method === 'GET' ? { ...plain, method: 'HEAD' } : plain),
    comesTo: same,
  },
  {
    name: 'trailing slash',
    of: 'both',
    with: there,
    sends: (plain) => {
      const [path = '', query] = plain.path.split('?');
      return path === '/' ? plain : { ...plain, path: `${path}/${query === undefined ? '' : `?${query}`}` };
    },
    comesTo: same,
  },
  withHeaders('as if the proxy had run', 'both', {
    'x-middleware-subrequest':
      'proxy:proxy:proxy:proxy:proxy:middleware:middleware:middleware:middleware:middleware',
    'x-middleware-next': '1',
    'x-middleware-rewrite': '/',
    'x-nextjs-data': '1',
  }),
  withHeaders('as if routed inside', 'both', {
    'x-invoke-path': '/',
    'x-invoke-status': '200',
    'x-matched-path': '/',
    'x-now-route-matches': '1=x',
    'x-original-url': '/',
    'x-rewrite-url': '/',
    'x-forwarded-host': 'elsewhere.example',
    'x-http-method-override': 'GET',
    'next-resume': '1',
  }),
  posted('as an action', { 'next-action': '00'.repeat(21), 'content-type': 'text/plain;charset=UTF-8' }),
  posted('as an action from nowhere', {
    'next-action': '00'.repeat(21),
    'content-type': 'multipart/form-data; boundary=x',
    origin: 'not an origin',
  }),
];

function withHeaders(name: string, of: Variant['of'], headers: Readonly<Record<string, string>>): Variant {
  return {
    name,
    of,
    with: there,
    comesTo: same,
    sends: (plain) => ({ ...plain, headers: { ...plain.headers, ...headers } }),
  };
}

/** Pages take nothing that is sent to them. */
function posted(name: string, headers: Readonly<Record<string, string>>): Variant {
  return {
    name,
    of: 'page',
    with: ['own'],
    comesTo: () => 405,
    sends: (plain) => ({ ...plain, method: 'POST', body: '[]', headers: { ...plain.headers, ...headers } }),
  };
}
