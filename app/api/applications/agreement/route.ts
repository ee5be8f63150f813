import { z } from 'zod';
import { applicationRequests, asApplicant } from '@/lib/server/apply';
import { definePublicOperation } from '@/lib/server/handler';
import { uploadBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { attachAgreement } from '@/lib/usecases/submit-application';
import { ofApplicant } from '../../_shapes/application';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/applications/agreement',
  summary: 'Keeps the signed agreement of an application as a PDF of at most 10 MB.',
  limit: applicationRequests,
  body: uploadBody(z.strictObject(ofApplicant)),
  answer: {
    status: 201,
    says: 'The agreement is kept.',
    schema: z.strictObject({ fileName: z.string(), version: z.number() }),
  },
  problems: ['not-found', 'wrong-state', 'file-refused'],
  run: (asking, { body }) =>
    asApplicant(asking, (ctx) =>
      attachAgreement(ctx, {
        token: body.fields.token,
        fileName: body.file.name,
        bytes: body.file.bytes,
      }),
    ),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
