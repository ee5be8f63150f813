import type { DraftMark } from '../db/draft-marks';
import { formIds } from '../domain/cases/case-event';
import { sayInstant } from '../domain/schedule/zone';
import type { Ctx } from './context';
import { entryHead } from './entry-view';
import { type Channel, fillVerb } from './fill-verb';
import type { LoadedCase } from './load-case';
import { refusalOf } from './refusal';
import { troubleSubmitting } from './trouble-submitting';
import type { FormLine } from './views';

/** The forms of a case in their order: what is final, what was begun, and what the actor may do with each now. */
export function formLines(ctx: Ctx, loaded: LoadedCase, marks: readonly DraftMark[]): readonly FormLine[] {
  const { protocol, row } = loaded;
  return formIds.map((form): FormLine => {
    const definition = protocol.forms[form];
    const entries = loaded.events.flatMap(({ entry }) => (entry?.form === form ? [entry] : []));
    const last = entries.at(-1);
    const mark = last
      ? undefined
      : marks
          .filter((candidate) => candidate.formId === form && candidate.submittedAt === null)
          .toSorted(bySaving)
          .at(-1);
    const mayFill = (channel: Channel) =>
      form !== 'registration' &&
      refusalOf(ctx, fillVerb(definition, channel), { ...row, form }) === undefined &&
      troubleSubmitting(loaded, form, channel) === undefined;
    return {
      form,
      title: definition.title,
      answeredBy: definition.answeredBy,
      status: last ? 'final' : mark ? 'draft' : 'none',
      entry: last ? entryHead(protocol, last, row.zone) : null,
      revisions: entries.map(({ id, revision }) => ({ id, revision })),
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
      },
    };
  });
}

function bySaving(a: DraftMark, b: DraftMark): number {
  return a.savedAt.getTime() - b.savedAt.getTime();
}
