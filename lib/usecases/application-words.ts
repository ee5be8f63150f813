import {
  type AcceptedApplication,
  applicationFee,
  applicationLabels,
  readApplication,
} from '../domain/applications/application';
import { sayMoney } from '../domain/ledger/money';
import { sayInstant, zoneWords } from '../domain/schedule/zone';
import type { ApplicationRow } from './applicant';
import type { ApplicationView, CheckItem } from './application-view';
import { registryZone } from './registry-zone';

/** The application of a row that was handed in: its answers were accepted then. */
export function acceptedOf(row: Pick<ApplicationRow, 'answers'>): AcceptedApplication | null {
  return readApplication(row.answers).application;
}

/** What an application needs before it is approved, and what of it is there. */
export function checklistOf(row: ApplicationRow): readonly CheckItem[] {
  const application = acceptedOf(row);
  const isSigned = row.agreementAt !== null || row.agreementFileName !== null;
  return [
    {
      id: 'address',
      what: 'E-mail address confirmed',
      isDone: row.isConfirmed,
      detail: row.isConfirmed ? row.email : 'The link in the e-mail was not used yet.',
    },
    {
      id: 'answers',
      what: 'Every answer accepted',
      isDone: application !== null && row.status !== 'draft',
      detail: application === null ? 'Some answers are missing or not accepted.' : 'Identifiers are checked.',
    },
    {
      id: 'agreement',
      what: 'Agreement signed',
      isDone: isSigned,
      detail: isSigned ? agreementWords(row) : 'Neither signed on screen nor uploaded.',
    },
    {
      id: 'question',
      what: 'No open question',
      isDone: row.status !== 'asked',
      detail:
        row.status === 'asked'
          ? 'The applicant was asked and has not answered yet.'
          : 'Nothing was left open.',
    },
    {
      id: 'fee',
      what: `Application fee of ${sayMoney(applicationFee.cents)} received`,
      isDone: row.feeReference !== null,
      detail: row.feeReference ?? `Not recorded yet (${applicationFee.id}).`,
    },
    {
      id: 'deposit',
      what: `Start-up deposit received`,
      isDone: row.depositCents !== null,
      detail:
        row.depositCents === null
          ? `Not recorded yet; ${application === null ? 'no amount' : sayMoney(application.startCents)} was promised.`
          : `${sayMoney(row.depositCents)}, ${row.depositReference ?? ''}`,
    },
  ];
}

/** How the agreement was signed, with when. */
export function agreementWords(row: ApplicationRow): string {
  if (row.agreementFileName !== null) return `Uploaded signed: ${row.agreementFileName}`;
  if (row.agreementAt === null) return 'Not signed';
  return `Signed by ${row.agreementName ?? ''}, ${row.agreementTitle ?? ''}, on ${sayInstant(row.agreementAt, registryZone)}: “${row.agreementMeaning ?? ''}” Version ${row.agreementVersion ?? 0}.`;
}

/** An application in words, section by section. */
export function sectionsOf(a: AcceptedApplication): ApplicationView['sections'] {
  const fact = (label: string, value: string) => ({ label, value });
  return [
    {
      title: 'Legal entity',
      facts: [fact(applicationLabels.legalName, a.legalName), fact(applicationLabels.tin, a.tin)],
    },
    {
      title: 'Service location',
      facts: [
        fact('Name', a.locationName),
        fact('Address', `${a.street}, ${a.city}, ${a.state} ${a.zip}`),
        fact(applicationLabels.timeZone, zoneWords(a.timeZone)),
        fact(applicationLabels.phone, a.phone),
        fact('E-mail address', a.email),
      ],
    },
    {
      title: 'Medicare',
      facts: [
        fact(applicationLabels.npi, a.npi),
        fact('Hospital', a.isHospital ? 'yes' : 'no'),
        a.ccn === null ? fact('PTAN', a.ptan ?? '') : fact('CCN', a.ccn),
        fact('Bills', a.billing === 'technical' ? 'the technical charge' : 'the global charge'),
      ],
    },
    {
      title: 'Scanning',
      facts: [
        fact('Scanner', a.site === 'fixed' ? 'fixed' : 'mobile; this application is for this location alone'),
        ...a.scanners.map(({ maker, model, type }, index) =>
          fact(`Scanner ${index + 1}`, `${maker} ${model}, ${type === 'PET' ? 'PET' : 'PET/CT'}`),
        ),
        ...a.physicians.map(({ givenName, familyName, npi }, index) =>
          fact(`Interpreting physician ${index + 1}`, `${givenName} ${familyName}, NPI ${npi}`),
        ),
      ],
    },
    {
      title: 'Contacts',
      facts: [
        fact('Manager', `${a.managerName}, ${a.managerEmail}, ${a.managerPhone}`),
        fact('Billing', `${a.billingName}, ${a.billingEmail}`),
      ],
    },
    {
      title: 'Money',
      facts: [
        fact('Start-up deposit', `${sayMoney(a.startCents)}, by ${a.payment === 'check' ? 'check' : 'card'}`),
        fact('Minimum balance', sayMoney(a.minimumCents)),
      ],
    },
  ];
}
