import { ok } from '@/lib/domain/result';
import { signaturesVerification } from '@/lib/server/audit-verification';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { beginVerification } from '@/lib/usecases/begin-verification';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/audit/signatures',
  summary: 'Compares every submitted form with what was submitted and signed.',
  answer: {
    status: 200,
    says: 'A line of JSON for each step, `{"done", "of"}`, and a last one, `{"isIntact", "says"}`.',
    mediaType: 'application/x-ndjson; charset=utf-8',
    stream: signaturesVerification,
  },
  problems: ['not-allowed', 'not-found'],
  run: async (ctx) => {
    const begun = await beginVerification(ctx, 'signatures.verify');
    return begun.ok ? ok(ctx.actor) : begun;
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
