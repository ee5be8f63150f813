import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { settings } from '@/lib/server/env';

/** How long a browser may take to answer. */
const challengeMilliseconds = 5 * 60_000;

const encoded = (max: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(max);

/** What a browser answers when it made a passkey. What else it says is left aside. */
export const registrationResponse = z.object({
  id: encoded(1400),
  rawId: encoded(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: encoded(4000),
    attestationObject: encoded(12_000),
    transports: z.array(z.string().max(30)).max(10).exactOptional(),
  }),
});
export type RegistrationResponse = z.output<typeof registrationResponse>;

/** What a browser answers when somebody proved themselves with a passkey. */
export const passkeyResponse = z.object({
  id: encoded(1400),
  rawId: encoded(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: encoded(4000),
    authenticatorData: encoded(4000),
    signature: encoded(4000),
  }),
});
export type PasskeyResponse = z.output<typeof passkeyResponse>;

/** A passkey that was checked and not stored yet. */
export interface VerifiedPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly signCount: number;
  readonly transports: readonly string[];
}

/**
 * What a browser is told to make a passkey of: one that the device finds by itself and opens with a finger, a face or a PIN.
 * `askerId` is the session in which it is asked; the answer counts in no other.
 */
export async function registrationOptions(
  db: Tx,
  owner: { readonly accountId: string; readonly email: string; readonly name: string },
  askerId: string,
  now: Date,
) {
  const known = await db.models.passkey.findMany({
    where: { accountId: owner.accountId },
    select: { credentialId: true, transports: true },
  });
  const options = await generateRegistrationOptions({
    rpName: settings().registry.name,
    rpID: relyingParty().id,
    userID: new TextEncoder().encode(owner.accountId),
    userName: owner.email,
    userDisplayName: owner.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: challengeMilliseconds,
  });
  await keepChallenge(db, { challenge: options.challenge, purpose: 'register', askerId }, now);
  return options;
}

/** Checks a new passkey against what was asked in the same session, once. */
export async function verifyRegistration(
  db: Tx,
  askerId: string,
  given: RegistrationResponse,
  now: Date,
): Promise<Result<VerifiedPasskey>> {
  const { id, origin } = relyingParty();
  const verified = await unlessRefused(() =>
    verifyRegistrationResponse({
      response: { ...given, clientExtensionResults: {} },
      expectedChallenge: (challenge) => takeChallenge(db, { challenge, purpose: 'register', askerId }, now),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    }),
  );
  if (!verified?.verified) return refused('This passkey could not be checked. Try again.');
  const { credential } = verified.registrationInfo;
  return ok({
    credentialId: credential.id,
    publicKey: credential.publicKey,
    signCount: credential.counter,
    transports: given.response.transports ?? [],
  });
}

/** Stores a checked passkey under a name, and answers its id. */
export async function addPasskey(
  db: Tx,
  accountId: string,
  { name, passkey }: { readonly name: string; readonly passkey: VerifiedPasskey },
  now: Date,
): Promise<Result<{ readonly id: string }>> {
  const id = uuid();
  const { count } = await db.models.passkey.createMany({
    data: {
      id,
      accountId,
      name,
      credentialId: passkey.credentialId,
      publicKey: passkey.publicKey,
      signCount: passkey.signCount,
      transports: [...passkey.transports],
      addedAt: now,
    },
    skipDuplicates: true,
  });
  return count === 1 ? ok({ id }) : refused('This passkey is added already.');
}

/**
 * What a browser is told to prove somebody with. Without an account any passkey of this registry will do, as at the sign-in;
 * with one it is asked in a session (`askerId`), and only the account's own will.
 */
export async function proofOptions(
  db: Tx,
  asker: { readonly accountId: string; readonly askerId: string } | null,
  now: Date,
) {
  const own = asker
    ? await db.models.passkey.findMany({
        where: { accountId: asker.accountId },
        select: { credentialId: true, transports: true },
      })
    : [];
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: 'required',
    allowCredentials: own.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    timeout: challengeMilliseconds,
  });
  const askerId = asker?.askerId ?? null;
  await keepChallenge(db, { challenge: options.challenge, purpose: 'prove', askerId }, now);
  return options;
}

/** Whose passkey it was that answered; null when it is unknown or the answer does not hold. */
export async function verifyPasskey(
  db: Tx,
  askerId: string | null,
  given: PasskeyResponse,
  now: Date,
): Promise<{ readonly accountId: string } | null> {
  const known = await db.models.passkey.findUnique({ where: { credentialId: given.id } });
  if (!known) return null;
  const { id, origin } = relyingParty();
  const verified = await unlessRefused(() =>
    verifyAuthenticationResponse({
      response: { ...given, clientExtensionResults: {} },
      expectedChallenge: (challenge) => takeChallenge(db, { challenge, purpose: 'prove', askerId }, now),
      expectedOrigin: origin,
      expectedRPID: id,
      credential: {
        id: known.credentialId,
        publicKey: new Uint8Array(known.publicKey),
        counter: Number(known.signCount),
      },
      requireUserVerification: true,
    }),
  );
  if (!verified?.verified) return null;
  await db.models.passkey.update({
    where: { id: known.id },
    data: { signCount: verified.authenticationInfo.newCounter, lastUsedAt: now },
    select: { id: true },
  });
  return { accountId: known.accountId };
}

interface Challenge {
  readonly challenge: string;
  readonly purpose: 'register' | 'prove';
  readonly askerId: string | null;
}

/** In the database, so that any node takes the answer. */
async function keepChallenge(db: Tx, challenge: Challenge, now: Date): Promise<void> {
  await db.models.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
  await db.models.passkeyChallenge.create({
    data: { ...challenge, expiresAt: new Date(now.getTime() + challengeMilliseconds) },
  });
}

/** True once for each challenge, in the session it was asked in. */
async function takeChallenge(db: Tx, challenge: Challenge, now: Date): Promise<boolean> {
  const { count } = await db.models.passkeyChallenge.deleteMany({
    where: { ...challenge, expiresAt: { gt: now } },
  });
  return count === 1;
}

/** What the library throws is what somebody sent. Trouble of the database is not its own and goes on. */
async function unlessRefused<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('Prisma')) throw error;
    return undefined;
  }
}

/** The registry as browsers know it. */
function relyingParty(): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(settings().address);
  return { id: hostname, origin };
}

function refused(says: string) {
  return fail<Problem>({
    code: 'answers',
    fields: [{ key: 'passkey', label: 'Passkey', code: 'malformed', says }],
  });
}
