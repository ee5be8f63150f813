import type { DraftMark } from '../db/draft-marks';
import { formIds } from '../domain/cases/case-event';
import { reopening } from '../domain/cases/case-file';
import { sayInstant } from '../domain/schedule/zone';
import type { Ctx } from './context';
import { entryHead } from './entry-view';
import { type Channel, fillVerb, reopenVerb } from './fill-verb';
import type { LoadedCase } from './load-case';
import { refusalOf } from './refusal';
import { troubleReopening } from './trouble-reopening';
import { troubleSubmitting } from './trouble-submitting';
import type { FormLine } from './views';

/** The forms of a case in their order: what is final, what was begun, and what the actor may do with each now. */
export function formLines(ctx: Ctx, loaded: LoadedCase, marks: readonly DraftMark[]): readonly FormLine[] {
  const { protocol, row } = loaded;
  return formIds.map((form): FormLine => {
    const definition = protocol.forms[form];
    const entries = loaded.events.flatMap(({ entry }) => (entry?.form === form ? [entry] : []));
    const last = entries.at(-1);
    const reopened = form === 'registration' ? undefined : reopening(loaded.file, form);
    const isFinal = last !== undefined && reopened === undefined;
    const mark = isFinal
      ? undefined
      : marks
          .filter((candidate) => candidate.formId === form && candidate.submittedAt === null)
          .filter((candidate) => reopened === undefined || candidate.savedAt >= reopened.at)
          .toSorted(bySaving)
          .at(-1);
    const mayFill = (channel: Channel) =>
      form !== 'registration' &&
      refusalOf(ctx, fillVerb(definition, channel), { ...row, form }) === undefined &&
      troubleSubmitting(loaded, form, channel) === undefined;
    const mayReopen =
      form !== 'registration' && refusalOf(ctx, reopenVerb(definition), { ...row, form }) === undefined;
    return {
      form,
      title: definition.title,
      answeredBy: definition.answeredBy,
      status: isFinal ? 'final' : mark ? 'draft' : 'none',
      entry: last ? entryHead(protocol, last, row.zone) : null,
      revisions: entries.map(({ id, revision }) => ({ id, revision })),
      reopened: reopened
        ? {
            revision: reopened.revision,
            when: sayInstant(reopened.at, row.zone),
            by: reopened.by,
            reason: reopened.reason,
            isForPhysician: reopened.askedBy === 'physician',
          }
        : null,
      draft: mark
        ? {
            savedAt: mark.savedAt.toISOString(),
            savedWhen: sayInstant(mark.savedAt, row.zone),
            savedByName: mark.savedByName,
            channel: mark.channel,
          }
        : null,
      may: {
        fill: mayFill('account'),
        transcribe: definition.answeredBy === 'physician' && mayFill('paper'),
        reopen: isFinal && mayReopen && troubleReopening(loaded, form) === undefined,
        keep: reopened !== undefined && mayReopen,
        note: isFinal && mayReopen,
      },
    };
  });
}

function bySaving(a: DraftMark, b: DraftMark): number {
  return a.savedAt.getTime() - b.savedAt.getTime();
}
