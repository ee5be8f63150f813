import { validate } from 'uuid';
import { z } from 'zod';
import { noSql, sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import type { MessageKind } from '../messages/kinds';
import { failureWords, kindWords, statusWords } from '../messages/words';
import { audit } from './audit';
import type { Ctx } from './context';
import { refusalOf } from './refusal';
import { registryZone } from './registry-zone';
import { rows } from './rows';

/** Messages of a page. */
const pageSize = 50;

export interface MessageQuery {
  /** Only those that could not be sent. */
  readonly onlyFailed: boolean;
  /** Id of the last message of the page before. */
  readonly before?: string | undefined;
}

export interface MessageList {
  readonly messages: readonly {
    readonly id: string;
    readonly when: string;
    readonly what: string;
    readonly to: string;
    readonly facility: string | null;
    readonly status: 'queued' | 'sent' | 'shown' | 'failed';
    readonly statusWords: string;
    readonly attempts: number;
    /** Why the last attempt failed, and what to do. */
    readonly trouble: string | null;
  }[];
  readonly next: string | null;
}

const messageRow = z.object({
  id: z.string(),
  kind: z.custom<MessageKind>((kind) => typeof kind === 'string' && kind in kindWords),
  recipient: z.string(),
  facility: z.string().nullable(),
  status: z.enum(['queued', 'sent', 'shown', 'failed']),
  attempts: z.number(),
  createdAt: z.date(),
  lastError: z.string().nullable(),
});

/** What the portal sent and what it could not send, the newest first. None of it is about a patient. */
export async function listMessages(
  ctx: Ctx,
  { onlyFailed, before }: MessageQuery,
): Promise<Result<MessageList>> {
  const refusal = refusalOf(ctx, 'registry.see', null);
  if (refusal) return fail(refusal);
  if (before !== undefined && !validate(before)) return fail({ code: 'not-found' });
  const found = await rows(
    ctx.db,
    messageRow,
    sql`
      SELECT m.id, m.kind, m.recipient, f.name AS facility, m.status, m.attempts, m.created_at AS "createdAt",
        m.last_error AS "lastError"
      FROM message m LEFT JOIN facility f ON f.id = m.facility_id
      WHERE true ${onlyFailed ? sql`AND m.status = 'failed'` : noSql}
        ${before === undefined ? noSql : sql`AND m.id < ${before}::uuid`}
      ORDER BY m.id DESC LIMIT ${pageSize + 1}`,
  );
  await audit(ctx, { action: 'messages.look', objectKind: 'registry' });
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return ok({
    messages: page.map((message) => ({
      id: message.id,
      when: sayInstant(message.createdAt, registryZone),
      what: kindWords[message.kind],
      to: message.recipient,
      facility: message.facility,
      status: message.status,
      statusWords: statusWords[message.status],
      attempts: message.attempts,
      trouble: message.lastError === null ? null : failureWords(message.lastError),
    })),
    next: last?.id ?? null,
  });
}
