import type { QuestionnaireContent } from '../documents/questionnaire-content';
import { signingWords } from '../domain/cases/signing-method';
import type { ReviewSection } from '../domain/forms/review';
import { formatMbi } from '../domain/identifiers/mbi';
import { fail, ok, type Result } from '../domain/result';
import { sayDay } from '../domain/schedule/day';
import { audit } from './audit';
import type { Ctx } from './context';
import { entryHead } from './entry-view';
import type { EntryRow } from './event-row';
import { type LoadedCase, loadCase } from './load-case';
import type { EntryView } from './views';
import { wordedOf } from './worded';

interface Asked {
  readonly caseId: string;
  readonly entryId: string;
}

/** A submitted form in the words of its day. */
export async function readEntry(ctx: Ctx, asked: Asked): Promise<Result<EntryView>> {
  const found = await findEntry(ctx, asked);
  if (!found.ok) return found;
  const { loaded, entry, sections } = found.value;
  await look(ctx, loaded, entry, 'entry.look');
  return ok({ ...entryHead(loaded.protocol, entry, loaded.row.zone), sections });
}

/** What the PDF of a submitted form is drawn from. */
export async function printEntry(ctx: Ctx, asked: Asked): Promise<Result<QuestionnaireContent>> {
  const found = await findEntry(ctx, asked);
  if (!found.ok) return found;
  const { loaded, entry, sections } = found.value;
  const { row, protocol } = loaded;
  const head = entryHead(protocol, entry, row.zone);
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
    },
    sections,
    definition: { id: entry.form, version: entry.definitionVersion, hash: entry.definitionHash },
    contentHash: entry.contentHash,
  });
}

async function findEntry(
  ctx: Ctx,
  { caseId, entryId }: Asked,
): Promise<
  Result<{
    readonly loaded: LoadedCase;
    readonly entry: EntryRow;
    readonly sections: readonly ReviewSection[];
  }>
> {
  const found = await loadCase(ctx, caseId, 'case.see');
  if (!found.ok) return found;
  const entry = found.value.events.find((event) => event.entry?.id === entryId)?.entry;
  if (!entry) return fail({ code: 'not-found' });
  const sections = (await wordedOf(ctx, found.value.row.facilityId, [entry.id])).get(entry.id);
  return sections ? ok({ loaded: found.value, entry, sections }) : fail({ code: 'not-found' });
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
