import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineLinkOperation, linkAddress } from '@/lib/server/link-operation';
import { otherMethods } from '@/lib/server/other-methods';
import { linkPasskeyOptions } from '@/lib/server/session/link-account';

export const POST = defineLinkOperation({
  method: 'POST',
  path: '/api/links/{linkId}/passkey/options',
  summary:
    'What a browser makes a passkey of, for whoever signed by a link and wants an account for next time.',
  params: linkAddress,
  answer: {
    status: 200,
    says: 'The options, as navigator.credentials.create takes them.',
    schema: z.looseObject({ challenge: z.string() }),
  },
  problems: ['wrong-state'],
  run: async (ctx) => {
    const options = await linkPasskeyOptions(ctx);
    return options.ok ? ok({ ...options.value }) : options;
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
