import { expect, test } from 'vitest';
import { newCheckpointKey } from '@/lib/keys/checkpoint-key';
import { inspectSettings, readSettings } from '@/lib/server/env';

const right = {
  REGISTRY_MODE: 'live',
  DATABASE_URL: 'postgresql://registry_app:k3yed-in@database.example/registry?sslmode=verify-full',
  DATABASE_WORKER_URL: 'postgresql://registry_worker:k3yed-in@database.example/registry?sslmode=verify-full',
  REGISTRY_SMTP_URL: 'smtps://portal:k3yed-in@mail.lakeside-registry.org',
  REGISTRY_MAIL_FROM: 'portal@lakeside-registry.org',
  NEXTAUTH_URL: 'https://registry.example/',
  NEXTAUTH_SECRET: 'kJ8w2fQ0zVbX5nR7tYpL1mC4hD6gS9aE+uO3',
  REGISTRY_KEY: 'Zt5cW8vN1xK4qB7mR0yJ3pH6sG9dF2aL+eU8',
  REGISTRY_CHECKPOINT_KEY: newCheckpointKey(),
  REGISTRY_CHECKPOINT_FILE: '/var/lib/tracer/checkpoints.jsonl',
  REGISTRY_NAME: 'National Oncologic PET Registry',
  REGISTRY_ENROLMENT_OPENS: '2026-01-01',
  REGISTRY_CONTACT: 'help@registry.example',
};

function troublesWith(changes: Record<string, string | undefined>): string[] {
  const found = inspectSettings({ ...right, ...changes });
  return found.ok ? [] : found.troubles;
}

test('right settings are read, with the values that need not be set', () => {
  expect(readSettings(right)).toEqual({
    mode: 'live',
    databaseUrl: right.DATABASE_URL,
    address: 'https://registry.example',
    secret: right.NEXTAUTH_SECRET,
    key: right.REGISTRY_KEY,
    workerUrl: right.DATABASE_WORKER_URL,
    mail: { smtpUrl: right.REGISTRY_SMTP_URL, from: right.REGISTRY_MAIL_FROM },
    checkpointKey: right.REGISTRY_CHECKPOINT_KEY,
    earlierCheckpointKeys: [],
    checkpointFile: right.REGISTRY_CHECKPOINT_FILE,
    feeCents: 5000,
    registry: {
      name: right.REGISTRY_NAME,
      nct: 'NCT00868582',
      enrolment: { opensOn: '2026-01-01', closesOn: null },
      contact: right.REGISTRY_CONTACT,
    },
  });
});

test('every missing setting is named at once', () => {
  const found = inspectSettings({ REGISTRY_MODE: 'live' });
  const named = found.ok ? [] : found.troubles.map((trouble) => trouble.split(':')[0]);
  expect(named).toEqual([
    'DATABASE_URL',
    'DATABASE_WORKER_URL',
    'REGISTRY_SMTP_URL',
    'REGISTRY_MAIL_FROM',
    'NEXTAUTH_URL',
    'NEXTAUTH_SECRET',
    'REGISTRY_KEY',
    'REGISTRY_CHECKPOINT_KEY',
    'REGISTRY_CHECKPOINT_FILE',
    'REGISTRY_NAME',
    'REGISTRY_ENROLMENT_OPENS',
    'REGISTRY_CONTACT',
  ]);
  expect(() => readSettings({ REGISTRY_MODE: 'live' })).toThrow(
    'Tracer does not start until these settings are right',
  );
});

test.each([
  ['REGISTRY_MODE', undefined],
  ['REGISTRY_MODE', 'production'],
  ['DATABASE_URL', 'postgresql://registry_app:replace-me@database.example/registry'],
  ['DATABASE_URL', 'mysql://database.example/registry'],
  ['DATABASE_URL', 'postgresql://registry_app:k3yed-in@database.example/registry'],
  ['DATABASE_URL', 'postgresql://registry_app:k3yed-in@database.example/registry?sslmode=disable'],
  ['DATABASE_OWNER_URL', 'postgresql://registry_owner:k3yed-in@database.example/registry'],
  ['DATABASE_WORKER_URL', undefined],
  ['DATABASE_WORKER_URL', right.DATABASE_URL],
  ['DATABASE_WORKER_URL', 'postgresql://registry_worker:replace-me@database.example/registry'],
  ['REGISTRY_SMTP_URL', undefined],
  ['REGISTRY_SMTP_URL', 'mail.lakeside-registry.org'],
  ['REGISTRY_SMTP_URL', 'https://mail.lakeside-registry.org'],
  ['REGISTRY_SMTP_URL', 'smtps://user:password@mail.example'],
  ['REGISTRY_SMTP_URL', 'smtps://user:replace-me@mail.lakeside-registry.org'],
  ['REGISTRY_SMTP_URL', 'smtp://user:password@smtp.mailtrap.io:2525'],
  ['REGISTRY_MAIL_FROM', undefined],
  ['REGISTRY_MAIL_FROM', 'portal@registry.example'],
  ['REGISTRY_MAIL_FROM', 'The portal'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ['NODE_OPTIONS', '--inspect=0.0.0.0:9229'],
  ['DEBUG', 'prisma:*'],
  ['GRAPHILE_ENABLE_DANGEROUS_LOGS', '1'],
  ['NEXTAUTH_URL', 'https://localhost'],
  ['NEXTAUTH_URL', 'https://203.0.113.7'],
  ['NEXTAUTH_URL', 'http://registry.example'],
  ['NEXTAUTH_URL', 'https://registry.example/portal'],
  ['NEXTAUTH_URL', 'registry.example'],
  ['NEXTAUTH_SECRET', 'short'],
  ['NEXTAUTH_SECRET', 'a'.repeat(64)],
  ['NEXTAUTH_SECRET', 'replace-me-with-32-characters-of-your-own'],
  ['REGISTRY_KEY', 'short'],
  ['REGISTRY_KEY', right.NEXTAUTH_SECRET],
  ['REGISTRY_CHECKPOINT_KEY', 'replace-me'],
  ['REGISTRY_CHECKPOINT_KEY', '/no/such/file.pem'],
  ['REGISTRY_CHECKPOINT_FILE', 'checkpoints.jsonl'],
  ['REGISTRY_CHECKPOINT_EARLIER_KEYS', 'not-a-key'],
  ['REGISTRY_NAME', '   '],
  ['REGISTRY_NCT', '00868582'],
  ['REGISTRY_ENROLMENT_OPENS', '2026-02-30'],
  ['REGISTRY_ENROLMENT_CLOSES', '2025-12-31'],
  ['REGISTRY_FEE_CENTS', '50.00'],
])('%s = %s is refused by name', (name, value) => {
  const troubles = troublesWith({ [name]: value });
  expect(troubles).toHaveLength(1);
  expect(troubles[0]).toMatch(new RegExp(`^${name}: .+\\.?`));
});

test('an empty line in a settings file means that it is not set', () => {
  expect(troublesWith({ REGISTRY_ENROLMENT_CLOSES: '', REGISTRY_NCT: '' })).toEqual([]);
});

test('a demo needs only what its command sets', () => {
  const { registry } = readSettings({
    REGISTRY_MODE: 'demo',
    DATABASE_URL: 'postgresql://registry_app:x@127.0.0.1:5432/registry',
    NEXTAUTH_URL: 'http://localhost:3000',
    NEXTAUTH_SECRET: 'made by the command',
    REGISTRY_KEY: 'made by the command',
    REGISTRY_CHECKPOINT_KEY: 'made by the command',
    REGISTRY_CHECKPOINT_FILE: 'made by the command',
  });
  expect(registry.enrolment).toEqual({ opensOn: '2026-01-01', closesOn: null });
});
