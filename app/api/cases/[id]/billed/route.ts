import { z } from 'zod';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { billCase } from '@/lib/usecases/bill-case';
import { caseAddress } from '../../../_shapes/case-address';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/{id}/billed',
  summary: 'Marks an eligible case as billed, which closes it.',
  params: caseAddress,
  answer: {
    status: 200,
    says: 'The case is closed.',
    schema: z.strictObject({ state: z.literal('billed') }),
  },
  problems: ['wrong-state'],
  run: (ctx, { params }) => billCase(ctx, params.id),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
