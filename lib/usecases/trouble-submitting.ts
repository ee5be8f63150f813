import { latest } from '../domain/cases/case-file';
import type { Problem } from '../domain/problem';
import type { Channel } from './fill-verb';
import type { LoadedCase } from './load-case';
import { completionAnswers } from './named-answers';
import type { SubmittableForm } from './submittable-form';

/** Why a form of this case cannot be submitted, or undefined. That it is late is never a reason. */
export function troubleSubmitting(
  { file, protocol, events, row }: LoadedCase,
  form: SubmittableForm,
  channel: Channel,
): Problem | undefined {
  const definition = protocol.forms[form];
  if (channel === 'paper' && definition.answeredBy === 'facility') {
    return {
      code: 'wrong-state',
      says: `The ${lower(definition.title)} is the facility’s own; enter it directly instead of from paper.`,
    };
  }
  const entry = events.findLast((event) => event.entry?.form === form)?.entry;
  if (entry) {
    return {
      code: 'already-submitted',
      says: `The ${lower(definition.title)} of case ${row.number} was submitted already, receipt ${entry.receipt}.`,
    };
  }
  const completion = latest(file, 'completion');
  const performed = completion && completionAnswers.parse(completion.answers).performed;
  if (performed === 'no') {
    return {
      code: 'wrong-state',
      says: 'The scan was not performed, so this case is closed and no further form is needed.',
    };
  }
  if (performed === undefined && (form === 'report' || form === 'post-pet')) {
    return {
      code: 'wrong-state',
      says: `The facility has not entered the scan yet. The ${lower(definition.title)} can be submitted once the ${lower(protocol.forms.completion.title)} is in; what you typed is kept.`,
    };
  }
  return undefined;
}

/** A title in the middle of a sentence: `PET report` stays, `Post-PET form` becomes `post-PET form`. */
function lower(title: string): string {
  return /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
