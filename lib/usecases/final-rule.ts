import type { LaterFormId } from '../domain/cases/case-event';
import { evaluate } from '../domain/forms/condition';
import { wording } from '../domain/rules/wording';
import type { LoadedCase } from './load-case';

/** Why a form of this case can no longer be changed, in words, or undefined. */
export function finalRule(
  { protocol, row, today }: LoadedCase,
  form: LaterFormId,
): { readonly id: string; readonly says: string } | undefined {
  const days = { today, scanOn: row.scanOn, scheduledOn: row.scheduledOn };
  const rule = protocol.finals.find(
    (candidate) => candidate.form === form && evaluate(candidate.onlyIf, days) === true,
  );
  return rule && { id: rule.id, says: wording(rule.says, days) };
}
