import { randomBytes } from 'node:crypto';
import { generateSync, generateURI, verifySync } from 'otplib';
import QRCode from 'qrcode';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { RegistryKey } from '@/lib/keys/registry-key';
import { seal, unseal } from '@/lib/keys/sealed';
import { settings } from '@/lib/server/env';
import { holdAccount } from '@/lib/server/session/factors';
import { firstRow } from '@/lib/usecases/rows';

/** Every authenticator app counts in these. */
const stepSeconds = 30;
const seedBytes = 20;

/** A new seed that is not kept yet: it becomes the account's once a code shows that the app has it. */
export interface AuthenticatorOffer {
  /** The seed, sealed for this session alone, to be sent back with the first code. */
  readonly offer: string;
  /** The seed to type, in groups of four. */
  readonly key: string;
  /** The same as a QR code: the path of an SVG of `size` modules on a side. */
  readonly picture: { readonly path: string; readonly size: number };
  /** In a demo, the first code of it, so that trying it needs no telephone. */
  readonly demoCode: string | null;
}

export function offerAuthenticator(email: string, sessionId: string, now: Date): AuthenticatorOffer {
  const seed = randomBytes(seedBytes);
  const key = base32(seed);
  const { modules } = QRCode.create(
    generateURI({ issuer: settings().registry.name, label: email, secret: key }),
    { errorCorrectionLevel: 'M' },
  );
  return {
    offer: seal(sealingKey(), seed, offerTo(sessionId)).toString('base64url'),
    key: key.replaceAll(/(.{4})(?=.)/g, '$1 '),
    picture: {
      path: pathOf(modules.size, (row, column) => modules.get(row, column) === 1),
      size: modules.size,
    },
    demoCode:
      settings().mode === 'demo' ? codeOf(seed, Math.floor(now.getTime() / 1000 / stepSeconds)) : null,
  };
}

/** Makes an offered seed the account's, in place of the one before, once the app shows a code of it. That code is used up. */
export async function setAuthenticator(
  db: Tx,
  { accountId, sessionId }: { readonly accountId: string; readonly sessionId: string },
  { offer, code }: { readonly offer: string; readonly code: string },
  now: Date,
): Promise<Result<undefined>> {
  const seed = unseal(sealingKey(), Buffer.from(offer, 'base64url'), offerTo(sessionId));
  if (!seed) return refused('offer', 'This key is no longer good. Begin again with a new one.');
  const step = stepOf(seed, code, now, -1);
  if (step === null)
    return refused('code', 'This code does not fit. Type the six digits that the app shows now.');
  await holdAccount(db, accountId);
  await db.models.authenticator.deleteMany({ where: { accountId } });
  await db.models.authenticator.createMany({
    data: { accountId, sealedSeed: sealedSeed(accountId, seed), lastStep: step, addedAt: now },
  });
  return ok(undefined);
}

/** The seed of an account as it is kept. */
export function sealedSeed(accountId: string, seed: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(seal(sealingKey(), seed, accountId));
}

const seedRow = z.object({ sealed_seed: z.instanceof(Uint8Array), last_step: z.int() });

async function seedOf(db: Tx, accountId: string) {
  const found = await firstRow(db, seedRow, sql`SELECT * FROM registry_authenticator(${accountId}::uuid)`);
  if (!found) return null;
  const seed = unseal(sealingKey(), found.sealed_seed, accountId);
  if (!seed) throw new Error('A seed that this registry’s key does not open');
  return { seed, lastStep: found.last_step };
}

/** Whether the app of the account shows this code, which then counts no more. */
export async function spendCode(db: Tx, accountId: string, code: string, now: Date): Promise<boolean> {
  const found = await seedOf(db, accountId);
  if (!found) return false;
  const step = stepOf(found.seed, code, now, found.lastStep);
  if (step === null) return false;
  const { count } = await db.models.authenticator.updateMany({
    where: { accountId, lastStep: { lt: step } },
    data: { lastStep: step, lastUsedAt: now },
  });
  return count === 1;
}

/** The code that the app of an account shows, or shows next where this one is used up already. Only for a demo. */
export async function nextCode(
  db: Tx,
  accountId: string,
  now: Date,
): Promise<{ readonly code: string | null; readonly secondsLeft: number } | null> {
  const found = await seedOf(db, accountId);
  if (!found) return null;
  const seconds = now.getTime() / 1000;
  const current = Math.floor(seconds / stepSeconds);
  const step = Math.max(current, found.lastStep + 1);
  return step > current + 1
    ? { code: null, secondsLeft: Math.ceil((step - 1) * stepSeconds - seconds) }
    : { code: codeOf(found.seed, step), secondsLeft: Math.ceil((step + 1) * stepSeconds - seconds) };
}

/** The code of a seed in a step. */
function codeOf(seed: Uint8Array, step: number): string {
  return generateSync({ secret: new Uint8Array(seed), epoch: step * stepSeconds });
}

/** The step whose code this is: the current one or one beside it, later than the last that was used. Null for a wrong code. */
function stepOf(seed: Uint8Array, code: string, now: Date, after: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ secret: new Uint8Array(seed), token: code, epoch, epochTolerance: stepSeconds });
  if (!found.valid) return null;
  const step = Math.floor(epoch / stepSeconds) + found.delta;
  return step > after ? step : null;
}

function sealingKey(): Buffer {
  return new RegistryKey(settings().key).of('authenticator');
}

function offerTo(sessionId: string): string {
  return `offered to ${sessionId}`;
}

/** One square for each dark module. */
function pathOf(size: number, isDark: (row: number, column: number) => boolean): string {
  const every = Array.from({ length: size }, (_, at) => at);
  return every
    .flatMap((row) =>
      every.filter((column) => isDark(row, column)).map((column) => `M${column} ${row}h1v1h-1z`),
    )
    .join('');
}

/** RFC 4648. */
function base32(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2))).join('');
}

function refused(key: string, says: string) {
  return fail<Problem>({ code: 'answers', fields: [{ key, label: 'Code', code: 'malformed', says }] });
}
