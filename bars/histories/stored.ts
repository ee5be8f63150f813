import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import type { Protocol, RegistrySettings } from '@/lib/domain/cases/protocol';
import type { Result } from '@/lib/domain/result';
import { addDays, earlierOf, inputDay } from '@/lib/domain/schedule/day';
import { endOf } from '@/lib/domain/schedule/zone';
import { currentProtocol } from '@/lib/protocols';
import { attachFile } from '@/lib/usecases/attach-file';
import { billCase } from '@/lib/usecases/bill-case';
import { claimSupport } from '@/lib/usecases/claim-support';
import type { Ctx } from '@/lib/usecases/context';
import { readCase } from '@/lib/usecases/read-case';
import { registerCase } from '@/lib/usecases/register-case';
import { saveDraft } from '@/lib/usecases/save-draft';
import type { SubmittableForm } from '@/lib/usecases/submittable-form';
import { pdf } from '@/lib/usecases/test-pdf';
import { TestCase } from '@/lib/usecases/test-story';
import { once, type PersonName, sato, type TestWorld, testSettings, zone } from '@/lib/usecases/test-world';
import { enterCode, holding, sentLink, signing } from '../by-link';
import { dayAt, footnoteOf, plusDays, type Standing, standingIn, type Told } from './reference-model';
import { beginning, mostly, part, request } from './setting';

/** What somebody tries at a moment. Whether it may be done, the model says. */
const attempt = fc.record({
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('wait' as const) },
    { weight: 3, arbitrary: fc.constantFrom('pre-pet', 'completion', 'report', 'post-pet') },
    { weight: 1, arbitrary: fc.constantFrom('draft', 'bill', 'again') },
  ),
  days: fc.constantFrom(0, 0, 1, 2, 3, 5, 7, 9, 13, 14, 15, 28, 30, 31),
  moment: fc.constantFrom('same', 'last second', 'midnight', 'second after', 'noon'),
  isReferring: mostly,
  isPaper: mostly.map((value) => !value),
  isByLink: fc.boolean(),
  isPerformed: mostly,
  changes: mostly.map((value) => !value),
  request,
  pick: part,
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

/** A history through the use cases and PostgreSQL. `states` counts the moments at which the case was held against the model. */
export function storedHistories(
  world: TestWorld,
  states: { count: number; claims: number },
  claimsBy: Protocol = currentProtocol,
) {
  return fc.asyncProperty(
    beginning,
    fc.array(attempt, { minLength: 6, maxLength: 16, size: 'max' }),
    async (drawn, attempts) => {
      const history = await begin(world, drawn, claimsBy);
      if (!history) return;
      await history.compare();
      states.count += 1;
      for (const one of attempts) {
        await history.attempt(one);
        await history.compare();
        states.count += 1;
      }
      states.claims += history.claims;
    },
  );
}

/** The facility of the test world, whatever was drawn; or nothing where the registration must be refused. */
async function begin(world: TestWorld, drawn: Told, claimsBy: Protocol): Promise<History | null> {
  const at = new Date(
    endOf(dayAt(drawn.zone, drawn.registeredAt), zone).getTime() -
      (drawn.registeredAt.getTime() % 86_000_000),
  );
  const on = dayAt(zone, at);
  const { scheduledOn } = drawn.registration;
  const planned = plusDays(on, daysApart(dayAt(drawn.zone, drawn.registeredAt), scheduledOn));
  const isDiagnosis = drawn.registration.reason.startsWith('DX_');
  const told: Told = {
    ...drawn,
    zone,
    facility: { approvedOn: '2025-01-01', fromOn: '2025-01-01', untilOn: null },
    enrolment: { opensOn: '2020-01-01', closesOn: drawn.enrolment.closesOn },
    registeredAt: at,
    registration: {
      ...drawn.registration,
      footnote: footnoteOf(drawn.registration) === null ? null : (drawn.registration.footnote ?? 'no'),
      scheduledOn: planned,
      isMbiValid: true,
      isNpiValid: true,
    },
  };
  const footnote = told.registration.footnote;
  const answers = world.registration(on, {
    payer: told.registration.payer,
    tracer: told.registration.tracer,
    reason: told.registration.reason,
    site: told.registration.site,
    scheduledOn: planned,
    ...asAnswers(footnote),
  });
  const registered = await world.act(
    'registrar',
    at,
    (ctx) => registerCase(ctx, { answers, confirmSeparate: [], ...once() }),
    {
      settings: settingsOf(told),
    },
  );
  const isRegistryCase = standingIn(told, on).holds['ELG-03'] === true;
  if (registered.ok !== isRegistryCase)
    throw new Error(
      `registration ${registered.ok ? 'taken' : `refused (${registered.problem.code})`}: ${JSON.stringify(told.registration)}${isDiagnosis ? ', a diagnosis' : ''}`,
    );
  return registered.ok
    ? new History(
        world,
        new TestCase(world, registered.value.id, registered.value.number, on),
        told,
        at,
        claimsBy,
      )
    : null;
}

const footnoteKeys = ['cervixNegative', 'breastDistant', 'melanomaNodes', 'thyroidFollicular'];

function asAnswers(footnote: 'yes' | 'no' | null): Readonly<Record<string, string>> {
  return footnote === null ? {} : Object.fromEntries(footnoteKeys.map((key) => [key, footnote]));
}

function settingsOf({ enrolment }: Told): RegistrySettings {
  return { ...testSettings, enrolment };
}

function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

type Attempted = { readonly ok: true } | { readonly ok: false; readonly code: string };

class History {
  /** How often the claim support was given. */
  claims = 0;

  constructor(
    readonly world: TestWorld,
    readonly story: TestCase,
    private told: Told,
    private at: Date,
    /** What decides who gets a claim support; another one than the portal's for the control. */
    private readonly claimsBy: Protocol,
  ) {}

  async attempt(one: Attempt): Promise<void> {
    this.pass(one);
    switch (one.what) {
      case 'wait':
        return;
      case 'draft':
        return this.draft();
      case 'bill':
        return this.bill();
      case 'again':
        return this.again();
      case 'pre-pet':
        return this.prePet(one);
      case 'completion':
        return this.completion(one);
      case 'report':
        return this.report();
      case 'post-pet':
        return this.postPet(one);
    }
  }

  /** The page of the case says what the model says, and a claim support is given exactly when every rule holds. */
  async compare(): Promise<void> {
    const expected = standingIn(this.told, this.today);
    const seen = must(await this.act('registrar', (ctx) => readCase(ctx, this.story.id)));
    const holds = Object.fromEntries(seen.verdict.findings.map((finding) => [finding.rule, finding.holds]));
    const rules = Object.keys(expected.holds).filter((rule) => holds[rule] !== expected.holds[rule]);
    if (seen.state !== expected.state || seen.verdict.outcome !== expected.outcome || rules.length > 0)
      throw new Error(
        `${this.at.toISOString()}: ${seen.state}, ${seen.verdict.outcome} instead of ${expected.state}, ${expected.outcome}; ${rules.join(', ')}; ${JSON.stringify(this.told)}`,
      );
    await this.compareClaim(expected);
  }

  private async compareClaim({ outcome }: Standing): Promise<void> {
    const given = await this.act('registrar', (ctx) =>
      claimSupport({ ...ctx, protocolOf: () => this.claimsBy }, { caseId: this.story.id }),
    );
    if (given.ok) this.claims += 1;
    if (given.ok !== (outcome === 'met') || (!given.ok && given.problem.code !== 'not-eligible'))
      throw new Error(
        `claim support ${given.ok ? 'given' : given.problem.code} for a case that is ${outcome}: ${JSON.stringify(this.told)}`,
      );
  }

  private get today(): string {
    return dayAt(zone, this.at);
  }

  private act<T>(who: PersonName, work: (ctx: Ctx) => Promise<Result<T>>): Promise<Result<T>> {
    return this.world.act(who, this.at, work, { settings: settingsOf(this.told) });
  }

  /** Time passes by whole days, and stops where a day begins or ends. */
  private pass({ days, moment }: Attempt): void {
    const end = endOf(plusDays(this.today, days), zone).getTime();
    const at = {
      same: this.at.getTime() + days * 86_400_000,
      'last second': end - 1_000,
      midnight: end,
      'second after': end + 1_000,
      noon: end - 12 * 3_600_000,
    }[moment];
    this.at = new Date(Math.max(this.at.getTime() + 1, at));
  }

  /** What a submission must come to. */
  private expectation(form: SubmittableForm, who: PersonName): Attempted {
    const { prePet, completion, report, postPet } = this.told;
    if (who === 'physician2') return { ok: false, code: 'not-found' };
    const known = { 'pre-pet': prePet, completion, report, 'post-pet': postPet }[form];
    if (known) return { ok: false, code: 'already-submitted' };
    if (completion && completion.scanOn === null) return { ok: false, code: 'wrong-state' };
    if (!completion && (form === 'report' || form === 'post-pet')) return { ok: false, code: 'wrong-state' };
    return { ok: true };
  }

  /** Submits a form with answers that it accepts; true when it was taken, as it had to be. */
  private async submit(
    form: SubmittableForm,
    who: PersonName,
    fixed: Readonly<Record<string, unknown>>,
    paperOn: string | null,
    isByLink = false,
  ): Promise<Readonly<Record<string, unknown>> | null> {
    const expected = this.expectation(form, who);
    const answers = expected.ok ? await this.story.answers(form, this.at, fixed) : {};
    const page =
      paperOn !== null && expected.ok
        ? must(
            await this.act('registrar', (ctx) =>
              attachFile(ctx, {
                caseId: this.story.id,
                kind: 'paperForm',
                fileName: 'page.pdf',
                bytes: pdf(),
              }),
            ),
          ).id
        : uuid();
    const link =
      isByLink && expected.ok && paperOn === null && (form === 'pre-pet' || form === 'post-pet')
        ? await sentLink(this.world, this.story.id, form, this.at)
        : null;
    if (link?.ok) {
      await enterCode(this.world, link.value, this.at);
      must(
        await this.world.act('physician', this.at, signing(link.value, answers), {
          ...holding(link.value, this.at),
          settings: settingsOf(this.told),
        }),
      );
      return answers;
    }
    const done = await this.story.submit(who, this.at, {
      form,
      answers,
      ...(paperOn === null
        ? {
            channel: 'account' as const,
            ...(who === 'registrar' ? {} : { signature: { name: this.world.actors[who].name } }),
          }
        : {
            channel: 'paper' as const,
            paper: { signerName: 'Asha Iyer', signedOn: inputDay(paperOn), attachmentId: page },
          }),
    });
    if (done.ok !== expected.ok || (!done.ok && !expected.ok && done.problem.code !== expected.code))
      throw new Error(
        `${form} by ${who}: ${done.ok ? 'taken' : JSON.stringify(done.problem)}, expected ${JSON.stringify(expected)}; ${JSON.stringify(this.told)}`,
      );
    return done.ok ? answers : null;
  }

  private async prePet({ isReferring, isPaper, isByLink, changes, request, pick }: Attempt): Promise<void> {
    const { registration } = this.told;
    const reason = !changes
      ? registration.reason
      : registration.tracer === 'FDG'
        ? request.fdgReason
        : request.nafReason;
    const site = changes ? request.site : registration.site;
    const paperOn = isPaper ? this.dayBetween(dayAt(zone, this.told.registeredAt), pick) : null;
    const footnote = request.footnote ?? 'no';
    const answers = await this.submit(
      'pre-pet',
      isPaper ? 'registrar' : isReferring ? 'physician' : 'physician2',
      { reason, site, ...asAnswers(footnote) },
      paperOn,
      isByLink,
    );
    if (!answers) return;
    const asked = reason.startsWith('DX_') ? null : site;
    this.told = {
      ...this.told,
      prePet: {
        at: this.at,
        isReferring: true,
        paperOn,
        reason,
        site: asked,
        footnote: footnoteKeys.some((key) => key in answers) ? footnote : null,
        diagnosis: String(answers.diagnosis),
      },
    };
  }

  private async completion({ isPerformed, pick }: Attempt): Promise<void> {
    const registeredOn = dayAt(zone, this.told.registeredAt);
    const last = earlierOf(this.today, addDays(registeredOn, 14));
    const days = daysApart(registeredOn, last);
    const scanOn = isPerformed ? plusDays(last, -Math.floor(pick * (days + 1))) : null;
    const fixed = scanOn === null ? { performed: 'no' } : { scanOn, interpretingPhysician: sato };
    if (await this.submit('completion', 'registrar', fixed, null))
      this.told = { ...this.told, completion: { at: this.at, scanOn, isReaderValid: true } };
  }

  private async report(): Promise<void> {
    if (await this.submit('report', 'registrar', { reportText: 'Findings: none.' }, null))
      this.told = {
        ...this.told,
        report: {
          at: this.at,
          isThere: true,
          isAnswered: true,
          isAssessed: this.told.registration.tracer === 'NAF',
        },
      };
  }

  private async postPet({ isReferring, isPaper, isByLink, pick }: Attempt): Promise<void> {
    const scanOn = this.told.completion?.scanOn ?? this.today;
    const paperOn = isPaper ? this.dayBetween(scanOn, pick) : null;
    const who = isPaper ? 'registrar' : isReferring ? 'physician' : 'physician2';
    if (await this.submit('post-pet', who, {}, paperOn, isByLink))
      this.told = { ...this.told, postPet: { at: this.at, isReferring: true, paperOn } };
  }

  private dayBetween(first: string, pick: number): string {
    return plusDays(this.today, -Math.floor(pick * (daysApart(first, this.today) + 1)));
  }

  /** Typing decides nothing. */
  private async draft(): Promise<void> {
    const isOver = this.told.prePet !== null;
    const saved = await this.act('physician', (ctx) =>
      saveDraft(ctx, {
        caseId: this.story.id,
        form: 'pre-pet',
        channel: 'account',
        answers: { treating: 'no', reason: 'SR' },
        baseVersion: 0,
        clientId: uuid(),
        clientSeq: 1,
      }),
    );
    if (saved.ok ? isOver : !['already-submitted', 'draft-conflict'].includes(saved.problem.code))
      throw new Error(`a draft was ${saved.ok ? 'kept' : saved.problem.code}`);
  }

  private async bill(): Promise<void> {
    const { outcome } = standingIn(this.told, this.today);
    const done = await this.act('registrar', (ctx) => billCase(ctx, { caseId: this.story.id }));
    if (done.ok !== (outcome === 'met' && !this.told.isBilled))
      throw new Error(`billing was ${done.ok ? 'noted' : done.problem.code}: ${JSON.stringify(this.told)}`);
    if (done.ok) this.told = { ...this.told, isBilled: true };
  }

  /** The same scan is not registered twice without a word. */
  private async again(): Promise<void> {
    const { state } = standingIn(this.told, this.today);
    const [row] = await this.world.rows(
      'SELECT mbi, coalesce(scan_on, scheduled_on)::text AS on FROM registry_case WHERE id = $1',
      [this.story.id],
    );
    const answers = this.world.registration(this.today, { mbi: row?.mbi, scheduledOn: this.today });
    const isNear = Math.abs(daysApart(String(row?.on), this.today)) <= 14;
    const done = await this.act('registrar', (ctx) =>
      registerCase(ctx, { answers, confirmSeparate: [], ...once() }),
    );
    const isRefused = isNear && state !== 'cancelled' && state !== 'expired';
    const isOpen =
      standingIn(
        {
          ...this.told,
          completion: null,
          prePet: null,
          registration: { ...this.told.registration, scheduledOn: this.today },
        },
        this.today,
      ).holds['ELG-12'] === true;
    const expected = !isOpen ? 'not-a-registry-case' : isRefused ? 'likely-duplicate' : 'ok';
    const found = done.ok ? 'ok' : done.problem.code;
    if (found !== expected && !(found === 'likely-duplicate' && this.isKnownTwice))
      throw new Error(`a second registration: ${found} instead of ${expected}; ${JSON.stringify(this.told)}`);
    if (done.ok) this.isKnownTwice = true;
  }
  private isKnownTwice = false;
}

function must<T>(done: Result<T>): T {
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value;
}
