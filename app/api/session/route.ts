import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
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
      role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
      /** Ends then, if nothing is done until then. */
      idleEndsAt: z.iso.datetime(),
      /** Ends then in any case. */
      endsAt: z.iso.datetime(),
      provedAt: z.iso.datetime(),
    }),
  },
  problems: [],
  run: async ({ actor }, _input, { lastSeenAt, absoluteExpiresAt }) => {
    const idleEnd = Math.min(lastSeenAt.getTime() + sessionLife.idle, absoluteExpiresAt.getTime());
    return ok({
      name: actor.name,
      role: actor.role,
      idleEndsAt: new Date(idleEnd).toISOString(),
      endsAt: absoluteExpiresAt.toISOString(),
      provedAt: actor.provedAt.toISOString(),
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
