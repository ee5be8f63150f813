import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { enterCode } from '@/lib/server/session/link-code';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/links/code',
  summary:
    'Gives the code of a link. A right one sets the cookie of a session for the one form of the link. An unknown token, a wrong code and an ended link answer the same; why a link has ended is told with the right code.',
  body: jsonBody(z.strictObject({ token: z.string().max(200), linkCode: z.string().max(200) })),
  answer: { status: 200, says: 'The code is right.', schema: z.strictObject({}) },
  problems: ['answers', 'code-refused', 'link-ended', 'throttled'],
  run: async ({ headers, setCookie, ...asking }, { body }) => {
    const entered = await enterCode({ token: body.token, typed: body.linkCode, headers }, asking);
    if (!entered.ok) return entered;
    setCookie(entered.value);
    return ok({});
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
