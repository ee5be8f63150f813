import { z } from 'zod';
import { questionnaireFile } from '@/lib/server/drawn';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { printEntry } from '@/lib/usecases/read-entry';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/cases/{id}/entries/{entryId}/document.pdf',
  summary: 'A submitted form as it was submitted.',
  params: z.strictObject({ id: z.uuid(), entryId: z.uuid() }),
  answer: { status: 200, says: 'The form.', mediaType: 'application/pdf', draw: questionnaireFile },
  problems: ['cannot-print'],
  run: (ctx, { params }) => printEntry(ctx, { caseId: params.id, entryId: params.entryId }),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
