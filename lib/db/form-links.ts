import { z } from 'zod';
import type { Tx } from '@/lib/db/client';

const instant = z.coerce.date();

/** A link as `link_row` of the database gives it. */
export const linkRowSchema = z.object({
  id: z.string(),
  facilityId: z.string(),
  caseId: z.string(),
  form: z.enum(['pre-pet', 'post-pet']),
  email: z.string(),
  physicianNpi: z.string(),
  physicianName: z.string(),
  codeVersion: z.number(),
  wrongCodes: z.number(),
  messageId: z.string(),
  createdAt: instant,
  createdByName: z.string(),
  expiresAt: instant,
  openedAt: instant.nullable(),
  codeEnteredAt: instant.nullable(),
  signedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  replacedAt: instant.nullable(),
  killedAt: instant.nullable(),
  facilityName: z.string(),
  facilityPhone: z.string(),
  zone: z.string(),
  isAnswered: z.boolean(),
});
export type LinkRow = z.output<typeof linkRowSchema>;

const sessionSchema = z.object({
  sessionId: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  endedAt: instant.nullable(),
  link: linkRowSchema,
});

/** The link of a token, by the token's hash; whoever holds the token is nobody yet. */
export async function linkOfToken(tx: Tx, tokenHash: Buffer): Promise<LinkRow | null> {
  const found: unknown = await tx.$queryRaw`SELECT link_of_token(${tokenHash}) AS found`;
  return z.tuple([z.object({ found: linkRowSchema.nullable() })]).parse(found)[0].found;
}

/** The session of a link that this secret belongs to, by the secret's hash. */
export async function linkOfSession(tx: Tx, linkId: string, secretHash: Buffer) {
  const found: unknown = await tx.$queryRaw`SELECT link_of_session(${linkId}::uuid, ${secretHash}) AS found`;
  return z.tuple([z.object({ found: sessionSchema.nullable() })]).parse(found)[0].found;
}
