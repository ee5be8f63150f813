import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import { parseEmail } from '../domain/identifiers/email';
import { endOfLink } from '../domain/links/link-standing';
import { fail, ok, type Result } from '../domain/result';
import { addDays } from '../domain/schedule/day';
import { startOf } from '../domain/schedule/zone';
import { hashOfSecret } from '../keys/registry-key';
import type { Ctx } from './context';
import type { LinkFormId } from './form-link-rows';
import { windowOf } from './form-window';
import type { LoadedCase } from './load-case';
import { managedLink } from './managed-link';
import { type Effect, once, type RequestKey, takeKey } from './once';
import { physicianWrite } from './physician-write';
import { queueMessage } from './queue-message';

export interface LinkSending extends RequestKey {
  readonly caseId: string;
  readonly form: LinkFormId;
  readonly email: string;
}

export const sentLinkSchema = z.object({ linkId: z.string(), email: z.string() });
export type SentLink = z.output<typeof sentLinkSchema>;

/** Days for which a link is good, at least; and a form can be given late for so many days by it. */
const life = { days: 30, afterTheWindow: 7 } as const;

/**
 * Sends the physician of a case a link to a form, in place of one sent before. The address is kept in the facility's
 * directory for the next time.
 */
export async function sendFormLink(ctx: Ctx, sending: LinkSending): Promise<Result<SentLink>> {
  return once(ctx, sending, await takeKey(ctx, sending), sentLinkSchema, () => send(ctx, sending));
}

async function send(
  ctx: Ctx,
  { caseId, form, email: typed }: LinkSending,
): Promise<Result<Effect<SentLink>>> {
  const found = await managedLink(ctx, { caseId, form }, 'forChange');
  if (!found.ok) return found;
  const email = parseEmail(typed);
  if (!email.ok) {
    return fail({
      code: 'answers',
      fields: [{ key: 'email', label: 'Physician’s e-mail', code: 'malformed', says: email.says }],
    });
  }
  const { loaded, latest } = found.value;
  const { row, protocol } = loaded;
  const id = uuidv7();
  const physicianName = `${row.physicianGivenName} ${row.physicianFamilyName}`;
  if (latest && endOfLink({ ...latest, expiresAt: new Date(8.64e15) }, ctx.now) === null) {
    await ctx.db.$executeRaw(sql`
      UPDATE form_link SET replaced_at = ${ctx.now}::timestamptz, version = version + 1
      WHERE facility_id = ${row.facilityId}::uuid AND id = ${latest.id}::uuid`);
  }
  const messageId = await queueMessage(ctx, {
    kind: 'formLink',
    to: email.value,
    facilityId: row.facilityId,
    facts: {
      linkId: id,
      facilityName: row.facilityName,
      facilityPhone: await phoneOf(ctx, row.facilityId),
      physicianName,
      formTitle: protocol.forms[form].title,
      due: windowOf(ctx, loaded, form)?.lastOn ?? null,
    },
  });
  // Whoever guessed a link to death learned no code; a new one all the same, so that no guess was ever worth anything.
  const codeVersion = latest ? latest.codeVersion + (latest.killedAt === null ? 0 : 1) : 1;
  await ctx.db.$executeRaw(sql`
    INSERT INTO form_link (facility_id, id, case_id, form_id, email, physician_npi, physician_family_name, physician_given_name, token_hash, code_version,
      message_id, created_at, created_by, created_by_name, expires_at)
    VALUES (${row.facilityId}::uuid, ${id}::uuid, ${row.id}::uuid, ${form}, ${email.value}, ${row.physicianNpi}, ${row.physicianFamilyName}, ${row.physicianGivenName},
      ${hashOfSecret(ctx.key.token('form link', id))}, ${codeVersion}, ${messageId}::uuid, ${ctx.now}::timestamptz,
      ${ctx.actor.accountId}::uuid, ${ctx.actor.name}, ${expiryOf(ctx, loaded, form)}::timestamptz)`);
  return ok({
    answer: { linkId: id, email: email.value },
    writes: [
      physicianWrite(row.facilityId, {
        npi: row.physicianNpi,
        familyName: row.physicianFamilyName,
        givenName: row.physicianGivenName,
        email: email.value,
      }),
    ],
    line: {
      action: 'link.send',
      objectKind: 'link',
      objectId: id,
      caseId: row.id,
      facilityId: row.facilityId,
    },
  });
}

/** Thirty days, or a week after the last day of the form's window, whichever is later. */
function expiryOf(ctx: Ctx, loaded: LoadedCase, form: LinkFormId): Date {
  const { row, today } = loaded;
  const lastOn = windowOf(ctx, loaded, form)?.lastOn ?? today;
  const thirtyDays = addDays(today, life.days + 1);
  const withTheWindow = addDays(lastOn, life.afterTheWindow + 1);
  return startOf([thirtyDays, withTheWindow].toSorted().at(-1) ?? thirtyDays, row.zone);
}

async function phoneOf(ctx: Ctx, facilityId: string): Promise<string> {
  const found: unknown = await ctx.db.$queryRaw(
    sql`SELECT phone FROM facility WHERE id = ${facilityId}::uuid`,
  );
  return z.tuple([z.object({ phone: z.string() })]).parse(found)[0].phone;
}
