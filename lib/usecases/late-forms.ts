import type { LaterFormId } from '../domain/cases/case-event';
import { latest, reopening } from '../domain/cases/case-file';
import type { CaseStanding } from '../domain/cases/standing';
import type { LoadedCase } from './load-case';
import { submittableForms } from './submittable-form';

/** The forms of a case that came after their window, stand, and were not accepted yet: those that the registry may take. */
export function lateForms(
  { protocol, file }: LoadedCase,
  { windows, facts }: CaseStanding,
): readonly LaterFormId[] {
  return submittableForms.filter((form) => {
    const rule = protocol.windows.find((window) => window.form === form);
    const standing = windows.find(({ id }) => id === rule?.id)?.standing;
    return (
      rule?.ifMissed === 'late' &&
      standing === 'late' &&
      latest(file, form) !== undefined &&
      reopening(file, form) === undefined &&
      facts[`${form}.acceptedLate`] !== true
    );
  });
}
