import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { TestBase } from './database';
import type { PersonName } from './people';
import { answer, goOn } from './steps/answer';
import { prePetOf, scans } from './steps/answers';
import { typeFirstStep } from './steps/sign-in';

/** One look at a page: whose, where, and what is done there first. */
export interface Stop {
  readonly name: string;
  readonly who: PersonName | 'anyone';
  readonly at: (places: Places) => string;
  readonly first?: (page: Page) => Promise<void>;
  /** The answer's status where it is not 200. */
  readonly status?: number;
}

/** Addresses of the demo world that differ from day to day. */
export interface Places {
  /** A case of Lakeside Imaging and the registrar's physician in each state. */
  readonly inState: (state: State) => string;
  readonly code: string;
  readonly entry: string;
  readonly paperEntry: string;
  readonly facilityId: string;
  readonly waitingPrePet: string;
  readonly waitingPostPet: string;
}

const states = [
  'awaitingPrePet',
  'awaitingScan',
  'awaitingCompletion',
  'awaitingForms',
  'late',
  'readyToBill',
  'billed',
  'notPayable',
  'cancelled',
  'expired',
] as const;
type State = (typeof states)[number];

/** Finds cases for the tour among the seeded ones, and none that a story made. */
export async function findPlaces(database: TestBase): Promise<Places> {
  const found = await database.rows(
    `SELECT DISTINCT ON (o.state) o.state, o.case_id AS id
       FROM case_outlook o JOIN facility f ON f.id = o.facility_id
      WHERE f.name = 'Lakeside Imaging' AND o.physician_npi = ${physicianNpi}
        AND o.from_on <= ${today} AND o.until_on > ${today}
      ORDER BY o.state, o.running`,
  );
  const cases = new Map(found.map(({ state, id }) => [String(state), String(id)]));
  const waiting = (form: string) =>
    database.value(
      `SELECT o.case_id FROM case_outlook o JOIN facility f ON f.id = o.facility_id
        WHERE f.name = 'Lakeside Imaging' AND o.physician_npi = ${physicianNpi} AND o.step_form = $1 AND o.reason = 'RS'
          AND o.from_on <= ${today} AND o.until_on > ${today} ORDER BY o.running LIMIT 1`,
      [form],
    );
  const entry = (channel: string) =>
    database.value(
      `SELECT n.case_id || '/entries/' || n.id FROM entry n JOIN facility f ON f.id = n.facility_id JOIN registry_case c ON c.facility_id = n.facility_id AND c.id = n.case_id
        WHERE f.name = 'Lakeside Imaging' AND n.channel = $1 AND n.form_id = 'pre-pet' ORDER BY c.running LIMIT 1`,
      [channel],
    );
  return {
    inState: (state) => {
      const id = cases.get(state);
      if (id === undefined) throw new Error(`The demo world has no case of this physician that is ${state}.`);
      return `/cases/${id}`;
    },
    code: await database.value(
      'SELECT code FROM claim_document WHERE superseded_at IS NULL ORDER BY issued_at LIMIT 1',
    ),
    entry: `/cases/${await entry('account')}`,
    paperEntry: `/cases/${await entry('paper')}`,
    facilityId: await database.value("SELECT id FROM facility WHERE name = 'Lakeside Imaging'"),
    waitingPrePet: `/cases/${await waiting('pre-pet')}`,
    waitingPostPet: `/cases/${await waiting('post-pet')}`,
  };
}

const today = '(now() AT TIME ZONE f.time_zone)::date';
const physicianNpi =
  "(SELECT m.npi FROM membership m JOIN account a ON a.id = m.account_id WHERE a.email = 'physician@oncology.example')";

const planStep = async (page: Page) => {
  await page.goto(`${page.url()}?step=plan`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

/** Every page in its empty, full and error states. */
export const tour: readonly Stop[] = [
  { name: 'landing', who: 'anyone', at: () => '/' },
  { name: 'coverage', who: 'anyone', at: () => '/coverage' },
  {
    name: 'coverage-registry',
    who: 'anyone',
    at: () => '/coverage?site=PANCREAS&tracer=FDG&reason=RS&on=2026-11-20',
  },
  {
    name: 'coverage-2007',
    who: 'anyone',
    at: () => '/coverage?site=PANCREAS&tracer=FDG&reason=RS&on=2007-06-08',
  },
  { name: 'billing', who: 'registrar', at: () => '/billing' },
  { name: 'billing-denied', who: 'registrar', at: () => '/billing?tab=denied' },
  { name: 'billing-remittance', who: 'registrar', at: () => '/billing/remittance' },
  {
    name: 'case-billing',
    who: 'registrar',
    at: ({ inState }) => `${inState('readyToBill')}/billing`,
    first: async (page) => {
      await page.getByRole('button', { name: 'Check the claim' }).click();
      await expect(page.getByRole('heading', { name: /things on this claim will deny/ })).toBeVisible();
    },
  },
  { name: 'case-billing-billed', who: 'registrar', at: ({ inState }) => `${inState('billed')}/billing` },
  {
    name: 'case-billing-not-yet',
    who: 'registrar',
    at: ({ inState }) => `${inState('awaitingScan')}/billing`,
  },
  {
    name: 'coverage-covered',
    who: 'anyone',
    at: () => '/coverage?site=COLON&tracer=FDG&reason=IS&on=2026-11-20',
  },
  {
    name: 'coverage-not-covered',
    who: 'anyone',
    at: () => '/coverage?site=PROSTATE&tracer=FDG&reason=IS&on=2026-11-20',
  },
  {
    name: 'coverage-follow-up',
    who: 'anyone',
    at: () => '/coverage?site=CERVIX&tracer=FDG&reason=IS&on=2026-11-20',
  },
  { name: 'verify', who: 'anyone', at: () => '/verify' },
  { name: 'verify-found', who: 'anyone', at: ({ code }) => `/verify?code=${code}` },
  { name: 'verify-unknown', who: 'anyone', at: () => '/verify?code=ABCDEFGHJKMN' },
  { name: 'help', who: 'anyone', at: () => '/help' },
  { name: 'demo-messages', who: 'anyone', at: () => '/demo' },
  { name: 'sign-in', who: 'anyone', at: () => '/sign-in' },
  {
    name: 'sign-in-mistake',
    who: 'anyone',
    at: () => '/sign-in',
    first: async (page) => {
      await page.getByRole('button', { name: 'Go on' }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    name: 'second-step',
    who: 'anyone',
    at: () => '/sign-in',
    first: (page) => typeFirstStep(page, 'auditor'),
  },
  { name: 'lost-factors', who: 'anyone', at: () => '/recover' },
  { name: 'invitation-over', who: 'anyone', at: () => `/join/${'x'.repeat(43)}`, status: 404 },
  { name: 'apply', who: 'anyone', at: () => '/apply' },
  { name: 'application-unknown', who: 'anyone', at: () => `/apply/${'x'.repeat(43)}`, status: 404 },
  { name: 'not-found', who: 'anyone', at: () => '/nowhere', status: 404 },

  { name: 'worklist', who: 'registrar', at: () => '/cases' },
  { name: 'worklist-due-soon', who: 'registrar', at: () => '/cases?tab=dueSoon' },
  { name: 'worklist-with-the-physician', who: 'registrar', at: () => '/cases?tab=withPhysician' },
  { name: 'worklist-ready', who: 'registrar', at: () => '/cases?tab=readyToBill' },
  { name: 'worklist-closed', who: 'registrar', at: () => '/cases?tab=closed' },
  { name: 'worklist-all', who: 'registrar', at: () => '/cases?tab=all&sort=patient' },
  { name: 'worklist-empty', who: 'registrar', at: () => '/cases?tab=all&from=2020-01-01&to=2020-01-02' },
  {
    name: 'worklist-nothing-found',
    who: 'registrar',
    at: () => '/cases',
    first: async (page) => {
      await page.getByLabel('Case number, name or MBI').fill('Nobody of that name');
      await expect(page.getByRole('heading', { name: 'No case fits' })).toBeVisible();
    },
  },
  ...states.map(
    (state): Stop => ({
      name: `case-${kebab(state)}`,
      who: 'registrar',
      at: ({ inState }) => inState(state),
    }),
  ),
  {
    name: 'case-of-another-facility',
    who: 'harborRegistrar',
    at: ({ inState }) => inState('readyToBill'),
    status: 404,
  },
  { name: 'correct-case', who: 'registrar', at: ({ inState }) => `${inState('readyToBill')}/correct` },
  ...['scan-date', 'physician', 'reason', 'patient', 'duplicate'].map(
    (way): Stop => ({
      name: `correct-${way}`,
      who: 'registrar',
      at: ({ inState }) => `${inState('readyToBill')}/correct/${way}`,
    }),
  ),
  {
    name: 'correct-told',
    who: 'registrar',
    at: ({ inState }) => `${inState('readyToBill')}/correct/reason`,
    first: async (page) => {
      await answer(page, [{ ask: 'Cancer site', pick: 'Lymphoma' }]);
      await page.getByRole('button', { name: 'See what this leads to' }).click();
      await expect(page.getByRole('heading', { name: 'What this leads to' })).toBeVisible();
    },
  },
  {
    name: 'reopen-form',
    who: 'registrar',
    at: ({ inState }) => `${inState('readyToBill')}/forms/post-pet/reopen`,
  },
  {
    name: 'reopen-before-pet',
    who: 'physician',
    at: ({ inState }) => `${inState('readyToBill')}/forms/pre-pet/reopen`,
  },
  { name: 'decide-late', who: 'administrator', at: ({ inState }) => `${inState('late')}/decide` },
  { name: 'decide-transfer', who: 'administrator', at: ({ inState }) => `${inState('awaitingScan')}/decide` },
  { name: 'entry', who: 'registrar', at: ({ entry }) => entry },
  { name: 'entry-paper', who: 'registrar', at: ({ paperEntry }) => paperEntry },
  { name: 'registration', who: 'registrar', at: () => `/cases/new/${randomUUID()}` },
  {
    name: 'registration-mistakes',
    who: 'registrar',
    at: () => `/cases/new/${randomUUID()}`,
    first: async (page) => {
      await answer(page, [{ ask: 'Date of birth', type: '02/30/1950' }]);
      await goOn(page);
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  ...(['coverage', 'physician', 'scan', 'review'] as const).map(
    (step): Stop => ({
      name: `registration-${step}`,
      who: 'registrar',
      at: () => `/cases/new/${randomUUID()}?step=${step}`,
    }),
  ),
  {
    name: 'registration-covered',
    who: 'registrar',
    at: () => `/cases/new/${randomUUID()}?step=scan`,
    first: async (page) => {
      await answer(page, [
        { ask: 'Radiopharmaceutical', choose: 'F-18 FDG' },
        { ask: 'Scheduled scan date', type: soon() },
        { ask: 'Reason for the scan', choose: 'Initial staging of newly diagnosed cancer' },
        { ask: 'Cancer site', pick: 'Pancreas' },
      ]);
      await expect(page.getByRole('heading', { name: 'Covered outside the registry' })).toBeVisible();
    },
  },
  {
    name: 'completion',
    who: 'registrar',
    at: ({ inState }) => `${inState('awaitingCompletion')}/forms/completion`,
  },
  {
    name: 'completion-scan',
    who: 'registrar',
    at: ({ inState }) => `${inState('awaitingCompletion')}/forms/completion`,
    first: async (page) => {
      await answer(page, [
        { ask: 'Was the scan performed?', choose: 'Yes' },
        { ask: 'Scanner', choose: 'PET/CT' },
        { ask: 'Body region', choose: 'Skull base to mid-thigh' },
      ]);
    },
  },
  { name: 'report', who: 'registrar', at: ({ inState }) => `${inState('awaitingCompletion')}/forms/report` },
  {
    name: 'paper',
    who: 'registrar',
    at: ({ waitingPrePet }) => `${waitingPrePet}/forms/pre-pet?channel=paper`,
  },
  { name: 'facility', who: 'manager', at: () => '/facility' },
  { name: 'facility-people', who: 'manager', at: () => '/facility/people' },
  { name: 'balance', who: 'manager', at: () => '/facility/balance' },
  { name: 'balance-low', who: 'harborRegistrar', at: () => '/facility/balance' },
  { name: 'worklist-balance-low', who: 'harborRegistrar', at: () => '/cases' },

  { name: 'forms', who: 'physician', at: () => '/forms' },
  { name: 'pre-pet', who: 'physician', at: ({ waitingPrePet }) => `${waitingPrePet}/forms/pre-pet` },
  {
    name: 'pre-pet-plan',
    who: 'physician',
    at: ({ waitingPrePet }) => `${waitingPrePet}/forms/pre-pet`,
    first: planWithFollowUps,
  },
  {
    name: 'pre-pet-mistakes',
    who: 'physician',
    at: ({ waitingPrePet }) => `${waitingPrePet}/forms/pre-pet?step=disease`,
    first: async (page) => {
      await goOn(page);
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    name: 'pre-pet-review',
    who: 'physician',
    at: ({ waitingPrePet }) => `${waitingPrePet}/forms/pre-pet?step=review`,
  },
  { name: 'post-pet', who: 'physician', at: ({ waitingPostPet }) => `${waitingPostPet}/forms/post-pet` },
  { name: 'given', who: 'physician', at: ({ inState }) => `${inState('readyToBill')}/forms/post-pet/given` },

  { name: 'account', who: 'manager', at: () => '/account' },
  { name: 'registry', who: 'administrator', at: () => '/registry' },
  { name: 'registry-people', who: 'administrator', at: () => '/registry/people' },
  { name: 'registry-cases', who: 'administrator', at: () => '/cases?tab=all' },
  { name: 'registry-case', who: 'administrator', at: ({ inState }) => inState('late') },
  { name: 'registry-audit', who: 'auditor', at: () => '/registry/audit' },
  { name: 'registry-applications', who: 'administrator', at: () => '/registry/applications' },
  { name: 'registry-balances', who: 'administrator', at: () => '/registry/balances' },
  {
    name: 'registry-balance',
    who: 'administrator',
    at: ({ facilityId }) => `/registry/balances/${facilityId}`,
  },
  { name: 'registry-messages', who: 'administrator', at: () => '/registry/messages' },
];

async function planWithFollowUps(page: Page): Promise<void> {
  await planStep(page);
  await answer(page, [
    ...prePetOf(
      scans.pancreasRestaging,
      [],
      [
        { ask: 'Intended management if PET were not available', choose: 'Treatment' },
        { ask: 'Goal of treatment', choose: 'Curative' },
        { ask: 'Types of treatment', tick: ['Chemotherapy or other systemic therapy'] },
      ],
    ).slice(2),
  ]);
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
}

function soon(): string {
  const day = new Date(Date.now() + 3 * 86_400_000);
  return new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(day);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
