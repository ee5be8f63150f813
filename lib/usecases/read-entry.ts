import { z } from 'zod';
import type { LinkRow } from '../db/form-links';
import { SignatureSource } from '../db/signature-source';
import { sql } from '../db/sql';
import type { QuestionnaireContent } from '../documents/questionnaire-content';
import { signingWords } from '../domain/cases/signing-method';
import type { ReviewSection } from '../domain/forms/review';
import { formatMbi } from '../domain/identifiers/mbi';
import { fail, ok, type Result } from '../domain/result';
import { sayDay } from '../domain/schedule/day';
import { audit } from './audit';
import type { Ctx } from './context';
import { changesIn, whatBecameOf } from './entry-revision';
import { entryHead } from './entry-view';
import type { EntryRow } from './event-row';
import { type LoadedCase, loadCase } from './load-case';
import { initialsOf } from './open-form';
import { reachingCase } from './reach';
import { firstRow } from './rows';
import { verifySignature } from './verify-signatures';
import type { EntryProof, EntryRevision, EntryView } from './views';
import { wordedOf } from './worded';

interface Asked {
  readonly caseId: string;
  readonly entryId: string;
}

/** A submitted form in the words of its day, and whether it is as it was signed. */
export async function readEntry(
  ctx: Ctx,
  asked: Asked,
): Promise<Result<EntryView & { readonly proof: EntryProof; readonly revised: EntryRevision }>> {
  const found = await findEntry(ctx, asked);
  if (!found.ok) return found;
  const { loaded, entry, sections } = found.value;
  const proof = await proofOf(ctx, loaded, entry);
  const revised = { ...whatBecameOf(loaded, entry), changes: await changesIn(ctx, loaded, entry) };
  await look(ctx, loaded, entry, 'entry.look');
  return ok({ ...entryHead(loaded.protocol, entry, loaded.row.zone), sections, proof, revised });
}

/** What the PDF of a submitted form is drawn from. */
export async function printEntry(ctx: Ctx, asked: Asked): Promise<Result<QuestionnaireContent>> {
  const found = await findEntry(ctx, asked);
  if (!found.ok) return found;
  return printed(ctx, found.value);
}

/** A submitted form as its PDF shows it; one that is not as it was signed is not printed. */
async function printed(
  ctx: Ctx,
  { loaded, entry, sections }: FoundEntry,
): Promise<Result<QuestionnaireContent>> {
  const { row, protocol } = loaded;
  const head = entryHead(protocol, entry, row.zone);
  const proof = await proofOf(ctx, loaded, entry);
  if (!proof.isIntact)
    return fail({
      code: 'wrong-state',
      says: `This form is not printed, because it is not as it was signed: ${proof.differs.join(' ')} Tell the registry.`,
    });
  await look(ctx, loaded, entry, 'questionnaire.download');
  return ok({
    registry: { name: ctx.settings.name, nct: ctx.settings.nct },
    demo: ctx.demo,
    title: head.title,
    caseNumber: row.number,
    facility: row.facilityName,
    patient: {
      name: `${row.givenName} ${row.familyName}`,
      bornWords: sayDay(row.bornOn, 'long'),
      mbi: formatMbi(row.mbi),
    },
    revision: entry.revision,
    receipt: entry.receipt,
    submittedAt: head.submittedAt,
    submittedWords: head.submittedWhen,
    submittedBy: entry.submittedByName,
    transcription:
      head.signature?.method === 'paper'
        ? `transcribed from paper by ${entry.submittedByName}, signed by ${head.signature.name} on ${head.signature.when}`
        : null,
    signature: head.signature && {
      name: head.signature.name,
      npi: head.signature.npi,
      meaning: head.signature.meaning,
      method: signingWords(head.signature.method),
      when: head.signature.when,
      seal: proof.seal,
      line: proof.line,
    },
    remarks: remarksOn(loaded, entry),
    sections,
    definition: { id: entry.form, version: entry.definitionVersion, hash: entry.definitionHash },
    contentHash: entry.contentHash,
  });
}

function remarksOn(loaded: LoadedCase, entry: EntryRow): readonly string[] {
  const { ended, notes } = whatBecameOf(loaded, entry);
  return [
    ...(ended === null
      ? []
      : ended.by === null
        ? [`Reopened on ${ended.when}: it counts again when it is given again.`]
        : [`Superseded on ${ended.when} by revision ${ended.by}.`]),
    ...notes.map(({ text, by, when }) => `Note by ${by}, ${when}: ${text}`),
  ];
}

/** The same for whoever signed it by a link: of the patient as much as the form itself showed, of the case nothing. */
export async function printLinkEntry(ctx: Ctx, link: LinkRow): Promise<Result<QuestionnaireContent>> {
  return reachingCase(ctx, async () => {
    const loaded = await loadCase(ctx, link.caseId, { form: link.form, channel: 'account' });
    if (!loaded.ok) return loaded;
    const signed = await firstRow(
      ctx.db,
      z.object({ id: z.string() }),
      sql`
        SELECT id FROM entry
        WHERE facility_id = ${link.facilityId}::uuid AND case_id = ${link.caseId}::uuid AND submitted_by = ${link.id}::uuid`,
    );
    const entry = loaded.value.events.find((event) => event.entry?.id === signed?.id)?.entry;
    const found = entry && link.signedAt ? await withWords(ctx, loaded.value, entry) : undefined;
    if (!found) return fail({ code: 'not-found' });
    const content = await printed(ctx, found);
    if (!content.ok) return content;
    const { row } = loaded.value;
    return ok({
      ...content.value,
      caseNumber: null,
      // Notes are for those who know the case.
      remarks: [],
      patient: { name: initialsOf(row), bornWords: row.bornOn.slice(0, 4), mbi: null },
    });
  });
}

interface FoundEntry {
  readonly loaded: LoadedCase;
  readonly entry: EntryRow;
  readonly sections: readonly ReviewSection[];
}

async function proofOf(ctx: Ctx, { row }: LoadedCase, entry: EntryRow): Promise<EntryProof> {
  const source = new SignatureSource((statement) => ctx.db.$queryRaw(statement));
  const stored = await source.entry(row.facilityId, entry.id);
  if (!stored) throw new Error(`An entry ${entry.id} that is not there`);
  return {
    seal: stored.signature?.seal ?? null,
    line: stored.signature?.line ?? null,
    ...verifySignature(stored),
  };
}

async function findEntry(ctx: Ctx, { caseId, entryId }: Asked): Promise<Result<FoundEntry>> {
  const loaded = await loadCase(ctx, caseId, 'case.see');
  if (!loaded.ok) return loaded;
  const entry = loaded.value.events.find((event) => event.entry?.id === entryId)?.entry;
  const found = entry && (await withWords(ctx, loaded.value, entry));
  return found ? ok(found) : fail({ code: 'not-found' });
}

async function withWords(ctx: Ctx, loaded: LoadedCase, entry: EntryRow): Promise<FoundEntry | undefined> {
  const sections = (await wordedOf(ctx, loaded.row.facilityId, [entry.id])).get(entry.id);
  return sections && { loaded, entry, sections };
}

function look(
  ctx: Ctx,
  { row }: LoadedCase,
  entry: EntryRow,
  action: 'entry.look' | 'questionnaire.download',
) {
  return audit(ctx, {
    action,
    objectKind: 'entry',
    objectId: entry.id,
    caseId: row.id,
    facilityId: row.facilityId,
    version: entry.revision,
  });
}
