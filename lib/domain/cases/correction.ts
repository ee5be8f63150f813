import { evaluate } from '../forms/condition';
import { wording } from '../rules/wording';
import type { Day } from '../schedule/day';
import type { FormId, LaterFormId, RegistrationPart } from './case-event';
import type { CaseFile } from './case-file';
import { latest } from './case-file';
import type { Protocol, RegistrySettings } from './protocol';

/** What can be corrected of a case, each in its own way. */
export type CorrectionId = 'scanDate' | RegistrationPart;
export const correctionIds = [
  'scanDate',
  'plannedDate',
  'physician',
  'request',
  'patient',
] as const satisfies readonly CorrectionId[];

/** On which form the thing stands, and in which of its answers. */
export const correctedAnswers = {
  scanDate: { form: 'completion', keys: ['scanOn'] },
  plannedDate: { form: 'registration', keys: ['scheduledOn'] },
  physician: { form: 'registration', keys: ['physician'] },
  request: {
    form: 'registration',
    keys: ['reason', 'site', 'cervixNegative', 'breastDistant', 'melanomaNodes', 'thyroidFollicular'],
  },
  patient: { form: 'registration', keys: ['familyName', 'givenName', 'bornOn', 'sex', 'mbi'] },
} as const satisfies Readonly<
  Record<CorrectionId, { readonly form: FormId; readonly keys: readonly string[] }>
>;

/** A form that has to be given again, because of what was corrected. */
export interface Reopened {
  readonly form: LaterFormId;
  readonly revision: number;
  readonly says: string;
}

/** The forms that fit the case no longer as it is in this file. */
export function formsThatFitNoLonger(
  protocol: Protocol,
  file: CaseFile,
  today: Day,
  settings: RegistrySettings,
): readonly Reopened[] {
  const { facts } = protocol.derive(file, today, settings);
  const reopened = new Map<LaterFormId, Reopened>();
  for (const { form, onlyIf, says } of protocol.reopenings) {
    const given = latest(file, form);
    if (!given || reopened.has(form) || facts[`${form}.final`] !== true) continue;
    if (evaluate(onlyIf, facts) === true)
      reopened.set(form, { form, revision: given.revision, says: wording(says, facts) });
  }
  return [...reopened.values()];
}
