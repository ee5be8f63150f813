import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { ok } from '@/lib/domain/result';
import { isDay } from '@/lib/domain/schedule/day';
import { defineOperation } from '@/lib/server/handler';
import { jsonBody } from '@/lib/server/http/body';
import { otherMethods } from '@/lib/server/other-methods';
import { readAs } from '@/lib/server/read-as';
import { type AuditExport, auditCsv, exportAudit } from '@/lib/usecases/export-audit';

const day = z.iso.date().refine(isDay, { error: 'Send a day as YYYY-MM-DD, for example 2026-10-26.' });

/** What is exported, and as whom it is read. */
interface Begun {
  readonly found: AuditExport;
  readonly actor: Actor;
}

export const POST = defineOperation({
  method: 'POST',
  path: '/api/audit/export',
  summary:
    'The audit, or what of it is about a case, a person, a facility or a day, as a file for spreadsheets.',
  body: jsonBody(
    z.strictObject({
      caseId: z.uuid().exactOptional(),
      actorId: z.uuid().exactOptional(),
      facilityId: z.uuid().exactOptional(),
      day: day.exactOptional(),
    }),
  ),
  needsProof: true,
  answer: {
    status: 200,
    says: 'The lines in their order, after one that names the columns. The header Tracer-Lines says how many they are.',
    mediaType: 'text/csv; charset=utf-8',
    lines: ({ found }: Begun) => found.lines,
    stream: ({ found, actor }: Begun) => auditCsv(found, readAs(actor)),
  },
  problems: ['not-allowed', 'not-found', 'proof-needed'],
  run: async (ctx, { body }) => {
    const found = await exportAudit(ctx, body);
    return found.ok ? ok({ found: found.value, actor: ctx.actor }) : found;
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods(POST);
