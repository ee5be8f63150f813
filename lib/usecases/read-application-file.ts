import { z } from 'zod';
import { sql } from '../db/sql';
import { may } from '../domain/access/policy';
import { plainMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { notesOf } from './applicant';
import type { ApplicationView } from './application-view';
import { acceptedOf, agreementWords, checklistOf, sectionsOf } from './application-words';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadApplication } from './load-application';
import type { StoredFile } from './read-attachment';
import { registryZone } from './registry-zone';
import { firstRow } from './rows';

/** An application with its checklist and everything that was asked and answered. */
export async function readApplicationFile(ctx: Ctx, id: string): Promise<Result<ApplicationView>> {
  const found = await loadApplication(ctx, id, 'application.see');
  if (!found.ok) return found;
  const row = found.value;
  const application = acceptedOf(row);
  const notes = await notesOf(ctx.db, row.id);
  await audit(ctx, { action: 'application.look', objectKind: 'application', objectId: row.id });
  const checklist = checklistOf(row);
  const isOpen = row.status === 'submitted' || row.status === 'asked';
  return ok({
    id: row.id,
    locationName: row.locationName ?? 'Without a name',
    status: row.status,
    applicant: row.name,
    email: row.email,
    submittedWords: row.submittedAt === null ? '' : sayInstant(row.submittedAt, registryZone),
    decidedWords:
      row.decidedAt === null
        ? null
        : `${row.decidedByName ?? ''}, ${sayInstant(row.decidedAt, registryZone)}`,
    decidedReason: row.decidedReason,
    sections: application === null ? [] : sectionsOf(application),
    checklist,
    agreement: {
      words: agreementWords(row),
      hash: row.agreementHash,
      hasFile: row.agreementFileName !== null,
    },
    notes: notes.map((note) => ({
      seq: note.seq,
      when: sayInstant(note.at, registryZone),
      who: note.byName,
      side: note.side,
      says: note.says,
    })),
    payment: {
      fee: row.feeReference ?? '',
      deposit: plainMoney(row.depositCents ?? application?.startCents ?? 0),
      reference: row.depositReference ?? '',
    },
    registryNumber: row.registryNumber,
    timeZone: application?.timeZone ?? registryZone,
    mayDecide: isOpen && may(ctx.actor, 'application.decide', null) === 'yes',
    isReady: checklist.every(({ isDone }) => isDone),
  });
}

/** The agreement as it was uploaded. */
export async function readAgreement(ctx: Ctx, id: string): Promise<Result<StoredFile>> {
  const found = await loadApplication(ctx, id, 'application.see');
  if (!found.ok) return found;
  const file = await firstRow(
    ctx.db,
    z.object({ fileName: z.string().nullable(), bytes: z.instanceof(Uint8Array).nullable() }),
    sql`SELECT agreement_file_name AS "fileName", agreement_file AS bytes FROM application WHERE id = ${found.value.id}::uuid`,
  );
  if (!file?.bytes || file.fileName === null) return fail({ code: 'not-found' });
  await audit(ctx, { action: 'application.agreement', objectKind: 'application', objectId: found.value.id });
  return ok({ fileName: file.fileName, bytes: file.bytes });
}
