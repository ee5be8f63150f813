import { latest, reopening } from '../domain/cases/case-file';
import { type CorrectionId, correctedAnswers, correctionIds } from '../domain/cases/correction';
import type { FormDefinition } from '../domain/forms/form';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import { troubleWithClosed } from './closed-case';
import type { Ctx } from './context';
import { finalRule } from './final-rule';
import { type LoadedCase, loadCase } from './load-case';
import { completionAnswers } from './named-answers';

/** A way to correct a case: whether it can be taken now, and if not, why and what instead. */
export interface Way {
  readonly id: CorrectionId | 'duplicate';
  readonly closed: string | null;
}

/** What the page of a correction needs: the form on which the thing stands, and what it says now. */
export interface CorrectionView {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly patient: string;
  readonly ways: readonly Way[];
  /** Null where the way is chosen first, and for a case that was registered twice. */
  readonly what: {
    readonly id: CorrectionId;
    readonly definition: FormDefinition;
    readonly keys: readonly string[];
    readonly given: Readonly<Record<string, unknown>>;
    readonly answers: Readonly<Record<string, unknown>>;
    /** The form before PET can no longer be changed, so a wrong diagnosis code is corrected here. */
    readonly withDiagnosis: boolean;
  } | null;
}

/** The ways to correct a case, and one of them opened. */
export async function openCorrection(
  ctx: Ctx,
  { caseId, what }: { readonly caseId: string; readonly what: CorrectionId | null },
): Promise<Result<CorrectionView>> {
  const found = await loadCase(ctx, caseId, 'case.correct');
  if (!found.ok) return found;
  const loaded = found.value;
  const { row, protocol, file } = loaded;
  const trouble = troubleWithClosed(loaded);
  if (trouble) return fail(trouble);
  await audit(ctx, {
    action: 'case.look',
    objectKind: 'case',
    objectId: row.id,
    caseId: row.id,
    facilityId: row.facilityId,
    version: row.version,
  });
  const form = what && correctedAnswers[what].form;
  const answers =
    form === 'completion'
      ? latest(file, 'completion')?.answers
      : loaded.events.findLast(({ entry }) => entry?.form === 'registration')?.entry?.answers;
  return ok({
    caseId: row.id,
    caseNumber: row.number,
    patient: `${row.familyName}, ${row.givenName}`,
    ways: [
      ...correctionIds.map((id): Way => ({ id, closed: whyClosed(loaded, id) })),
      { id: 'duplicate', closed: null },
    ],
    what:
      what && form && answers
        ? {
            id: what,
            definition: protocol.forms[form],
            keys: correctedAnswers[what].keys.filter((key) => hasQuestion(protocol.forms[form], key)),
            given: protocol.givenFor(form, file),
            // Reason and site as they are now, which the physician may have changed.
            answers: what === 'request' ? { ...answers, reason: row.reason, site: row.site } : answers,
            withDiagnosis: what === 'request' && finalRule(loaded, 'pre-pet') !== undefined,
          }
        : null,
  });
}

function hasQuestion({ sections }: FormDefinition, key: string): boolean {
  return Object.values(sections).some(({ questions }) => key in questions);
}

function whyClosed({ file }: LoadedCase, id: CorrectionId): string | null {
  const completion = latest(file, 'completion');
  const isScanned = completion && completionAnswers.parse(completion.answers).performed === 'yes';
  if (id === 'scanDate') {
    if (!isScanned) return 'No scan is entered yet.';
    return reopening(file, 'completion') ? 'The completion form is open: correct the date on it.' : null;
  }
  return id === 'plannedDate' && isScanned ? 'The scan is entered, and its own date counts.' : null;
}
