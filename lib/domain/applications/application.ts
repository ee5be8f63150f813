import type { FieldProblem } from '../forms/problems';
import { parseCcn } from '../identifiers/ccn';
import { parseEmail } from '../identifiers/email';
import { parseNpi } from '../identifiers/npi';
import type { Parsed } from '../identifiers/parsed';
import { accepted, refused } from '../identifiers/parsed';
import { parsePhone } from '../identifiers/phone';
import { parsePtan } from '../identifiers/ptan';
import { cleanText } from '../identifiers/text';
import { parseTin } from '../identifiers/tin';
import { parseZip } from '../identifiers/zip';
import { caseFee } from '../ledger/fees';
import { parseMoney, sayMoney } from '../ledger/money';
import { isZone } from '../schedule/zone';

/** What a facility pays once to take part. Recorded by the registry. */
export const applicationFee = {
  id: 'FEE-02',
  says: 'Application to take part',
  cents: 5000,
  cites: 'NOPR facility registration: invoice for the escrow start-up funds and the $50 application fee',
} as const;

/** An application whose every answer was accepted. One application is for one place where a scanner stands. */
export interface AcceptedApplication {
  readonly legalName: string;
  readonly tin: string;
  readonly locationName: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly timeZone: string;
  readonly phone: string;
  readonly email: string;
  readonly npi: string;
  readonly isHospital: boolean;
  /** Of a hospital. */
  readonly ccn: string | null;
  /** Of every other facility. */
  readonly ptan: string | null;
  readonly billing: 'technical' | 'global';
  readonly site: 'fixed' | 'mobile';
  readonly scanners: readonly {
    readonly maker: string;
    readonly model: string;
    readonly type: 'PET' | 'PETCT';
  }[];
  readonly physicians: readonly {
    readonly givenName: string;
    readonly familyName: string;
    readonly npi: string;
  }[];
  readonly managerName: string;
  readonly managerEmail: string;
  readonly managerPhone: string;
  readonly billingName: string;
  readonly billingEmail: string;
  readonly startCents: number;
  readonly minimumCents: number;
  readonly payment: 'check' | 'card';
}

/** What was typed so far; it may be anything. */
export type TypedApplication = Readonly<Record<string, unknown>>;

/** Rows of a list at most. */
export const mostRows = 20;

/** The postal codes of the states, the district and the territories. */
export const stateCodes: readonly string[] =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU MP AS'.split(
    ' ',
  );

/** What each answer is called, on the page and in every summary. */
export const applicationLabels = {
  legalName: 'Legal entity',
  tin: 'Taxpayer identification number (EIN)',
  locationName: 'Name of the service location',
  street: 'Street address',
  city: 'City',
  state: 'State',
  zip: 'ZIP code',
  timeZone: 'Time zone',
  phone: 'Telephone',
  email: 'E-mail address of the location',
  npi: 'NPI of the facility',
  isHospital: 'Is the location part of a hospital?',
  ccn: 'CMS Certification Number (CCN)',
  ptan: 'Provider Transaction Access Number (PTAN)',
  billing: 'What does the facility bill Medicare?',
  site: 'Where does the scanner stand?',
  scanners: 'Scanners',
  maker: 'Manufacturer',
  model: 'Model',
  type: 'Type',
  physicians: 'Interpreting physicians',
  givenName: 'First name',
  familyName: 'Last name',
  physicianNpi: 'NPI',
  managerName: 'Name of the manager',
  managerEmail: 'E-mail address of the manager',
  managerPhone: 'Telephone of the manager',
  billingName: 'Name of the billing contact',
  billingEmail: 'E-mail address of the billing contact',
  start: 'Start-up deposit in dollars',
  minimum: 'Minimum balance in dollars',
  payment: 'How will you pay?',
} as const satisfies Readonly<Record<string, string>>;

/** Reads an application as typed: every problem at once, and the application when there is none. */
export function readApplication(typed: TypedApplication): {
  readonly application: AcceptedApplication | null;
  readonly problems: readonly FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  const take = <T>(key: string, label: string, read: Parsed<T>, otherwise: T): T => {
    if (read.ok) return read.value;
    problems.push({ key, label, code: 'malformed', says: read.says });
    return otherwise;
  };
  const text = (key: keyof typeof applicationLabels, parse: (raw: string) => Parsed<string>) =>
    take(key, applicationLabels[key], parse(textOf(typed[key])), '');
  const choice = <T extends string>(
    key: keyof typeof applicationLabels,
    says: string,
    ...of: readonly [T, ...T[]]
  ) => take<T>(key, applicationLabels[key], oneOf(typed[key], of, says), of[0]);
  const money = (key: 'start' | 'minimum', least: number) =>
    take(key, applicationLabels[key], moneyOf(textOf(typed[key]), least), 0);

  const legalName = text('legalName', words('Type the name of the legal entity as it signs contracts.'));
  const tin = text('tin', parseTin);
  const locationName = text(
    'locationName',
    words('Type what the place is called, for example Riverside PET Center.'),
  );
  const street = text('street', words('Type the street and number where the scanner stands.'));
  const city = text('city', words('Type the city.'));
  const state = text('state', (raw) =>
    stateCodes.includes(raw) ? accepted(raw) : refused('Choose the state.'),
  );
  const zip = text('zip', parseZip);
  const timeZone = text('timeZone', (raw) =>
    isZone(raw) ? accepted(raw) : refused('Choose the time zone. The facility’s days are counted in it.'),
  );
  const phone = text('phone', parsePhone);
  const email = text('email', parseEmail);
  const npi = text('npi', parseNpi);
  const isHospital = choice('isHospital', 'Say whether it is part of a hospital.', 'yes', 'no') === 'yes';
  const saysHospital = typed.isHospital === 'yes' || typed.isHospital === 'no';
  const ccn = saysHospital && isHospital ? text('ccn', parseCcn) : null;
  const ptan = saysHospital && !isHospital ? text('ptan', parsePtan) : null;
  const billing = choice(
    'billing',
    'Say which charges the facility is approved to bill.',
    'technical',
    'global',
  );
  const site = choice('site', 'Say whether the scanner is fixed or mobile.', 'fixed', 'mobile');
  const scanners = rowsOf(typed.scanners).map((row, index) => {
    const at = (part: string) => `scanners-${index}-${part}`;
    const label = (part: 'maker' | 'model' | 'type') => `Scanner ${index + 1}, ${applicationLabels[part]}`;
    return {
      maker: take(at('maker'), label('maker'), words('Type the manufacturer.')(textOf(row.maker)), ''),
      model: take(at('model'), label('model'), words('Type the model.')(textOf(row.model)), ''),
      type: take<'PET' | 'PETCT'>(
        at('type'),
        label('type'),
        oneOf(row.type, ['PET', 'PETCT'], 'Say whether it is PET or PET/CT.'),
        'PET',
      ),
    };
  });
  if (scanners.length === 0)
    problems.push(problem('scanners', applicationLabels.scanners, 'Add the scanner that stands there.'));
  const physicians = rowsOf(typed.physicians).map((row, index) => {
    const at = (part: string) => `physicians-${index}-${part}`;
    const label = (part: 'givenName' | 'familyName' | 'physicianNpi') =>
      `Interpreting physician ${index + 1}, ${applicationLabels[part]}`;
    return {
      givenName: take(
        at('givenName'),
        label('givenName'),
        words('Type the first name.')(textOf(row.givenName)),
        '',
      ),
      familyName: take(
        at('familyName'),
        label('familyName'),
        words('Type the last name.')(textOf(row.familyName)),
        '',
      ),
      npi: take(at('npi'), label('physicianNpi'), parseNpi(textOf(row.npi)), ''),
    };
  });
  if (physicians.length === 0)
    problems.push(
      problem('physicians', applicationLabels.physicians, 'Add at least one physician who reads the scans.'),
    );
  const application: AcceptedApplication = {
    legalName,
    tin,
    locationName,
    street,
    city,
    state,
    zip,
    timeZone,
    phone,
    email,
    npi,
    isHospital,
    ccn,
    ptan,
    billing,
    site,
    scanners,
    physicians,
    managerName: text(
      'managerName',
      words('Type the first and last name of whoever will run access for the facility.'),
    ),
    managerEmail: text('managerEmail', parseEmail),
    managerPhone: text('managerPhone', parsePhone),
    billingName: text('billingName', words('Type the name of whoever sends the claims.')),
    billingEmail: text('billingEmail', parseEmail),
    startCents: money('start', caseFee.cents),
    minimumCents: money('minimum', 0),
    payment: choice('payment', 'Say whether by check or by card.', 'check', 'card'),
  };
  return { application: problems.length === 0 ? application : null, problems };
}

/** What makes two places the same one, however they are written. */
export function locationKeyOf({ street, zip }: Pick<AcceptedApplication, 'street' | 'zip'>): string {
  return `${street
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} ${zip.slice(0, 5)}`;
}

/** What another location of the same facility begins with: everything but the place itself. */
export function forAnotherLocation(typed: TypedApplication): TypedApplication {
  const {
    locationName: _,
    street: __,
    city: ___,
    zip: ____,
    phone: _____,
    scanners: ______,
    ...kept
  } = typed;
  return kept;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The rows of a list that something was typed in. */
function rowsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value)
    ? value
        .slice(0, mostRows)
        .filter(
          (row): row is Readonly<Record<string, unknown>> =>
            typeof row === 'object' && row !== null && !Array.isArray(row),
        )
    : [];
}

function words(missing: string): (raw: string) => Parsed {
  return (raw) => {
    const text = cleanText(raw.replaceAll(/\s+/g, ' '));
    if (!text.ok) return text;
    if (text.value === '') return refused(missing);
    return text.value.length > 120 ? refused('Type at most 120 characters.') : text;
  };
}

function oneOf<T extends string>(value: unknown, of: readonly T[], says: string): Parsed<T> {
  const known = of.find((one) => one === value);
  return known === undefined ? refused(says) : accepted(known);
}

function moneyOf(raw: string, least: number): Parsed<number> {
  const read = parseMoney(raw);
  if (!read.ok || read.value >= least) return read;
  return refused(`Type at least ${sayMoney(least)}, the fee of one case.`);
}

function problem(key: string, label: string, says: string): FieldProblem {
  return { key, label, code: 'missing', says };
}
