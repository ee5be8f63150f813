import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineLinkOperation, linkAddress } from '@/lib/server/link-operation';
import { otherMethods } from '@/lib/server/other-methods';
import { endLinkSession } from '@/lib/usecases/link-session';

export const POST = defineLinkOperation({
  method: 'POST',
  path: '/api/links/{linkId}/leave',
  summary: 'Closes the form of a link in this browser; the code opens it again.',
  params: linkAddress,
  answer: { status: 200, says: 'Closed.', schema: z.strictObject({}) },
  problems: [],
  run: async (ctx) => {
    const ended = await endLinkSession(ctx, ctx.actor.sessionId);
    return ended.ok ? ok({}) : ended;
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
