import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { joinPasskeyOptions } from '@/lib/server/join';
import { otherMethods } from '@/lib/server/other-methods';
import { linkAttempts, linkSecret } from '../../../_shapes/sign-in-answer';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/join/passkey/options',
  summary: 'What a browser makes a passkey of, for whoever accepts an invitation with one.',
  limit: linkAttempts,
  body: jsonBody(z.strictObject({ token: linkSecret })),
  answer: {
    status: 200,
    says: 'The options, as navigator.credentials.create takes them.',
    schema: z.looseObject({ challenge: z.string() }),
  },
  problems: ['wrong-state'],
  run: async ({ now }, { body: { token } }) => {
    const options = await joinPasskeyOptions(token, now);
    return options.ok ? ok({ ...options.value }) : options;
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
