import { latest, reopening } from '../domain/cases/case-file';
import type { Problem } from '../domain/problem';
import { titleInside } from './case-words';
import { troubleWithClosed } from './closed-case';
import type { Channel } from './fill-verb';
import { finalRule } from './final-rule';
import type { LoadedCase } from './load-case';
import { completionAnswers } from './named-answers';
import type { SubmittableForm } from './submittable-form';

/** Why a form of this case cannot be submitted, or undefined. That it is late is never a reason. */
export function troubleSubmitting(
  loaded: LoadedCase,
  form: SubmittableForm,
  channel: Channel,
): Problem | undefined {
  const { file, protocol, events, row } = loaded;
  const closed = troubleWithClosed(loaded);
  if (closed) return closed;
  const definition = protocol.forms[form];
  if (channel === 'paper' && definition.answeredBy === 'facility') {
    return {
      code: 'wrong-state',
      says: `The ${titleInside(definition.title)} is the facility’s own; enter it directly instead of from paper.`,
    };
  }
  const entry = events.findLast((event) => event.entry?.form === form)?.entry;
  const isReopened = reopening(file, form) !== undefined;
  const final = isReopened ? finalRule(loaded, form) : undefined;
  if (final) {
    return {
      code: 'wrong-state',
      says: `${final.says} Close the form as it was; it counts as it was signed before.`,
    };
  }
  if (entry && !isReopened) {
    return {
      code: 'already-submitted',
      says: `The ${titleInside(definition.title)} of case ${row.number} was submitted already, receipt ${entry.receipt}.`,
    };
  }
  const completion = latest(file, 'completion');
  const performed = completion && completionAnswers.parse(completion.answers).performed;
  if (form === 'completion' && isReopened) return undefined;
  if (performed === 'no') {
    return {
      code: 'wrong-state',
      says: 'The scan was not performed, so this case is closed and no further form is needed.',
    };
  }
  if (performed === undefined && (form === 'report' || form === 'post-pet')) {
    return {
      code: 'wrong-state',
      says: `The facility has not entered the scan yet. The ${titleInside(definition.title)} can be submitted once the ${titleInside(protocol.forms.completion.title)} is in; what you typed is kept.`,
    };
  }
  return undefined;
}
