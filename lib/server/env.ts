import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { Trouble } from '@/lib/db/trouble';
import type { RegistrySettings } from '@/lib/domain/cases/protocol';
import { parseEmail } from '@/lib/domain/identifiers/email';
import { caseFee } from '@/lib/domain/ledger/fees';
import { isDay } from '@/lib/domain/schedule/day';
import { CheckpointKey, PublicCheckpointKey } from '@/lib/keys/checkpoint-key';

export type Settings = {
  mode: 'demo' | 'live';
  /** The application role's address of the database. */
  databaseUrl: string;
  /** Where people reach the portal, without a slash at the end. */
  address: string;
  /** Signs the cookies of the sign-in. */
  secret: string;
  /** Kept outside the database: what the portal encrypts and what it sends to prove itself is drawn from it. */
  key: string;
  /** The worker's address of the database; empty where a demo's portal is not told. */
  workerUrl: string;
  /** Null in a demo, which sends nothing. */
  mail: { smtpUrl: string; from: string } | null;
  /** Signs checkpoints of the audit: PKCS #8 as PEM or base64, or the path of such a file. */
  checkpointKey: string;
  /** Public keys that signed checkpoints before. */
  earlierCheckpointKeys: readonly string[];
  /** Where checkpoints are kept, outside the database. */
  checkpointFile: string;
  /** What a facility pays for each case it registers, in cents. */
  feeCents: number;
  registry: RegistrySettings;
};

type Environment = Readonly<Record<string, string | undefined>>;

let read: Settings | undefined;

/** The settings of this process, read once. */
export function settings(): Settings {
  read ??= readSettings(process.env);
  return read;
}

/** Refuses with every wrong setting at once, each with what to set. */
export function readSettings(environment: Environment): Settings {
  const found = inspectSettings(environment);
  if (found.ok) return found.settings;
  throw new Trouble(refusal(found.troubles));
}

export function refusal(troubles: readonly string[]): string {
  const list = troubles.map((trouble) => `  ${trouble}`).join('\n');
  return `Tracer does not start until these settings are right (.env.example explains each):\n${list}`;
}

export type Inspection = { ok: true; settings: Settings } | { ok: false; troubles: string[] };

export function inspectSettings(environment: Environment): Inspection {
  // An empty line in a settings file means the same as no line.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const mode = z.enum(['demo', 'live']).safeParse(given.REGISTRY_MODE);
  if (!mode.success)
    return { ok: false, troubles: ['REGISTRY_MODE: set it to live. (npm run demo sets demo itself.)'] };
  const parsed = (mode.data === 'live' ? live : demo).safeParse(given);
  if (!parsed.success)
    return {
      ok: false,
      troubles: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  const it = parsed.data;
  return {
    ok: true,
    settings: {
      mode: mode.data,
      databaseUrl: it.DATABASE_URL,
      address: it.NEXTAUTH_URL.replace(/\/+$/, ''),
      secret: it.NEXTAUTH_SECRET,
      key: it.REGISTRY_KEY,
      workerUrl: it.DATABASE_WORKER_URL,
      mail:
        it.REGISTRY_SMTP_URL === null ? null : { smtpUrl: it.REGISTRY_SMTP_URL, from: it.REGISTRY_MAIL_FROM },
      checkpointKey: it.REGISTRY_CHECKPOINT_KEY,
      earlierCheckpointKeys: it.REGISTRY_CHECKPOINT_EARLIER_KEYS,
      checkpointFile: it.REGISTRY_CHECKPOINT_FILE,
      feeCents: it.REGISTRY_FEE_CENTS,
      registry: {
        name: it.REGISTRY_NAME,
        nct: it.REGISTRY_NCT,
        enrolment: { opensOn: it.REGISTRY_ENROLMENT_OPENS, closesOn: it.REGISTRY_ENROLMENT_CLOSES ?? null },
        contact: it.REGISTRY_CONTACT,
      },
    },
  };
}

/** What .env.example shows where a secret belongs. */
const sample = 'replace-me';

const postgresUrl = (who: string, role: string) =>
  text(`set the address of the database as ${who}, like postgresql://${role}:…@database.example/registry.`)
    .refine((url) => /^postgres(ql)?:\/\/[^/]+\/[^/]+$/.test(url) && !url.includes(sample), {
      abort: true,
      error: `it is not an address like postgresql://${role}:…@database.example/registry with a password of your own.`,
    })
    .refine((url) => isHere(url) || /[?&]sslmode=verify-full(&|$)/.test(url), {
      error:
        'it leads over the network without a checked certificate. Add ?sslmode=verify-full to it (and &sslrootcert=… for an authority of your own).',
    });

function mustBeAbsent(says: string) {
  return z.never({ error: says }).optional();
}
const secret = text('set at least 32 random characters, for example from: openssl rand -base64 48').refine(
  (value) => value.length >= 32 && new Set(value).size >= 12 && !value.includes(sample),
  {
    error: 'it must be at least 32 random characters of your own, for example from: openssl rand -base64 48',
  },
);
/** Public keys, or the paths of their files, with spaces between them. */
const earlierKeys = z
  .string()
  .default('')
  .transform((value) => value.split(/\s+/).filter(Boolean))
  .refine((keys) => keys.every((key) => PublicCheckpointKey.from(key) !== undefined), {
    error:
      'one of them is no public Ed25519 key and no file with one. npm run audit:public-key printed each while it was in use; put spaces between them.',
  });
const day = (otherwise: string) =>
  text(otherwise).refine(isDay, { error: 'it must be a day of the calendar, like 2026-01-01.' });

const live = z
  .object({
    DATABASE_URL: postgresUrl('the application role', 'registry_app'),
    DATABASE_WORKER_URL: postgresUrl("the worker's role", 'registry_worker'),
    DATABASE_OWNER_URL: mustBeAbsent(
      'take it out of what the portal and the worker are started with. Only npm run migrate, backup and restore use it, from .env.owner.',
    ),
    NODE_TLS_REJECT_UNAUTHORIZED: mustBeAbsent(
      'take it out: with it, nobody checks whose certificate the database and the mail server show.',
    ),
    DEBUG: mustBeAbsent('take it out: with it, libraries write what people typed to the log.'),
    GRAPHILE_ENABLE_DANGEROUS_LOGS: mustBeAbsent(
      'take it out: with it, the queue writes its addresses to the log.',
    ),
    NODE_OPTIONS: text('')
      .refine((options) => !/--inspect|--trace|--heap|--report|--cpu-prof/.test(options), {
        error: 'take out what inspects or dumps the process: whoever reaches it reads what it holds.',
      })
      .optional(),
    REGISTRY_SMTP_URL: text(
      'set the address of your mail server, like smtps://user:password@mail.example.',
    ).refine(isMailServer, {
      error:
        'it must be the address of a mail server that you use, like smtps://user:password@mail.example or smtp://mail.example:587.',
    }),
    REGISTRY_MAIL_FROM: text('set the address that messages come from, like portal@registry.example.').refine(
      isSender,
      { error: 'it must be one e-mail address of your own, like portal@registry.example.' },
    ),
    NEXTAUTH_URL: text('set the https address people type, like https://registry.example.').refine(isHttps, {
      error: 'it must be an https address with a name and without a path, like https://registry.example.',
    }),
    NEXTAUTH_SECRET: secret,
    REGISTRY_KEY: secret,
    REGISTRY_CHECKPOINT_KEY: text(
      'set an Ed25519 private key, or the path of its file, for example from: openssl genpkey -algorithm ed25519',
    ).refine((value) => CheckpointKey.from(value) !== undefined, {
      error:
        'it is no Ed25519 private key (PEM or base64) and no file with one. Make one with: openssl genpkey -algorithm ed25519',
    }),
    REGISTRY_CHECKPOINT_EARLIER_KEYS: earlierKeys,
    REGISTRY_CHECKPOINT_FILE: text(
      'set the path of the file that checkpoints of the audit are appended to, like /var/lib/tracer/checkpoints.jsonl.',
    ).refine(isAbsolute, { error: 'it must be a whole path, like /var/lib/tracer/checkpoints.jsonl.' }),
    REGISTRY_NAME: text("set the registry's name, as it stands on documents."),
    REGISTRY_NCT: text('')
      .regex(/^NCT\d{8}$/, { error: 'it must be NCT and eight digits, like NCT00868582.' })
      .default('NCT00868582'),
    REGISTRY_ENROLMENT_OPENS: day('set the first day on which a scan may be registered, like 2026-01-01.'),
    REGISTRY_ENROLMENT_CLOSES: day('').optional(),
    REGISTRY_FEE_CENTS: z
      .string()
      .regex(/^\d{1,9}$/, { error: 'it must be a number of cents, like 5000.' })
      .transform(Number)
      .default(caseFee.cents),
    REGISTRY_CONTACT: text('set where people turn for help: an e-mail address or telephone number.'),
  })
  .refine(
    ({ REGISTRY_ENROLMENT_OPENS: opens, REGISTRY_ENROLMENT_CLOSES: closes }) => !closes || closes >= opens,
    {
      path: ['REGISTRY_ENROLMENT_CLOSES'],
      error: 'it must not be before REGISTRY_ENROLMENT_OPENS.',
      // Said together with what is wrong elsewhere.
      when: ({ issues }) =>
        !issues.some(
          ({ path }) => path?.[0] === 'REGISTRY_ENROLMENT_OPENS' || path?.[0] === 'REGISTRY_ENROLMENT_CLOSES',
        ),
    },
  )
  .refine(({ DATABASE_URL: app, DATABASE_WORKER_URL: worker }) => userOf(app) !== userOf(worker), {
    path: ['DATABASE_WORKER_URL'],
    error: 'it must name another role than DATABASE_URL: registry_worker, which sees no patient.',
    when: ({ issues }) =>
      !issues.some(({ path }) => path?.[0] === 'DATABASE_URL' || path?.[0] === 'DATABASE_WORKER_URL'),
  })
  .refine(({ NEXTAUTH_SECRET: cookies, REGISTRY_KEY: key }) => cookies !== key, {
    path: ['REGISTRY_KEY'],
    error: 'it must not be the same as NEXTAUTH_SECRET.',
    when: ({ issues }) =>
      !issues.some(({ path }) => path?.[0] === 'REGISTRY_KEY' || path?.[0] === 'NEXTAUTH_SECRET'),
  });

/** The demo's commands set what these three need; the rest has values of its own. */
const demo = z.object({
  // Whatever is set, a demo sends nothing.
  REGISTRY_SMTP_URL: z
    .any()
    .optional()
    .transform(() => null),
  DATABASE_URL: text('start the demo with npm run demo, which sets it.'),
  DATABASE_WORKER_URL: z.string().default(''),
  NEXTAUTH_URL: text('start the demo with npm run demo, which sets it.'),
  NEXTAUTH_SECRET: text('start the demo with npm run demo, which sets it.'),
  REGISTRY_KEY: text('start the demo with npm run demo, which sets it.'),
  REGISTRY_CHECKPOINT_KEY: text('start the demo with npm run demo, which sets it.'),
  REGISTRY_CHECKPOINT_EARLIER_KEYS: earlierKeys,
  REGISTRY_CHECKPOINT_FILE: text('start the demo with npm run demo, which sets it.'),
  REGISTRY_NAME: z.string().default('National Oncologic PET Registry'),
  REGISTRY_NCT: z.string().default('NCT00868582'),
  REGISTRY_ENROLMENT_OPENS: z.string().default('2026-01-01'),
  REGISTRY_ENROLMENT_CLOSES: z.string().optional(),
  REGISTRY_FEE_CENTS: z.coerce.number().default(caseFee.cents),
  REGISTRY_CONTACT: z.string().default('help@registry.example'),
});

function text(otherwise: string) {
  return z.string({ error: otherwise });
}

/** Mail that goes to a sample's address, or to a catcher for developers, reaches nobody. */
function isMailServer(address: string): boolean {
  if (!URL.canParse(address) || address.includes(sample)) return false;
  const { protocol, hostname } = new URL(address);
  const isMail = protocol === 'smtps:' || protocol === 'smtp:';
  return isMail && hostname !== '' && !isReserved(hostname) && !/(mailtrap|ethereal|mailhog)/i.test(hostname);
}

function isSender(address: string): boolean {
  const parsed = parseEmail(address);
  return parsed.ok && !isReserved(address.split('@')[1] ?? '');
}

/** Names that never belong to anybody (RFC 2606, RFC 6761). */
function isReserved(host: string): boolean {
  return /(^|\.)(example|invalid|test|example\.(com|net|org))$/i.test(host);
}

function isHere(address: string): boolean {
  return URL.canParse(address) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(address).hostname);
}

function userOf(address: string): string {
  return /^\w+:\/\/([^:@/]*)/.exec(address)?.[1] ?? '';
}

function isHttps(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const isOwn = /^(localhost|[\d.]+|\[.*\])$/.test(url.hostname);
  return (
    url.protocol === 'https:' && !isOwn && url.pathname === '/' && !url.search && !url.hash && !url.username
  );
}
