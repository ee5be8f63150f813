import { z } from 'zod';
import { isProofFresh } from '@/lib/domain/access/actor';
import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { proofWays } from '@/lib/server/session/second-factor';
import { sessionLife } from '@/lib/server/session/session-row';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/session',
  summary:
    'Who is signed in and until when. With the header X-Tracer-Background it does not keep the session alive.',
  answer: {
    status: 200,
    says: 'The session.',
    schema: z.strictObject({
      name: z.string(),
      email: z.string(),
      role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
      /** Ends then, if nothing is done until then. */
      idleEndsAt: z.iso.datetime(),
      /** Ends then in any case. */
      endsAt: z.iso.datetime(),
      provedAt: z.iso.datetime(),
      /** Whether what signs or changes the account would be done without another proof. */
      isProofFresh: z.boolean(),
      /** What the person can prove themselves with. */
      ways: z.strictObject({ code: z.boolean(), passkey: z.boolean() }),
      isDemo: z.boolean(),
    }),
  },
  problems: [],
  run: async ({ actor, db, now, demo }, _input, { lastSeenAt, absoluteExpiresAt }) => {
    const idleEnd = Math.min(lastSeenAt.getTime() + sessionLife.idle, absoluteExpiresAt.getTime());
    return ok({
      name: actor.name,
      email: actor.email,
      role: actor.role,
      idleEndsAt: new Date(idleEnd).toISOString(),
      endsAt: absoluteExpiresAt.toISOString(),
      provedAt: actor.provedAt.toISOString(),
      isProofFresh: isProofFresh(actor, now),
      ways: await proofWays(db, actor),
      isDemo: demo,
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
