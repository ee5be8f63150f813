import { randomUUID } from 'node:crypto';
import { dayIn } from '@/lib/domain/schedule/zone';
import {
  accounts,
  roles as everybody,
  facility,
  type MatrixRole,
  methods,
  physicians,
  type Row,
  registry,
} from './row';

/**
 * The authorisation matrix (A1): every page and every method of every route handler, and whom it answers. Roles that are not
 * named are refused: pages send people without an account to the sign-in (307) and are nothing to all others (404); handlers
 * answer 401, to those who see the object 403, and 404 for what is foreign or missing. Methods that a handler does not have
 * answer 405 to everybody, and need no line.
 *
 * A new page or handler is one line: `page(path, whom, more)` or `handler('POST /api/…', whom, more)`, with `of` for the
 * kind of object in its address. Handlers that write get a body that passes their form and has no effect.
 */
export const table: readonly Row[] = [
  // For everybody
  page('/', ['anonymous', 'link'], {
    refused: refusing(accounts, 307),
    note: 'who is signed in is sent to the first page of their own',
  }),
  page('/coverage', everybody),
  page('/help', everybody),
  page('/demo', everybody, { note: 'in a demo only; nothing in live mode' }),
  page('/verify', everybody, { query: '?code=ABCD-EFGH-JKMN' }),
  page('/sign-in', everybody),
  handler('GET /livez', everybody),
  handler('GET /readyz', everybody),
  handler('GET /api/health', everybody),
  handler('GET /api/coverage', everybody),
  handler('GET /api/openapi.json', everybody),
  handler('GET /api/auth/{nextauth}', everybody, { at: { nextauth: 'session' } }),
  handler('POST /api/auth/{nextauth}', everybody, {
    at: { nextauth: '_log' },
    body: { json: {} },
    answers: 404,
    note: 'nobody writes into the log; signing in is proved by its own stories',
  }),
  ...methods.map((method) =>
    handler(`${method} /api/{path}`, everybody, { at: { path: 'no-such-address' }, answers: 404 }),
  ),
  page('/l/{token}', everybody, {
    at: { token: 'A'.repeat(43) },
    note: 'the same page for every token; what opens a form is the code',
  }),
  handler('POST /api/links/opened', everybody, { body: { json: { token: '' } } }),
  handler('POST /api/links/code', everybody, {
    body: { json: { token: '', linkCode: '' } },
    answers: 422,
    note: 'what cannot be a code counts as none',
  }),

  // For whoever gave the code of a link: its cookie opens its own address, and nobody’s session does
  linkDoor('GET …/draft', { answers: 200 }),
  ...[
    'PUT …/draft',
    'POST …/submit',
    'POST …/leave',
    'GET …/document.pdf',
    'POST …/passkey/options',
    'POST …/passkey',
  ].map((door) => linkDoor(door)),

  // For people with an account
  handler('GET /api/session', accounts),
  page('/cases', accounts),
  page('/cases/new', facility, { answers: 307, note: 'leads to an address of its own' }),
  page('/cases/new/{draftId}', facility, {
    of: 'registration',
    missing: 200,
    note: 'a foreign registration opens as an empty one, like every address that nobody used',
  }),
  page('/cases/{caseId}', accounts, { of: 'settledCase' }),
  page('/cases/{caseId}/history', accounts, { of: 'settledCase' }),
  page('/cases/{caseId}/entries/{entryId}', accounts, { of: 'entry' }),
  page('/cases/{caseId}/forms/{form}', physicians, { of: 'openCase', at: { form: 'pre-pet' } }),
  page('/cases/{caseId}/forms/{form}', facility, {
    of: 'openCase',
    at: { form: 'pre-pet' },
    query: '?channel=paper',
  }),
  page('/cases/{caseId}/forms/{form}', facility, { of: 'openCase', at: { form: 'completion' } }),
  page('/cases/{caseId}/forms/{form}', facility, { of: 'openCase', at: { form: 'report' } }),
  page('/cases/{caseId}/forms/{form}/given', accounts, { of: 'settledCase', at: { form: 'post-pet' } }),
  page('/cases/{caseId}/forms/{form}/reopen', [...facility, ...physicians], {
    of: 'settledCase',
    at: { form: 'post-pet' },
  }),
  page('/cases/{caseId}/decide', ['administrator'], { of: 'settledCase' }),
  page('/cases/{caseId}/correct', facility, { of: 'settledCase' }),
  page('/cases/{caseId}/correct/{way}', facility, { of: 'settledCase', at: { way: 'scan-date' } }),
  page('/forms', physicians),
  page('/facility', [...facility]),
  page('/registry', registry),
  page('/registry/audit', registry),
  page('/registry/messages', registry),

  // Facilities that apply, by the secret of their link
  page('/apply', everybody),
  page('/apply/{token}', everybody, {
    at: { token: 'x'.repeat(43) },
    answers: 404,
    note: 'a link that never was; good ones are proved by their story',
  }),
  handler('POST /api/applications', everybody, {
    body: { json: { email: 'no address', name: '' } },
    answers: 422,
  }),
  handler('POST /api/applications/confirm', everybody, { body: { json: noLink() }, answers: 404 }),
  handler('PUT /api/applications/draft', everybody, {
    body: { json: { ...noLink(), answers: {}, version: 1 } },
    answers: 404,
  }),
  handler('POST /api/applications/submit', everybody, {
    body: { json: { ...noLink(), answers: {}, version: 1 } },
    answers: 404,
  }),
  handler('POST /api/applications/agreement', everybody, {
    body: { json: noLink() },
    answers: 415,
    note: 'it takes a form with a file; with one it is proved by its story',
  }),
  handler('POST /api/applications/another', everybody, { body: { json: noLink() }, answers: 404 }),
  page('/registry/applications', registry),
  page('/registry/applications/{applicationId}', registry, { of: 'application' }),
  handler('GET /api/applications/{id}/agreement.pdf', registry, {
    of: 'application',
    refused: refusing([...facility, ...physicians], 404),
  }),
  ...[
    { verb: 'payment', json: { fee: '', deposit: '', reference: '' } },
    { verb: 'ask', json: { question: '' } },
    { verb: 'refuse', json: { reason: '' } },
    { verb: 'approve', json: { timeZone: '', agreementUntil: '' } },
  ].map(({ verb, json }) =>
    handler(`POST /api/applications/{id}/${verb}`, ['administrator'], {
      of: 'application',
      body: { json },
      answers: verb === 'approve' ? 409 : 422,
      refused: refusing([...facility, ...physicians], 404),
      note: 'nothing was written, and nothing was paid',
    }),
  ),

  // Money
  page('/facility/balance', [...facility]),
  page('/registry/balances', registry),
  page('/registry/balances/{facilityId}', registry, { of: 'facility' }),
  ...['statement.pdf', 'statement.csv'].map((file) =>
    handler(`GET /api/facilities/{id}/statements/{month}/${file}`, [...facility, ...registry], {
      of: 'facility',
      at: { month: thisMonth() },
      refused: refusing(physicians, 404),
    }),
  ),
  handler('POST /api/facilities/{id}/deposits', ['administrator'], {
    of: 'facility',
    body: { json: { amount: 'much', reference: '' }, key: true },
    answers: 422,
    refused: refusing(physicians, 404),
    note: 'no amount',
  }),
  handler('POST /api/facilities/{id}/entries/{seq}/reverse', ['administrator'], {
    of: 'facility',
    at: { seq: '1' },
    body: { json: { reason: '' } },
    answers: 422,
    refused: refusing(physicians, 404),
    note: 'no reason',
  }),
  handler('POST /api/facilities/{id}/minimum-balance', ['manager', 'administrator'], {
    of: 'facility',
    body: { json: { amount: 'little' } },
    answers: 422,
    refused: refusing(physicians, 404),
    note: 'no amount',
  }),

  // People: access given, changed and taken
  page('/facility/people', ['manager']),
  page('/registry/people', registry),
  page('/recover', everybody),
  ...['/join/{token}', '/setup/{token}', '/recover/{token}'].map((path) =>
    page(path, everybody, {
      at: { token: 'x'.repeat(43) },
      answers: 404,
      note: 'a link that never was looks like one that is over; good ones are proved by their stories',
    }),
  ),
  handler('POST /api/join', everybody, { body: { json: { ...noSignIn(), ...noName() } }, answers: 404 }),
  handler('POST /api/join/passkey/options', everybody, { body: { json: noLink() }, answers: 404 }),
  handler('POST /api/join/passkey', everybody, {
    body: { json: { ...noLink(), ...noName(), response: noPasskey() } },
    answers: 404,
  }),
  handler('POST /api/setup', everybody, {
    body: { json: { ...noSignIn(), ...noName(), email: 'nobody@nowhere.example' } },
    answers: 404,
  }),
  handler('POST /api/recover', everybody, { body: { json: noSignIn() }, answers: 404 }),
  handler('POST /api/recoveries', everybody, { body: { json: { email: 'no address' } }, answers: 422 }),
  handler('POST /api/invitations', ['manager', 'administrator'], {
    body: { json: { email: 'no address', role: 'manager' } },
    answers: 422,
  }),
  ...['invitations/{id}/again', 'invitations/{id}/revoke'].map((path) =>
    handler(`POST /api/${path}`, ['manager', 'administrator'], {
      of: 'invitation',
      answers: 409,
      refused: refusing([...facility, ...physicians], 404),
      note: 'it was revoked already; whoever does not invite sees none',
    }),
  ),
  ...['approve', 'refuse'].map((verb) =>
    handler(`POST /api/recoveries/{id}/${verb}`, ['manager', 'administrator'], {
      of: 'recovery',
      body: { json: { note: 'Nobody asked for it.', version: 1_000_000 } },
      answers: 409,
      refused: refusing([...facility, ...physicians], 404),
      note: 'of a version that it never had',
    }),
  ),
  ...[
    { verb: 'role', json: { role: 'registrar', version: 1_000_000 } },
    { verb: 'remove', json: { version: 1_000_000 } },
    { verb: 'npi', json: { version: 1_000_000 } },
  ].map(({ verb, json }) =>
    handler(`POST /api/people/{id}/${verb}`, ['manager', 'administrator'], {
      of: 'person',
      body: { json },
      answers: 409,
      refused: refusing(physicians, 404),
      note: 'of a version that nobody’s access has',
    }),
  ),
  handler('POST /api/people/{id}/hand-over', ['manager'], {
    at: { id: randomUUID() },
    body: { json: { afterwards: 'registrar', version: 1 } },
    answers: 404,
  }),
  // The audit
  handler('POST /api/audit/export', registry, { body: { json: {} } }),
  handler('POST /api/audit/verification', registry),
  handler('POST /api/audit/signatures', registry),

  // One's own account
  handler('POST /api/account/passkeys/options', accounts),
  handler('POST /api/account/passkeys', accounts, {
    body: { json: { name: 'Key', response: noPasskey() } },
    answers: 422,
  }),
  handler('PUT /api/account/passkeys/{passkeyId}', accounts, {
    of: 'passkey',
    body: { json: { name: 'Key' } },
  }),
  handler('DELETE /api/account/passkeys/{passkeyId}', accounts, { of: 'passkey' }),

  page('/account', accounts),
  handler('POST /api/account/authenticator/offer', accounts),
  handler('PUT /api/account/authenticator', accounts, {
    body: { json: { offer: 'AAAA', code: '000000' } },
    answers: 422,
  }),
  handler('DELETE /api/account/authenticator', accounts, {
    query: '?surprise=1',
    answers: 400,
    note: 'a query that it does not take, so that nobody loses their app',
  }),
  handler('POST /api/account/recovery-codes', accounts, { answers: 201 }),
  handler('PUT /api/account/passphrase', accounts, { body: { json: { passphrase: 'short' } }, answers: 422 }),
  handler('DELETE /api/account/sessions/{sessionId}', accounts, { of: 'session' }),
  handler('DELETE /api/account/sessions', accounts, {
    query: '?surprise=1',
    answers: 400,
    note: 'a query that it does not take, so that no other story of the person ends',
  }),
  handler('POST /api/session/proof', accounts, {
    body: { json: {} },
    answers: 400,
    note: 'a body without a proof, so that nobody is made to wait',
  }),
  handler('POST /api/session/proof/options', accounts),

  // Between the steps of the sign-in: a whole session is none here, and neither is no session
  page('/sign-in/second-factor', [], { refused: refusing(everybody, 307) }),
  handler('GET /api/sign-in/step', [], { refused: refusing(everybody, 401) }),
  handler('POST /api/sign-in/enrolment/passkey', [], { refused: refusing(everybody, 401) }),
  handler('POST /api/sign-in/enrolment/authenticator', [], { refused: refusing(everybody, 401) }),
  handler('POST /api/sign-in/passkey', everybody),
  handler('GET /api/demo/codes', everybody, { note: 'in a demo; there is none in a live registry' }),

  // Programs and the pages that save
  handler('POST /api/cases', facility, { body: { json: { answers: {} }, key: true }, answers: 422 }),
  handler('POST /api/cases/check', facility, { body: { json: { answers: {} } } }),
  handler('POST /api/cases/search', accounts, { body: { json: { tab: 'all' } } }),
  handler('GET /api/cases/{id}', accounts, { of: 'settledCase' }),
  handler('GET /api/cases/{id}/forms/{form}/draft', physicians, {
    of: 'openCase',
    at: { form: 'pre-pet' },
  }),
  handler('GET /api/cases/{id}/forms/{form}/draft', facility, {
    of: 'openCase',
    at: { form: 'completion' },
  }),
  handler('PUT /api/cases/{id}/forms/{form}/draft', physicians, {
    of: 'openCase',
    at: { form: 'post-pet' },
    body: { json: emptyDraft() },
    note: 'the only write that happens: an empty draft of a form that nobody fills',
  }),
  handler('PUT /api/cases/{id}/forms/{form}/draft', facility, {
    of: 'openCase',
    at: { form: 'report' },
    body: { json: emptyDraft() },
  }),
  ...['reopen', 'note'].map((verb) =>
    handler(`POST /api/cases/{id}/forms/{form}/${verb}`, [...facility, ...physicians], {
      of: 'settledCase',
      at: { form: 'post-pet' },
      body: { json: { reason: '' } },
      answers: 422,
      note: 'without a reason nothing is reopened and nothing noted',
    }),
  ),
  ...['corrections/foresight', 'duplicate/foresight', 'corrections', 'duplicate'].map((path) =>
    handler(`POST /api/cases/{id}/${path}`, facility, {
      of: 'settledCase',
      body: {
        json: {
          ...(path.startsWith('duplicate')
            ? { otherNumber: '' }
            : { what: 'scanDate', answers: { scanOn: 'never' } }),
          ...(path.endsWith('foresight') ? {} : { reason: '', version: 1 }),
        },
      },
      answers: 422,
      note: 'to a date that is none, or to a case that is not there',
    }),
  ),
  ...[
    { path: 'late-acceptance', json: { form: 'pre-pet' }, answers: 409 },
    { path: 'ineligibility', json: {}, answers: 422 },
    { path: 'transfer', json: { facilityId: randomUUID() }, answers: 409 },
  ].map(({ path, json, answers }) =>
    handler(`POST /api/cases/{id}/${path}`, ['administrator'], {
      of: 'settledCase',
      body: { json: { ...json, reason: '' } },
      answers,
      note: 'nothing is late, no reason is given, and the scan is entered',
    }),
  ),
  handler('POST /api/cases/{id}/forms/{form}/keep', [...facility, ...physicians], {
    of: 'settledCase',
    at: { form: 'post-pet' },
    body: { json: { reason: '' } },
    answers: 409,
    note: 'it is not open, so it stands as it is',
  }),
  handler('POST /api/cases/{id}/forms/{form}/submit', physicians, {
    of: 'openCase',
    at: { form: 'pre-pet' },
    body: { json: { answers: {} }, key: true },
    answers: 422,
  }),
  handler('POST /api/cases/{id}/forms/{form}/submit', facility, {
    of: 'openCase',
    at: { form: 'completion' },
    body: { json: { answers: {} }, key: true },
    answers: 422,
  }),
  handler('POST /api/cases/{id}/report', facility, { of: 'openCase', body: noPdf(), answers: 422 }),
  handler('POST /api/cases/{id}/attachments', facility, {
    of: 'openCase',
    query: '?kind=paperForm',
    body: noPdf(),
    answers: 422,
  }),
  handler('GET /api/cases/{id}/attachments/{attachmentId}', accounts, { of: 'attachment' }),
  handler('GET /api/cases/{id}/entries/{entryId}/document.pdf', accounts, { of: 'entry' }),
  handler('GET /api/cases/{id}/claim-support.pdf', facility, { of: 'settledCase' }),
  handler('POST /api/cases/{id}/links/{form}', facility, {
    of: 'openCase',
    at: { form: 'pre-pet' },
    body: { json: { email: '' }, key: true },
    answers: 422,
  }),
  handler('POST /api/cases/{id}/links/{form}/revoke', facility, {
    of: 'openCase',
    at: { form: 'pre-pet' },
    answers: 409,
    note: 'no link was sent',
  }),
  handler('GET /api/cases/{id}/links/{form}/code', facility, { of: 'openCase', at: { form: 'pre-pet' } }),
  handler('POST /api/cases/{id}/links/{form}/code', facility, {
    of: 'openCase',
    at: { form: 'pre-pet' },
    answers: 409,
    note: 'no link was sent',
  }),
  handler('GET /api/cases/{id}/links/{form}/order-sheet.pdf', facility, {
    of: 'openCase',
    at: { form: 'pre-pet' },
  }),
  handler('POST /api/cases/{id}/billed', facility, {
    of: 'openCase',
    body: { json: {} },
    answers: 409,
    note: 'the case is not ready',
  }),
  // Billing
  page('/billing', facility),
  page('/billing/remittance', facility),
  page('/cases/{caseId}/billing', facility, { of: 'settledCase' }),
  handler('POST /api/cases/{id}/outcomes', facility, {
    of: 'openCase',
    body: { json: { claim: 'professional', outcome: 'paid', on: '2026-11-20' } },
    answers: 422,
    note: 'no claim was sent',
  }),
  handler('POST /api/billing/export', facility, { body: { json: { tab: 'ready' } } }),
  handler('POST /api/billing/remittance', facility, {
    body: { json: { csv: '', dryRun: true } },
    answers: 422,
    note: 'an empty list',
  }),
  handler('POST /api/cases/{id}/separate', facility, {
    of: 'openCase',
    body: { json: { otherCaseId: randomUUID() } },
    answers: 409,
    note: 'there is no such other case',
  }),
];

/** Asked with a query that no door takes: whoever holds the link is told so, everybody else has no session here. */
function linkDoor(door: string, more: More = {}): Row {
  return handler(door.replace('…', '/api/links/{linkId}'), ['link'], {
    of: 'link',
    ...(more.answers === undefined ? { query: '?surprise=1', answers: 400 } : {}),
    missing: 401,
    refused: refusing(everybody, 401),
    ...more,
  });
}

type More = Partial<Omit<Row, 'endpoint' | 'who'>>;

function page(path: string, who: readonly MatrixRole[], more: More = {}): Row {
  return { answers: 200, ...more, is: 'page', endpoint: `GET ${path}`, who };
}

function handler(endpoint: string, who: readonly MatrixRole[], more: More = {}): Row {
  return { answers: 200, ...more, is: 'handler', endpoint, who };
}

function refusing(whom: readonly MatrixRole[], status: number): Partial<Record<MatrixRole, number>> {
  return Object.fromEntries(whom.map((role) => [role, status]));
}

/** The month it is, in the facilities' time. */
function thisMonth(): string {
  return dayIn('America/Chicago', new Date()).slice(0, 7);
}

function emptyDraft() {
  return { answers: {}, baseVersion: 0, clientId: randomUUID(), clientSeq: 1 };
}

function noPasskey() {
  const response = { clientDataJSON: 'e30', attestationObject: 'oA' };
  return { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response };
}

function noLink() {
  return { token: 'x'.repeat(43) };
}

function noSignIn() {
  return { ...noLink(), passphrase: 'four words that differ' };
}

function noName() {
  return { givenName: 'Jo', familyName: 'Nobody' };
}

function noPdf() {
  return { file: Buffer.from('This is no PDF.') };
}
