import { z } from 'zod';
import { Trouble } from '@/lib/db/trouble';
import type { RegistrySettings } from '@/lib/domain/cases/protocol';
import { isDay } from '@/lib/domain/schedule/day';

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
  /** What a facility pays to join, in cents. */
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

const postgresUrl = text(
  'set the address of the database as the application role, like postgresql://registry_app:…@database.example/registry.',
).refine((url) => /^postgres(ql)?:\/\/[^/]+\/[^/]+$/.test(url) && !url.includes(sample), {
  error:
    'it is not an address like postgresql://registry_app:…@database.example/registry with a password of your own.',
});
const secret = text('set at least 32 random characters, for example from: openssl rand -base64 48').refine(
  (value) => value.length >= 32 && new Set(value).size >= 12 && !value.includes(sample),
  {
    error: 'it must be at least 32 random characters of your own, for example from: openssl rand -base64 48',
  },
);
const day = (otherwise: string) =>
  text(otherwise).refine(isDay, { error: 'it must be a day of the calendar, like 2026-01-01.' });

const live = z
  .object({
    DATABASE_URL: postgresUrl,
    NEXTAUTH_URL: text('set the https address people type, like https://registry.example.').refine(isHttps, {
      error: 'it must be an https address without a path, like https://registry.example.',
    }),
    NEXTAUTH_SECRET: secret,
    REGISTRY_KEY: secret,
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
      .default(5000),
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
  .refine(({ NEXTAUTH_SECRET: cookies, REGISTRY_KEY: key }) => cookies !== key, {
    path: ['REGISTRY_KEY'],
    error: 'it must not be the same as NEXTAUTH_SECRET.',
    when: ({ issues }) =>
      !issues.some(({ path }) => path?.[0] === 'REGISTRY_KEY' || path?.[0] === 'NEXTAUTH_SECRET'),
  });

/** The demo's commands set what these three need; the rest has values of its own. */
const demo = z.object({
  DATABASE_URL: text('start the demo with npm run demo, which sets it.'),
  NEXTAUTH_URL: text('start the demo with npm run demo, which sets it.'),
  NEXTAUTH_SECRET: text('start the demo with npm run demo, which sets it.'),
  REGISTRY_KEY: text('start the demo with npm run demo, which sets it.'),
  REGISTRY_NAME: z.string().default('National Oncologic PET Registry'),
  REGISTRY_NCT: z.string().default('NCT00868582'),
  REGISTRY_ENROLMENT_OPENS: z.string().default('2026-01-01'),
  REGISTRY_ENROLMENT_CLOSES: z.string().optional(),
  REGISTRY_FEE_CENTS: z.coerce.number().default(5000),
  REGISTRY_CONTACT: z.string().default('help@registry.example'),
});

function text(otherwise: string) {
  return z.string({ error: otherwise });
}

function isHttps(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' && url.pathname === '/' && !url.search && !url.hash && !url.username;
}
