import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { endOtherSessions } from '@/lib/server/session/own-sessions';

export const DELETE = defineOperation({
  method: 'DELETE',
  path: '/api/account/sessions',
  summary: 'Ends every session of one’s own but this one.',
  answer: { status: 200, says: 'They are over.', schema: z.strictObject({ ended: z.int() }) },
  problems: [],
  run: (ctx) => endOtherSessions(ctx),
});

export const { GET, POST, PUT, PATCH } = otherMethods(DELETE);
