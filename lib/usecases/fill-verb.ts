import type { Verb } from '../domain/access/policy';
import type { FormDefinition } from '../domain/forms/form';

/** `account`: answered by whom the form is for; `paper`: transcribed by the facility from a signed page. */
export type Channel = 'account' | 'paper';

/** What an actor must be allowed to do to fill in a form in a channel. */
export function fillVerb({ answeredBy }: FormDefinition, channel: Channel): Verb {
  if (channel === 'paper') return 'form.transcribe';
  return answeredBy === 'physician' ? 'form.fillPhysician' : 'form.fillFacility';
}

/** What an actor must be allowed to do to take up again what was given on a form. */
export function reopenVerb({ answeredBy }: FormDefinition): Verb {
  return answeredBy === 'physician' ? 'form.reopenPhysician' : 'form.reopenFacility';
}
