import fc from 'fast-check';
import type { Protocol } from '@/lib/domain/cases/protocol';
import { type CaseStanding, openRules, outlookOf, standingOf } from '@/lib/domain/cases/standing';
import { addDays, laterOf } from '@/lib/domain/schedule/day';
import { dayIn, startOf } from '@/lib/domain/schedule/zone';
import {
  dayAt,
  type Form,
  families,
  footnoteOf,
  plusDays,
  type Standing,
  standingIn,
  type Told,
} from './reference-model';
import { beginning, mostly, part, request } from './setting';
import { fileOf, settingsOf } from './told-to-engine';

/** A history so far. */
interface Now {
  told: Told;
  at: Date;
}

type Step = fc.Command<Now, Protocol>;

/** What happens at a moment, where it can. */
function step(name: string, can: (now: Now) => boolean, happen: (now: Now) => void): Step {
  return {
    check: (now) => can(now),
    run: (now, protocol) => {
      happen(now);
      compare(now, protocol);
    },
    toString: () => name,
  };
}

const goesOn = ({ told }: Now) => !told.isBilled && told.closed === null;
const isReopened = ({ told }: Now, form: Form) => told.open.some((one) => one.form === form);
const isOpen = (now: Now) => now.told.completion?.scanOn !== null && goesOn(now);
const isScanned = (now: Now) => typeof now.told.completion?.scanOn === 'string' && goesOn(now);

/** A form is given for the first time, or again while it is open. */
const mayGive = (now: Now, form: Form) => submittedOf[form](now.told) === null || isReopened(now, form);

/** What was given goes before what is given now. */
function givenAgain(told: Told, form: Form): Told {
  const { prePet, completion, report, postPet, former } = told;
  return {
    ...told,
    open: told.open.filter((one) => one.form !== form),
    former: {
      'pre-pet': form === 'pre-pet' && prePet ? [...former['pre-pet'], prePet] : former['pre-pet'],
      completion:
        form === 'completion' && completion ? [...former.completion, completion] : former.completion,
      report: form === 'report' && report ? [...former.report, report] : former.report,
      'post-pet': form === 'post-pet' && postPet ? [...former['post-pet'], postPet] : former['post-pet'],
    },
  };
}
const today = ({ told, at }: Now) => dayAt(told.zone, at);
const registeredOn = ({ told }: Now) => dayAt(told.zone, told.registeredAt);

const second = fc.constantFrom(-1, 0, 1);
const waits = fc.oneof(
  fc.integer({ min: 1, max: 200_000 }).map((seconds) =>
    step(
      `${seconds} s pass`,
      () => true,
      (now) => pass(now, now.at.getTime() + seconds * 1000),
    ),
  ),
  fc.tuple(fc.integer({ min: 1, max: 16 }), second).map(([days, offset]) =>
    step(
      `${days} midnights pass, ${offset} s`,
      () => true,
      (now) => passTo(now, plusDays(today(now), days), offset),
    ),
  ),
  fc
    .tuple(fc.constantFrom('scan', 'plan', 'scan window', 'forms', 'forms by plan'), second)
    .map(([edge, offset]) =>
      step(
        `until the end of: ${edge}, ${offset} s`,
        () => true,
        (now) => passTo(now, plusDays(edgeOf(now, edge), 1), offset),
      ),
    ),
);

function edgeOf(now: Now, edge: string): string {
  const { scheduledOn } = now.told.registration;
  const scanOn = now.told.completion?.scanOn ?? scheduledOn;
  if (edge === 'scan window') return plusDays(registeredOn(now), 14);
  if (edge === 'forms') return plusDays(scanOn, 30);
  if (edge === 'forms by plan') return plusDays(scheduledOn, 30);
  return edge === 'scan' ? scanOn : scheduledOn;
}

function passTo(now: Now, day: string, offset: number): void {
  pass(now, startOf(day, now.told.zone).getTime() + offset * 1000);
}

/** Time never goes back. */
function pass(now: Now, until: number): void {
  now.at = new Date(Math.max(now.at.getTime(), until));
}

/** Signed as it is sent, or some days before on paper. */
const signing = fc.record({
  isReferring: mostly,
  paperBefore: fc.oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 }) },
  ),
});
type Signing = { readonly isReferring: boolean; readonly paperBefore: number | null };

function signedNow(now: Now, { isReferring, paperBefore }: Signing) {
  return {
    at: now.at,
    isReferring,
    paperOn: paperBefore === null ? null : plusDays(today(now), -paperBefore),
  };
}

const prePet = fc
  .record({ signing, changes: mostly.map((value) => !value), request, isCodeRight: mostly, pick: part })
  .map(({ signing, changes, request, isCodeRight, pick }) =>
    step(
      `pre-PET form ${JSON.stringify({ ...signing, ...(changes ? request : {}), isCodeRight })}`,
      (now) => isOpen(now) && mayGive(now, 'pre-pet'),
      (now) => {
        const { registration } = now.told;
        const reason = !changes
          ? registration.reason
          : registration.tracer === 'FDG'
            ? request.fdgReason
            : request.nafReason;
        const site = reason.startsWith('DX_') ? null : changes ? request.site : registration.site;
        const asked = { tracer: registration.tracer, reason, site: site ?? registration.site };
        const isAskedAgain = footnoteOf(asked) !== footnoteOf(registration);
        now.told = {
          ...givenAgain(now.told, 'pre-pet'),
          prePet: {
            ...signedNow(now, signing),
            reason,
            site,
            footnote: isAskedAgain && footnoteOf(asked) !== null ? request.footnote : null,
            diagnosis: isCodeRight ? codeOf(asked.site, pick) : strangerTo(asked.site),
          },
        };
      },
    ),
  );

/** A code of the site, as far as its family spells it out. */
function codeOf(site: string, pick: number): string {
  const family = families[site] ?? [];
  const start = family[Math.floor(pick * family.length)] ?? 'C80';
  if (start.includes('.')) return start;
  return start.length === 3 ? `${start}.9` : `${start}${'01'.slice(start.length - 1)}.9`;
}

/** A code of no such site. */
function strangerTo(site: string): string {
  if (site === 'THYROID') return 'C61';
  return site === 'OTHER_SOLID' ? 'R91.1' : 'C73';
}

const completion = fc
  .record({ isPerformed: mostly, ago: fc.integer({ min: 0, max: 31 }), isReaderValid: mostly })
  .map(({ isPerformed, ago, isReaderValid }) =>
    step(
      isPerformed ? `scanned up to ${ago} days ago` : 'scan not performed',
      (now) => goesOn(now) && mayGive(now, 'completion'),
      (now) => {
        const earliest = registeredOn(now);
        const on = plusDays(today(now), -ago);
        const scanOn = isPerformed ? laterOf(on, earliest) : null;
        now.told = {
          ...givenAgain(now.told, 'completion'),
          completion: { at: now.at, scanOn, isReaderValid },
        };
      },
    ),
  );

const report = fc.record({ isThere: mostly, isAnswered: mostly, isAssessed: mostly }).map((given) =>
  step(
    `report ${JSON.stringify(given)}`,
    (now) => isScanned(now) && mayGive(now, 'report'),
    (now) => {
      now.told = { ...givenAgain(now.told, 'report'), report: { at: now.at, ...given } };
    },
  ),
);

const postPet = signing.map((signing) =>
  step(
    `post-PET form ${JSON.stringify(signing)}`,
    (now) => isScanned(now) && mayGive(now, 'post-pet'),
    (now) => {
      now.told = { ...givenAgain(now.told, 'post-pet'), postPet: signedNow(now, signing) };
    },
  ),
);

const submittedOf: Readonly<Record<Form, (told: Told) => unknown>> = {
  'pre-pet': ({ prePet }) => prePet,
  completion: ({ completion }) => completion,
  report: ({ report }) => report,
  'post-pet': ({ postPet }) => postPet,
};

const acceptLate = fc.constantFrom<Form>('completion', 'report', 'post-pet', 'pre-pet').map((form) =>
  step(
    `${form} accepted late`,
    (now) => isScanned(now) && submittedOf[form](now.told) !== null,
    (now) => {
      now.told = { ...now.told, acceptedLate: [...now.told.acceptedLate, form] };
    },
  ),
);

const anyForm = fc.constantFrom<Form>('pre-pet', 'completion', 'report', 'post-pet');
const reopen = anyForm.map((form) =>
  step(
    `${form} reopened`,
    (now) => goesOn(now) && submittedOf[form](now.told) !== null && !isReopened(now, form),
    (now) => {
      now.told = { ...now.told, open: [...now.told.open, { form, at: now.at }] };
    },
  ),
);
const keep = anyForm.map((form) =>
  step(
    `${form} closed as it was`,
    (now) => goesOn(now) && isReopened(now, form),
    (now) => {
      now.told = {
        ...now.told,
        open: now.told.open.filter((one) => one.form !== form),
        kept: [...now.told.kept, { form, at: now.at }],
      };
    },
  ),
);
const close = fc
  .tuple(
    fc.constantFrom('ineligible' as const, 'duplicate' as const, 'transferred' as const),
    mostly.map((value) => !value),
  )
  .map(([closed, happens]) =>
    step(
      `closed as ${closed}`,
      (now) => happens && goesOn(now),
      (now) => {
        now.told = { ...now.told, closed };
      },
    ),
  );

const otherScan = fc.constantFrom('unconfirmed' as const, 'confirmed' as const).map((sameScan) =>
  step(`another case has the same scan, ${sameScan}`, isScanned, (now) => {
    now.told = { ...now.told, sameScan };
  }),
);

const bill = fc.constant(
  step(
    'billed',
    (now) => goesOn(now) && standingIn(now.told, today(now)).outcome === 'met',
    (now) => {
      now.told = { ...now.told, isBilled: true };
    },
  ),
);

/** Random whole-case histories of the pure engine, held against the model after each step and on each day to come. */
export function histories(protocol: Protocol) {
  return fc.property(
    beginning,
    fc.commands(
      [
        waits,
        waits,
        prePet,
        prePet,
        completion,
        completion,
        report,
        postPet,
        acceptLate,
        otherScan,
        bill,
        reopen,
        reopen,
        keep,
        close,
      ],
      {
        maxCommands: 25,
        size: 'max',
      },
    ),
    (told, steps) => {
      const now: Now = { told, at: told.registeredAt };
      compare(now, protocol);
      fc.modelRun(() => ({ model: now, real: protocol }), steps);
      compareComing(now, protocol);
    },
  );
}

function compare(now: Now, protocol: Protocol): void {
  const { told, at } = now;
  const standing = standingOf(protocol, fileOf(told), dayIn(told.zone, at), settingsOf(told));
  mustEqual(standing, standingIn(told, today(now)), at.toISOString());
}

/** The days to come, if nothing happens any more, as lists foresee them: the state, and how many rules are open. */
function compareComing(now: Now, protocol: Protocol): void {
  const { told, at } = now;
  const first = dayIn(told.zone, at);
  const stretches = outlookOf(protocol, fileOf(told), first, settingsOf(told));
  for (let days = 0; days <= 64; days += 1) {
    const day = addDays(first, days);
    const stretch = stretches.findLast(({ fromOn }) => fromOn <= day);
    const expected = standingIn(told, plusDays(today(now), days));
    const open = Object.values(expected.holds).filter((holds) => holds !== true).length;
    if (stretch?.standing.state !== expected.state || openRules(stretch.standing.verdict) !== open)
      throw new Error(`foreseen for ${day}: ${stretch?.standing.state} instead of ${expected.state}`);
  }
}

function mustEqual(standing: CaseStanding, expected: Standing, when: string): void {
  const holds = Object.fromEntries(standing.verdict.findings.map((finding) => [finding.rule, finding.holds]));
  const rules = Object.keys(expected.holds).filter((rule) => holds[rule] !== expected.holds[rule]);
  const isSame =
    standing.state === expected.state &&
    standing.verdict.outcome === expected.outcome &&
    rules.length === 0 &&
    Object.keys(holds).length === Object.keys(expected.holds).length;
  if (isSame) return;
  const said = rules.map((rule) => `${rule} ${holds[rule]} instead of ${expected.holds[rule]}`);
  throw new Error(
    `decided at ${when}: ${standing.state}, ${standing.verdict.outcome} instead of ${expected.state}, ${expected.outcome}; ${said.join(', ')}`,
  );
}
