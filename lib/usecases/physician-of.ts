import { type RegistrationAnswers, registrationAnswers } from './named-answers';

/** The referring physician as a registration tells. */
export function physicianOf(answers: Readonly<Record<string, unknown>>): RegistrationAnswers['physician'] {
  return registrationAnswers.parse(answers).physician;
}
