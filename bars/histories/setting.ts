import fc from 'fast-check';
import { addDays, type Day } from '@/lib/domain/schedule/day';
import { endOf, startOf, usZones } from '@/lib/domain/schedule/zone';
import { dayAt, families, footnoteOf, type Told } from './reference-model';

/** Where and how a random history begins, and in which registry. */
export interface Beginning {
  readonly told: Told;
}

/** Days around which rules are easily wrong: the clocks change, February ends, the year ends. */
const trickyDays: readonly Day[] = [
  '2026-03-07',
  '2026-03-08',
  '2026-10-31',
  '2026-11-01',
  '2026-12-31',
  '2028-02-28',
  '2028-02-29',
];

const day = fc.oneof(
  fc.constantFrom(...trickyDays),
  fc
    .tuple(fc.constantFrom(...trickyDays), fc.integer({ min: -31, max: 0 }))
    .map(([on, days]) => addDays(on, days)),
  fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days)),
);

/** A moment of a day; its first and last second are the likeliest. */
export const momentOf = (zone: string, on: Day, part: number): Date =>
  part < 0.2
    ? startOf(on, zone)
    : part < 0.4
      ? new Date(endOf(on, zone).getTime() - 1000)
      : new Date(startOf(on, zone).getTime() + Math.floor((part - 0.4) * 1.6 * 23 * 3600) * 1000);

export const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
/** True most of the time, so that histories get far. */
export const mostly = fc.oneof(
  { weight: 30, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);
const site = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('PANCREAS', 'BRAIN', 'SCLC', 'TESTES', 'LEUKEMIA', 'PROSTATE') },
  { weight: 2, arbitrary: fc.constantFrom('CERVIX', 'BREAST', 'MELANOMA', 'THYROID') },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(families)) },
);
const fdgReason = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('RS', 'SR', 'TM') },
  { weight: 1, arbitrary: fc.constantFrom('IS', 'DX_LESION', 'DX_CUP', 'DX_PNS') },
);
const nafReason = fc.constantFrom('NAF_IS', 'NAF_FOM', 'NAF_POM', 'NAF_TM');
const footnote = fc.constantFrom('yes', 'no', null);

/** What a physician may ask for: the tracer stays, reason and site may change. */
export const request = fc.record({ fdgReason, nafReason, site, footnote });

/** Agreements and enrolment periods that mostly hold, and sometimes begin or end within a day of what counts. */
const near = fc.oneof(
  { weight: 60, arbitrary: fc.constant(-400) },
  { weight: 1, arbitrary: fc.integer({ min: -1, max: 1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 20 }) },
);
const nearEnd = near.map((days) => (days === -400 ? null : days));

export const beginning: fc.Arbitrary<Told> = fc
  .record({
    zone: fc.constantFrom(
      'America/Chicago',
      'America/New_York',
      'America/Phoenix',
      'Pacific/Guam',
      ...usZones,
    ),
    on: day,
    part,
    plan: fc.integer({ min: 0, max: 14 }),
    payer: fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('ORIGINAL' as const, 'ADVANTAGE' as const) },
      { weight: 1, arbitrary: fc.constantFrom('SECONDARY' as const, 'NONE' as const) },
    ),
    isFdg: mostly,
    request,
    isMbiValid: mostly,
    isNpiValid: mostly,
    approved: near,
    from: near,
    until: nearEnd,
    opens: near,
    closes: nearEnd,
  })
  .map((drawn): Told => {
    const { zone, on } = drawn;
    const registeredAt = momentOf(zone, on, drawn.part);
    const registeredOn = dayAt(zone, registeredAt);
    const tracer = drawn.isFdg ? 'FDG' : 'NAF';
    const asked = {
      tracer,
      reason: drawn.isFdg ? drawn.request.fdgReason : drawn.request.nafReason,
      site: drawn.request.site,
    };
    const after = (days: number | null) => (days === null ? null : addDays(registeredOn, days));
    return {
      zone,
      facility: { approvedOn: after(drawn.approved), fromOn: after(drawn.from), untilOn: after(drawn.until) },
      enrolment: { opensOn: addDays(registeredOn, drawn.opens), closesOn: after(drawn.closes) },
      registeredAt,
      registration: {
        payer: drawn.payer,
        tracer,
        reason: asked.reason,
        site: asked.site,
        footnote: footnoteOf(asked) === null ? null : drawn.request.footnote,
        scheduledOn: addDays(registeredOn, drawn.plan),
        isMbiValid: drawn.isMbiValid,
        isNpiValid: drawn.isNpiValid,
      },
      prePet: null,
      completion: null,
      report: null,
      postPet: null,
      acceptedLate: [],
      sameScan: 'none',
      isBilled: false,
      former: { 'pre-pet': [], completion: [], report: [], 'post-pet': [] },
      open: [],
      kept: [],
      closed: null,
    };
  });
