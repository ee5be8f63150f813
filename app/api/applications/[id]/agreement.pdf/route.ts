import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { readAgreement } from '@/lib/usecases/read-application-file';
import type { StoredFile } from '@/lib/usecases/read-attachment';
import { applicationAddress } from '../../../_shapes/application';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/applications/{id}/agreement.pdf',
  summary: 'The signed agreement of an application, as it was uploaded.',
  params: applicationAddress,
  answer: {
    status: 200,
    says: 'The file.',
    mediaType: 'application/pdf',
    draw: async (file: StoredFile) => ok(file),
  },
  problems: [],
  run: (ctx, { params }) => readAgreement(ctx, params.id),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
