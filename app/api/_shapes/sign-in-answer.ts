import { z } from 'zod';
import { isLinkSecret } from '@/lib/domain/identifiers/link-secret';

/** The secret of a link, as it stands in its address. */
export const linkSecret = z
  .string()
  .refine(isLinkSecret)
  .describe('The secret of the link, as it stands in its address.');

/** What somebody new is called. */
export const typedName = { givenName: z.string().max(1_000), familyName: z.string().max(1_000) };

/** What somebody types who sets up a sign-in. */
export const typedSignIn = { ...typedName, passphrase: z.string().max(10_000) };

/** Setting up ended: the next step is signing in. */
export const signInAnswer = {
  status: 200,
  says: 'The sign-in is set up: sign in with this address, and the second step follows.',
  schema: z.strictObject({ email: z.string() }),
} as const;

/** How often one network address may try links and set up sign-ins. */
export const linkAttempts = { of: 'links of people', attempts: 300, seconds: 15 * 60 } as const;
