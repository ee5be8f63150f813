import { ask, type RawAnswer, type RawRequest } from './ask';
import type { Belongings } from './belongings';
import { carelessness } from './edges';
import { refusedMethods } from './endpoints';
import { leaksIn } from './leaks';
import { requestOf, type Visitor } from './request';
import { expected, isElsewhere, type MatrixRole, type Row, registry, type Whose, whoseOf } from './row';
import { table } from './table';
import { type Variant, variants } from './variants';
import type { Side } from './world';

export interface WalkWorld {
  readonly origin: string;
  readonly here: Side;
  readonly elsewhere: Side;
  readonly belongings: Belongings;
  readonly visitors: readonly Visitor[];
}

export interface Walked {
  readonly cells: number;
  readonly refusals: number;
  readonly complaints: readonly string[];
}

interface Cell {
  readonly row: Row;
  readonly visitor: Visitor;
  readonly whose: Whose;
  readonly variant: Variant;
}

/** Knocks at every door as everybody, in every way, and says what was not as the table says. */
export async function walk(world: WalkWorld): Promise<Walked> {
  const cells = cellsOf(world.visitors);
  const complaints: string[] = [];
  const told = new Map<string, string>();
  let refusals = 0;
  await eachOf(cells, 8, async (cell) => {
    const { row, visitor, whose, variant } = cell;
    const plain = requestOf(row, visitor, whose, world);
    const asked = variant.sends(plain);
    const answer = await askTidily(world.origin, asked);
    const isRefused = expected(row, visitor.role, whose) >= 300;
    if (isRefused) refusals += 1;
    const found = [
      ...wrongAnswer(cell, answer),
      ...(await leaksIn(answer, foreignTo(visitor.role, world))).map((word) => `shows ${word}`),
      ...carelessness(answer),
      ...(isRefused && !registry.includes(visitor.role) ? tellsApart(cell, answer, told) : []),
    ];
    const at = `${asked.method} ${asked.path} as ${visitor.role}, ${whose}, ${variant.name}`;
    complaints.push(...found.map((words) => `${at}: ${words}`));
  });
  return { cells: cells.length, refusals, complaints };
}

function cellsOf(visitors: readonly Visitor[]): readonly Cell[] {
  const [plain] = variants;
  const others = refusedMethods().flatMap((row) =>
    visitors.flatMap((visitor) => (plain ? [{ row, visitor, whose: 'own' as const, variant: plain }] : [])),
  );
  const doors = table.flatMap((row) =>
    visitors.flatMap((visitor) =>
      whoseOf(row).flatMap((whose) =>
        variants
          .filter((variant) => variant.with.includes(whose) && [row.is, 'both'].includes(variant.of))
          .map((variant) => ({ row, visitor, whose, variant })),
      ),
    ),
  );
  return [...others, ...doors];
}

/** Once more where the framework sends a request to the same place under a tidier address. */
export async function askTidily(origin: string, asked: RawRequest): Promise<RawAnswer> {
  const answer = await ask(origin, asked);
  const { location } = answer.headers;
  if (answer.status < 300 || answer.status > 399 || location === undefined) return answer;
  const { pathname, search } = new URL(location, origin);
  const path = `${pathname}${search}`;
  const [before = ''] = asked.path.split('?');
  const isTidier = before.replace(/(.)\/$/, '$1') === pathname && path !== asked.path;
  return isTidier ? ask(origin, { ...asked, path }) : answer;
}

/** The status, and the refusal where the status does not tell it. */
function wrongAnswer(
  { row, visitor, whose, variant }: Cell,
  { status, headers, body }: RawAnswer,
): readonly string[] {
  const plain = expected(row, visitor.role, whose);
  const wanted = variant.comesTo(plain);
  if (status !== wanted) return [`${status} instead of ${wanted}`];
  const text = body.toString('utf8');
  if (variant.name === 'flight' && plain === 404 && !text.includes('NEXT_HTTP_ERROR_FALLBACK;404'))
    return ['the flight data do not refuse'];
  if (variant.name === 'flight' && plain === 307 && !text.includes('NEXT_REDIRECT'))
    return ['the flight data do not lead away'];
  const isWordless = status === 404 && headers['content-type']?.startsWith('text/html') && body.length > 0;
  return isWordless && !text.includes('There is nothing at this address')
    ? ['the page has no words without scripts']
    : [];
}

/** What is foreign and what is missing must look the same. */
function tellsApart(
  { row, visitor, whose, variant }: Cell,
  answer: RawAnswer,
  told: Map<string, string>,
): readonly string[] {
  if (whose !== 'foreign' && whose !== 'missing') return [];
  const key = `${table.indexOf(row)} ${visitor.role} ${variant.name}`;
  const text = withoutWhatDiffers(answer);
  const other = told.get(key);
  told.set(key, text);
  return other === undefined || other === text
    ? []
    : [`foreign and missing differ: ${firstDifference(other, text)}`];
}

/** The strings that this role must never be served. */
function foreignTo(role: MatrixRole, { here, elsewhere }: WalkWorld): readonly string[] {
  if (registry.includes(role)) return [];
  // Whoever holds a link recognises the patient by initials, year of birth and day of the scan, and is told no more.
  if (role === 'anonymous' || role === 'link') return [...here.canaries, ...elsewhere.canaries];
  return (isElsewhere(role) ? here : elsewhere).canaries;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** The framework names its own parts anew in each answer. */
const drawnName = /"[\w-]{21}[a-z]?"/g;

/** An answer without what is drawn anew for each request, and without the address that was asked for. */
function withoutWhatDiffers({ status, headers, body }: RawAnswer): string {
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1];
  const kept = Object.entries(headers)
    .filter(([name]) => !['date', 'content-length', 'etag'].includes(name))
    .map(([name, value]) => `${name}: ${value}`)
    .toSorted();
  const text = [`${status}`, ...kept, body.toString('utf8')]
    .join('\n')
    .replaceAll(uuid, '{id}')
    .replaceAll(drawnName, '"{name}"');
  return nonce === undefined ? text : text.replaceAll(nonce, '{nonce}');
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return `“${one.slice(Math.max(0, at - 60), at + 120)}” and “${other.slice(Math.max(0, at - 60), at + 120)}”`;
}

async function eachOf<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = list.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of left) await work(one);
    }),
  );
}
