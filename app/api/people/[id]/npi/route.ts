import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { confirmNpi } from '@/lib/usecases/confirm-npi';
import { rowAddress, seenVersion } from '../../../_shapes/people';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/people/{id}/npi',
  summary:
    'Says that the registry checked the NPI of a physician whose account began by a link: until then only the cases of the facility that sent the link are theirs.',
  params: rowAddress,
  body: jsonBody(z.strictObject({ version: seenVersion })),
  needsProof: true,
  answer: {
    status: 200,
    says: 'The NPI is the physician’s.',
    schema: z.strictObject({ npi: z.string() }),
  },
  problems: ['proof-needed', 'wrong-state'],
  run: (ctx, { params, body }) => confirmNpi(ctx, { accountId: params.id, ...body }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
