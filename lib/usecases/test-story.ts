import { sampleAnswers } from '@/lib/domain/forms/sample';
import type { Result } from '@/lib/domain/result';
import { addDays, type Day } from '@/lib/domain/schedule/day';
import { currentProtocol } from '@/lib/protocols';
import { attachFile } from './attach-file';
import { openForm } from './open-form';
import { registerCase } from './register-case';
import { type FormSubmission, type Submission, submitForm } from './submit-form';
import type { SubmittableForm } from './submittable-form';
import { pdf } from './test-pdf';
import { at, dayOf, firstDay, once, type PersonName, sato, type TestWorld } from './test-world';

/** A case of a test, step by step; each step is what its person would do. */
export class TestCase {
  readonly #world: TestWorld;
  readonly id: string;
  readonly number: string;
  readonly registeredOn: Day;

  constructor(world: TestWorld, id: string, number: string, registeredOn: Day) {
    this.#world = world;
    this.id = id;
    this.number = number;
    this.registeredOn = registeredOn;
  }

  /** A day after the registration. */
  day(after: number): Day {
    return addDays(this.registeredOn, after);
  }

  /** Answers that the form accepts on that moment. */
  async answers(
    form: SubmittableForm,
    when: Date,
    fixed: Readonly<Record<string, unknown>> = {},
    who: PersonName = physicianForms.includes(form) ? 'physician' : 'registrar',
  ): Promise<Readonly<Record<string, unknown>>> {
    const { given, today } = await this.#world.done(who, when, (ctx) =>
      openForm(ctx, { caseId: this.id, form, channel: 'account' }),
    );
    const scanOn = fixed.scanOn ?? this.day(7);
    const known =
      form === 'completion'
        ? {
            performed: 'yes',
            scanOn,
            cpt: '78815',
            region: 'SKULL_THIGH',
            scanner: 'PETCT',
            interpretingPhysician: sato,
            consentAskedOn: scanOn,
          }
        : form === 'pre-pet'
          ? { reason: given.registeredReason, site: given.registeredSite }
          : {};
    return sampleAnswers(currentProtocol.forms[form], given, today, this.#world.random, {
      ...known,
      ...fixed,
    });
  }

  submit(
    who: PersonName,
    when: Date,
    how: Omit<FormSubmission, 'caseId' | 'idempotencyKey' | 'bodyHash'> & Partial<FormSubmission>,
  ): Promise<Result<Submission>> {
    return this.#world.act(who, when, (ctx) => submitForm(ctx, { caseId: this.id, ...once(), ...how }));
  }

  async prePet(when = at(this.day(2)), fixed = {}): Promise<Submission> {
    return this.#asPhysician('pre-pet', when, fixed);
  }

  async postPet(when = at(this.day(12)), fixed = {}): Promise<Submission> {
    return this.#asPhysician('post-pet', when, fixed);
  }

  async completion(when = at(this.day(8)), fixed = {}): Promise<Submission> {
    const answers = await this.answers('completion', when, fixed);
    return must(await this.submit('registrar', when, { form: 'completion', channel: 'account', answers }));
  }

  async report(
    when = at(this.day(9)),
    fixed: Readonly<Record<string, unknown>> = { reportText: null },
  ): Promise<Submission> {
    if (fixed.reportText === null) {
      await this.#world.done('registrar', when, (ctx) =>
        attachFile(ctx, { caseId: this.id, kind: 'report', fileName: 'report.pdf', bytes: pdf() }),
      );
    }
    const answers = await this.answers('report', when, fixed);
    return must(await this.submit('registrar', when, { form: 'report', channel: 'account', answers }));
  }

  /** Everything in time. */
  async complete(): Promise<void> {
    await this.prePet();
    await this.completion();
    await this.report();
    await this.postPet();
  }

  async #asPhysician(
    form: 'pre-pet' | 'post-pet',
    when: Date,
    fixed: Readonly<Record<string, unknown>>,
  ): Promise<Submission> {
    const answers = await this.answers(form, when, fixed);
    return must(
      await this.submit('physician', when, {
        form,
        channel: 'account',
        answers,
        signature: { name: 'Asha Iyer' },
      }),
    );
  }
}

const physicianForms: readonly SubmittableForm[] = ['pre-pet', 'post-pet'];

/** Registers a case at Lakeside, of the first physician unless told. */
export async function newCase(
  world: TestWorld,
  own: Readonly<Record<string, unknown>> = {},
  when = at(firstDay),
): Promise<TestCase> {
  const answers = world.registration(dayOf(when), own);
  const { id, number } = await world.done('registrar', when, (ctx) =>
    registerCase(ctx, { answers, confirmSeparate: [], ...once() }),
  );
  return new TestCase(world, id, number, dayOf(when));
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
