import type { FormId } from '../../domain/cases/case-event';
import { type CaseFile, registered } from '../../domain/cases/case-file';
import { textIn } from './answered';
import { daysOf } from './case-days';
import { registeredFollowUp, requestOf } from './confirmed';

/** What a form may read of its case beside its own answers. A case that is not registered yet gives nothing. */
export function givenFor(form: FormId, file: CaseFile | null): Readonly<Record<string, unknown>> {
  if (file === null) return {};
  const { answers } = registered(file);
  const { tracer, reason } = requestOf(file);
  switch (form) {
    case 'registration':
      return {};
    case 'pre-pet':
      return {
        tracer,
        registeredReason: textIn(answers, 'reason'),
        registeredSite: textIn(answers, 'site'),
        registeredFollowUp: registeredFollowUp(file),
      };
    case 'completion':
      return {
        tracer,
        registeredOn: daysOf(file).registeredOn,
        scheduledOn: textIn(answers, 'scheduledOn'),
      };
    case 'report':
      return { tracer };
    case 'post-pet':
      return { reason, tracer };
  }
}
