import type { Protocol, RegistrySettings } from '../domain/cases/protocol';
import { type Coverage, coverageOf } from '../domain/rules/coverage';
import { parseDay } from '../domain/schedule/day';

/** What the coverage table says to a registration as typed so far; null while its four questions do not all stand. */
export function coverageOfRegistration(
  protocol: Protocol,
  answers: Readonly<Record<string, unknown>>,
  settings: RegistrySettings,
): Coverage | null {
  const enrolment = protocol.enrolment ?? settings.enrolment;
  const { site, reason, tracer, scheduledOn } = answers;
  if (
    typeof site !== 'string' ||
    typeof reason !== 'string' ||
    typeof tracer !== 'string' ||
    typeof scheduledOn !== 'string'
  )
    return null;
  const on = parseDay(scheduledOn);
  if (!on.ok) return null;
  const question = { site, reason, tracer, on: on.value };
  const found = coverageOf(protocol.coverage, question, enrolment);
  const followUp = found?.followUp && answers[found.followUp.key];
  if (followUp !== 'yes' && followUp !== 'no') return found ?? null;
  return coverageOf(protocol.coverage, { ...question, followUp }, enrolment) ?? null;
}
