import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { endOwnSession } from '@/lib/server/session/own-sessions';

export const DELETE = defineOperation({
  method: 'DELETE',
  path: '/api/account/sessions/{sessionId}',
  summary: 'Ends one of one’s own sessions, on whichever device it is.',
  params: z.strictObject({ sessionId: z.uuid() }),
  answer: { status: 200, says: 'It is over.', schema: z.strictObject({ ended: z.int() }) },
  problems: [],
  run: (ctx, { params: { sessionId } }) => endOwnSession(ctx, sessionId),
});

export const { GET, POST, PUT, PATCH } = otherMethods(DELETE);
