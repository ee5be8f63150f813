import { v7 as uuid } from 'uuid';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { oneOf, type Random } from '@/lib/domain/forms/seeded';
import { ok, type Result } from '@/lib/domain/result';
import type { Day } from '@/lib/domain/schedule/day';
import { attachFile } from '@/lib/usecases/attach-file';
import { billCase } from '@/lib/usecases/bill-case';
import { checkRegistration } from '@/lib/usecases/check-registration';
import { claimSupport } from '@/lib/usecases/claim-support';
import type { Ctx } from '@/lib/usecases/context';
import type { Channel } from '@/lib/usecases/fill-verb';
import { noteOutcome } from '@/lib/usecases/note-outcome';
import { openForm } from '@/lib/usecases/open-form';
import { registerCase } from '@/lib/usecases/register-case';
import { saveDraft } from '@/lib/usecases/save-draft';
import { sendFormLink } from '@/lib/usecases/send-form-link';
import { type FormSubmission, submitForm } from '@/lib/usecases/submit-form';
import type { SubmittableForm } from '@/lib/usecases/submittable-form';
import type { Course } from './courses';
import { reportPage, signedPage } from './pages';
import { physicians } from './people';
import { readers } from './readers';
import type { Stage } from './stage';

type Answers = Readonly<Record<string, unknown>>;

/** One case of the demo, as its people bring it about. Made-up answers come from the definitions of the forms. */
export class Story {
  readonly #stage: Stage;
  readonly #course: Course;
  readonly #dayAgo: (ago: number) => Day;
  readonly #random: Random;
  #caseId = '';
  #number = '';

  constructor(stage: Stage, course: Course, dayAgo: (ago: number) => Day, random: Random) {
    this.#stage = stage;
    this.#course = course;
    this.#dayAgo = dayAgo;
    this.#random = random;
  }

  get #registrar() {
    return this.#stage.people.byEmail(
      this.#course.facility === 'lakeside' ? 'registrar@lakeside.example' : 'registrar@harbor.example',
    );
  }

  get #physician() {
    return this.#stage.people.byEmail(
      this.#course.physician === 'iyer' ? 'physician@oncology.example' : 'physician2@oncology.example',
    );
  }

  get #signerName(): string {
    const { givenName, familyName } = physicians[this.#course.physician];
    return `${givenName} ${familyName}`;
  }

  async register(at: Date): Promise<void> {
    const {
      scan,
      patient,
      payer = 'ORIGINAL',
      physician,
      scheduledAgo,
      registeredAgo,
      separate,
    } = this.#course;
    const registered = await this.#stage.act(this.#registrar, at, async (ctx) => {
      const answers = sampleAnswers(
        ctx.currentProtocol.forms.registration,
        {},
        this.#dayAgo(registeredAgo),
        this.#random,
        {
          ...patient,
          payer,
          plan: 'Great Lakes Advantage Plus',
          priorAuthorization: null,
          physician: physicians[physician],
          tracer: scan.tracer,
          reason: scan.reason,
          site: scan.site,
          scheduledOn: this.#dayAgo(scheduledAgo),
          ...scan.followUp,
        },
      );
      const check = await checkRegistration(ctx, answers);
      const confirmSeparate = separate && check.ok ? check.value.duplicates.map(({ caseId }) => caseId) : [];
      return registerCase(ctx, { answers, confirmSeparate, ...once() });
    });
    this.#caseId = registered.id;
    this.#number = registered.number;
  }

  async prePet(at: Date): Promise<void> {
    await this.#answerAsPhysician('pre-pet', at, this.#course.prePet?.onPaper === true);
  }

  async postPet(at: Date): Promise<void> {
    await this.#answerAsPhysician('post-pet', at, this.#course.postPet?.onPaper === true);
  }

  async completion(at: Date): Promise<void> {
    await this.#fill(this.#registrar, 'completion', at, this.#completionAnswers(), { channel: 'account' });
  }

  async report(at: Date): Promise<void> {
    const { patient } = this.#course;
    const bytes = await reportPage({
      number: this.#number,
      patient: `${patient.givenName} ${patient.familyName}`,
      at,
    });
    await this.#stage.act(this.#registrar, at, (ctx) =>
      attachFile(ctx, {
        caseId: this.#caseId,
        kind: 'report',
        fileName: `PET report ${this.#number}.pdf`,
        bytes,
      }),
    );
    await this.#fill(this.#registrar, 'report', at, { reportText: null }, { channel: 'account' });
  }

  /** The physician answers from an office that has no account: a link goes there, and waits to be opened. */
  async sendLink(at: Date): Promise<void> {
    const { link, physician } = this.#course;
    if (!link) return;
    const email = `${physician}.office@oncology.example`;
    await this.#stage.act(this.#registrar, at, (ctx) =>
      sendFormLink(ctx, { caseId: this.#caseId, form: link.form, email, ...once() }),
    );
  }

  async download(at: Date): Promise<void> {
    await this.#stage.act(this.#registrar, at, (ctx) => claimSupport(ctx, { caseId: this.#caseId }));
  }

  async bill(at: Date): Promise<void> {
    await this.#stage.act(this.#registrar, at, (ctx) => billCase(ctx, { caseId: this.#caseId }));
  }

  /** The contractor's answer to the professional claim. */
  async answered(at: Date, outcome: 'paid' | 'denied'): Promise<void> {
    const { paidAgo, deniedAgo } = this.#course;
    const ago = (outcome === 'paid' ? paidAgo : deniedAgo) ?? 0;
    await this.#stage.act(this.#registrar, at, (ctx) =>
      noteOutcome(ctx, {
        caseId: this.#caseId,
        claim: 'professional',
        outcome,
        on: this.#dayAgo(ago),
        reasons: outcome === 'denied' ? 'CO-16, MA130, MA50' : '',
      }),
    );
  }

  /** Somebody begins a form and is called away. */
  async begin(at: Date): Promise<void> {
    const { begun } = this.#course;
    if (!begun) return;
    const isEntry = begun === 'completion';
    const fixed = isEntry ? this.#completionAnswers() : this.#physicianAnswers(begun);
    await this.#stage.act(isEntry ? this.#registrar : this.#physician, at, async (ctx) => {
      const made = await this.#answersFor(ctx, begun, 'account', fixed);
      if (!made.ok) return made;
      return saveDraft(ctx, {
        caseId: this.#caseId,
        form: begun,
        channel: 'account',
        answers: Object.fromEntries(Object.entries(made.value).slice(0, 5)),
        baseVersion: 0,
        clientId: uuid(),
        clientSeq: 1,
      });
    });
  }

  async #answerAsPhysician(form: 'pre-pet' | 'post-pet', at: Date, onPaper: boolean): Promise<void> {
    const fixed = this.#physicianAnswers(form);
    if (!onPaper) {
      const signature = { name: this.#physician.name };
      return this.#fill(this.#physician, form, at, fixed, { channel: 'account', signature });
    }
    const signerName = this.#signerName;
    const signedOn = this.#dayAgo(this.#course[form === 'pre-pet' ? 'prePet' : 'postPet']?.ago ?? 1);
    const bytes = await signedPage({ form, number: this.#number, signer: signerName, signedOn, at });
    const page = await this.#stage.act(this.#registrar, at, (ctx) =>
      attachFile(ctx, {
        caseId: this.#caseId,
        kind: 'paperForm',
        fileName: `${form} ${this.#number} signed.pdf`,
        bytes,
      }),
    );
    const paper = { signerName, signedOn, attachmentId: page.id };
    await this.#fill(this.#registrar, form, at, fixed, { channel: 'paper', paper });
  }

  /** Opens a form as its person would, makes up what is not fixed, and submits it. */
  async #fill(
    actor: ReturnType<Stage['people']['byEmail']>,
    form: SubmittableForm,
    at: Date,
    fixed: Answers,
    how: Pick<FormSubmission, 'channel' | 'signature' | 'paper'>,
  ): Promise<void> {
    await this.#stage.act(actor, at, async (ctx) => {
      const made = await this.#answersFor(ctx, form, how.channel, fixed);
      if (!made.ok) return made;
      return submitForm(ctx, { caseId: this.#caseId, form, answers: made.value, ...how, ...once() });
    });
  }

  async #answersFor(
    ctx: Ctx,
    form: SubmittableForm,
    channel: Channel,
    fixed: Answers,
  ): Promise<Result<Answers>> {
    const opened = await openForm(ctx, { caseId: this.#caseId, form, channel });
    if (!opened.ok) return opened;
    const { given, today } = opened.value;
    return ok(sampleAnswers(ctx.currentProtocol.forms[form], given, today, this.#random, fixed));
  }

  #physicianAnswers(form: 'pre-pet' | 'post-pet'): Answers {
    const { scan } = this.#course;
    const shared = { treating: 'yes', otherTreatment: 'Hormone therapy' };
    return form === 'post-pet'
      ? shared
      : { ...shared, reason: scan.reason, site: scan.site, ...scan.followUp };
  }

  #completionAnswers(): Answers {
    const { completion, scan, scheduledAgo } = this.#course;
    const scanOn = this.#dayAgo(completion?.scanAgo ?? scheduledAgo);
    const isBrain = scan.site === 'BRAIN';
    return {
      performed: completion?.performed === false ? 'no' : 'yes',
      scanOn,
      scanner: 'PETCT',
      scannerLocation: 'FIXED',
      region: isBrain ? 'BRAIN' : 'SKULL_THIGH',
      cpt: isBrain ? '78608' : '78815',
      activity: scan.tracer === 'NAF' ? 9.6 : 11.4,
      uptakeMinutes: 62,
      interpretingPhysician: oneOf(this.#random, readers),
      sheetVersion: '2026-1',
      consentAskedOn: scanOn,
    };
  }
}

/** What lets a request take effect once. */
function once() {
  return { idempotencyKey: uuid(), bodyHash: '0'.repeat(64) };
}
