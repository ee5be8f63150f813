import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { revokeFormLink } from '@/lib/usecases/revoke-form-link';
import { caseLinkAddress } from '../../../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/links/{form}/revoke',
  summary: 'Withdraws the link to a form. Whoever is filling it in saves and signs nothing more by it.',
  params: caseLinkAddress,
  answer: { status: 200, says: 'The link is withdrawn.', schema: z.strictObject({ linkId: z.uuid() }) },
  problems: ['wrong-state'],
  run: (ctx, { params }) => revokeFormLink(ctx, { caseId: params.id, form: params.form }),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
