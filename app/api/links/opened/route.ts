import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { noteOpened } from '@/lib/server/session/link-code';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/links/opened',
  summary: 'Somebody presses the first key in the field for the code. Answers the same for whatever token.',
  body: jsonBody(z.strictObject({ token: z.string().max(200) })),
  answer: { status: 200, says: 'Noted, where there is such a link.', schema: z.strictObject({}) },
  problems: ['throttled'],
  run: async ({ headers, ...asking }, { body }) => {
    const noted = await noteOpened(body.token, headers, asking);
    return noted.ok ? ok({}) : noted;
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
