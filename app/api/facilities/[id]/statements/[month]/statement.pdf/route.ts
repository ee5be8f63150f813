import { statementFile } from '@/lib/server/drawn';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { readStatement } from '@/lib/usecases/read-statement';
import { statementAddress } from '../../../../../_shapes/statement-address';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/facilities/{id}/statements/{month}/statement.pdf',
  summary: 'The statement of a facility’s balance for a month.',
  params: statementAddress,
  answer: { status: 200, says: 'The statement.', mediaType: 'application/pdf', draw: statementFile },
  problems: ['cannot-print'],
  run: (ctx, { params }) => readStatement(ctx, { facilityId: params.id, month: params.month }),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
