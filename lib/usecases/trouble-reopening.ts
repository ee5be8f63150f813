import type { LaterFormId } from '../domain/cases/case-event';
import { latest, reopening } from '../domain/cases/case-file';
import type { Problem } from '../domain/problem';
import { titleInside } from './case-words';
import { troubleWithClosed } from './closed-case';
import { finalRule } from './final-rule';
import type { LoadedCase } from './load-case';

/** Why a form of this case cannot be reopened, or undefined. */
export function troubleReopening(
  loaded: LoadedCase,
  form: LaterFormId,
): Extract<Problem, { code: 'wrong-state' }> | undefined {
  const closed = troubleWithClosed(loaded);
  if (closed) return closed;
  const { file, protocol, row } = loaded;
  const title = titleInside(protocol.forms[form].title);
  if (!latest(file, form))
    return {
      code: 'wrong-state',
      says: `The ${title} of case ${row.number} was not given yet, so there is nothing to reopen.`,
    };
  if (reopening(file, form))
    return { code: 'wrong-state', says: `The ${title} of case ${row.number} is open already.` };
  const final = finalRule(loaded, form);
  return final && { code: 'wrong-state', says: final.says };
}
