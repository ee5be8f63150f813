import { z } from 'zod';
import { isDay } from '@/lib/domain/schedule/day';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { caseStateSchema } from '@/lib/usecases/case-states';
import { findCases } from '@/lib/usecases/find-cases';
import { caseListAnswer } from '../../_shapes/case-answer';

const day = z.iso.date().refine(isDay, { error: 'Send a day as YYYY-MM-DD, for example 2026-10-26.' });

export const POST = defineOperation({
  method: 'POST',
  path: '/api/cases/search',
  summary: 'A page of the cases one may see. What is searched for travels in the body, never in an address.',
  body: jsonBody(
    z.strictObject({
      tab: z.enum(['needsAction', 'dueSoon', 'withPhysician', 'readyToBill', 'closed', 'all']).default('all'),
      state: caseStateSchema.exactOptional(),
      physicianNpi: z.string().max(20).exactOptional(),
      scanFrom: day.exactOptional(),
      scanTo: day.exactOptional(),
      search: z
        .string()
        .max(200)
        .exactOptional()
        .describe('A case number, the beginning of a name, or an MBI.'),
      sort: z.enum(['urgency', 'scan', 'patient', 'number']).default('urgency'),
      descending: z.boolean().exactOptional(),
      facilityId: z.uuid().exactOptional(),
      after: z.string().max(1000).exactOptional().describe('`next` of the page before.'),
    }),
  ),
  answer: { status: 200, says: 'A page of cases.', schema: caseListAnswer },
  problems: [],
  run: (ctx, { body }) => findCases(ctx, body),
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
