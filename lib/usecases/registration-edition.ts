import type { Edition } from '../domain/cases/edition';
import type { Protocol } from '../domain/cases/protocol';
import { parseDay } from '../domain/schedule/day';
import type { PublicCtx } from './context';

/** What holds for the scan of a registration as typed so far; undefined while its radiopharmaceutical or day is not told. */
export function editionOfScan(
  ctx: PublicCtx,
  { tracer, scheduledOn }: Readonly<Record<string, unknown>>,
): Edition | undefined {
  const on = typeof scheduledOn === 'string' ? parseDay(scheduledOn) : undefined;
  return typeof tracer === 'string' && on?.ok
    ? ctx.editionOn(tracer, on.value, ctx.settings.enrolment)
    : undefined;
}

/** The edition that a registration opens its case with: that of the day of the scan, from its record where it is closed. */
export function registrationProtocol(ctx: PublicCtx, answers: Readonly<Record<string, unknown>>): Protocol {
  return editionOfScan(ctx, answers)?.protocol ?? ctx.currentProtocol;
}
