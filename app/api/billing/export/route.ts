import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { billingTabs, exportBilling } from '@/lib/usecases/list-billing';

export const POST = defineOperation({
  method: 'POST',
  path: '/api/billing/export',
  summary: 'The facility’s claims in one state, as a file for spreadsheets.',
  body: jsonBody(z.strictObject({ tab: z.enum(billingTabs) })),
  needsProof: true,
  answer: {
    status: 200,
    says: 'The claims in the order of the page.',
    mediaType: 'text/csv; charset=utf-8',
    stream: async function* (csv: string) {
      yield csv;
    },
  },
  problems: ['not-allowed', 'proof-needed'],
  run: async (ctx, { body }) => {
    const csv = await exportBilling(ctx, body.tab);
    return csv.ok ? ok(csv.value) : csv;
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
