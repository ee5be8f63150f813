import { z } from 'zod';
import { applicationsBegun, asApplicant } from '@/lib/server/apply';
import { definePublicOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { beginAnotherLocation } from '@/lib/usecases/begin-application';
import { ofApplicant } from '../../_shapes/application';

export const POST = definePublicOperation({
  method: 'POST',
  path: '/api/applications/another',
  summary: 'Begins the application of another location with what was typed for this one.',
  limit: applicationsBegun,
  body: jsonBody(z.strictObject(ofApplicant)),
  answer: {
    status: 201,
    says: 'The secret of the new application, which is on its way by e-mail too.',
    schema: z.strictObject({ token: z.string() }),
  },
  problems: ['not-found'],
  run: (asking, { body }) => asApplicant(asking, (ctx) => beginAnotherLocation(ctx, body.token)),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
