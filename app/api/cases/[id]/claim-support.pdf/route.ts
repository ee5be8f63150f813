import { z } from 'zod';
import { claimSupportFile } from '@/lib/server/drawn';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { claimSupport } from '@/lib/usecases/claim-support';
import { caseAddress } from '../../../_shapes/case-address';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/cases/{id}/claim-support.pdf',
  summary: 'The claim support of an eligible case; there is none for any other.',
  params: caseAddress,
  query: z.strictObject({
    revision: z.coerce.number().int().min(1).max(10_000).exactOptional().describe('An earlier issue.'),
  }),
  answer: { status: 200, says: 'The claim support.', mediaType: 'application/pdf', draw: claimSupportFile },
  problems: ['not-eligible', 'cannot-print'],
  run: (ctx, { params, query }) => claimSupport(ctx, { caseId: params.id, ...query }),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
