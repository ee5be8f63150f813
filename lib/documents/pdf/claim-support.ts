import type { Result } from '../../domain/result';
import { fail, ok } from '../../domain/result';
import { claimDataHash } from '../claim-data-hash';
import type { ClaimSupportContent, Superseded } from '../claim-support-content';
import { hasUnconfirmed, recipeNotes, recipeSources, recipesTable } from './claim-recipes';
import { drawConfirmation } from './confirmation';
import { drawFacts } from './facts';
import { ink, styles } from './look';
import { drawMasthead } from './masthead';
import { drawPageFrames, drawWatermark } from './page-frame';
import { Paper } from './paper';
import { drawQrCode } from './qr-code';
import { Sheet } from './sheet';
import { drawYes } from './status-shape';
import { drawSupersededBox } from './superseded-box';
import { drawTable } from './table';
import { textsIn, unprintable } from './unprintable';
import { drawVerdictBox } from './verdict-box';

/**
 * The claim support as PDF, from its stored content alone: the same content gives the same bytes. It cannot be drawn for a
 * case of which a rule does not hold. One that is superseded says so on every page, and otherwise what it said.
 */
export async function drawClaimSupport(
  content: ClaimSupportContent,
  superseded: Superseded | null = null,
): Promise<Result<Buffer>> {
  const { findings } = content.verdict;
  const open = findings.filter((finding) => finding.holds !== true).map((finding) => finding.rule);
  if (findings.length === 0 || open.length > 0) {
    const why = findings.length === 0 ? 'no rule was decided' : `open: ${open.join(', ')}`;
    return fail({
      code: 'not-eligible',
      says: `Claim support exists only for a case of which every rule holds (${why}).`,
    });
  }
  const problem = unprintable(labelled(content));
  if (problem) return fail(problem);

  const paper = new Paper({
    title: `Claim support ${content.caseNumber}, revision ${content.revision}${superseded === null ? '' : ', SUPERSEDED'}`,
    author: content.registry.name,
    at: new Date(content.issuedAt),
    eachPage: (blank) => {
      const words = [
        ...(superseded === null ? [] : ['SUPERSEDED']),
        ...(content.demo ? ['DEMO · NOT', 'FOR CLAIM'] : []),
      ];
      if (words.length > 0) drawWatermark(blank, words);
    },
  });
  const sheet = new Sheet(paper, paper.root);
  if (superseded !== null) drawSupersededBox(sheet, supersededWords(superseded));
  drawHead(sheet, content);
  drawAdvice(sheet, content);
  drawFindings(sheet, content);
  drawWindows(sheet, content);
  drawAccepted(sheet, content);
  drawSignatures(sheet, content);
  drawConsents(sheet, content);
  drawConfirmation(sheet, content);
  drawFrames(paper, content, superseded);
  return ok(await paper.finish());
}

function drawHead(sheet: Sheet, content: ClaimSupportContent): void {
  const { facility, patient, service, referring, interpreting, verdict } = content;
  drawMasthead(sheet, {
    title: `Claim support ${content.caseNumber}`,
    below: `Revision ${content.revision}, issued ${content.issuedWords}`,
    right: {
      name: facility.name,
      lines: [`NPI ${facility.npi}${facility.ccn === null ? '' : ` · CCN ${facility.ccn}`}`, facility.place],
    },
  });
  drawFacts(sheet, [
    [
      {
        label: 'Patient',
        values: [
          `${patient.familyName}, ${patient.givenName}`,
          `born ${patient.bornWords}, ${patient.sex.toLowerCase()}`,
          `MBI ${patient.mbi}`,
        ],
      },
    ],
    [{ label: 'Date of service', values: [service.onWords, service.scan, service.diagnosis] }],
    [
      { label: 'Referring physician', values: [referring.name, `NPI ${referring.npi}`] },
      { label: 'Interpreting physician', values: [interpreting.name, `NPI ${interpreting.npi}`] },
    ],
  ]);
  sheet.gap(6);
  drawVerdictBox(sheet, {
    headline: 'Eligible: claims for this scan may be submitted.',
    detail: `All ${numberWords(verdict.findings.length)} rules of protocol ${verdict.protocol}, version ${verdict.version}, in force on the date of service, hold.`,
  });
}

function drawAdvice(sheet: Sheet, { advice }: ClaimSupportContent): void {
  sheet.heading('What to put on the claim', 60);
  drawTable(sheet, recipesTable(advice));
  sheet.gap(3);
  if (hasUnconfirmed(advice)) sheet.paragraph('* unconfirmed: check with your contractor.', styles.small);
  const notes = recipeNotes(advice);
  if (notes !== '') sheet.paragraph(`To know. ${notes}`, styles.small);
  sheet.paragraph(`Sources. ${recipeSources(advice)}`, styles.small);
}

function drawFindings(sheet: Sheet, { verdict }: ClaimSupportContent): void {
  sheet.heading('Why it is eligible', 60);
  drawTable(sheet, {
    columns: [
      { title: 'Rule', share: 0.13 },
      { title: 'Holds because', share: 0.55 },
      { title: 'Source', share: 0.32 },
    ],
    rows: verdict.findings.map((finding) => [
      {
        paragraphs: [finding.rule],
        indent: 13,
        isRowHead: true,
        sign: (paper, x, y) => paper.artifact('Layout', () => drawYes(paper, x, y + 2, 8)),
      },
      { paragraphs: [finding.says] },
      { paragraphs: [finding.cites] },
    ]),
  });
}

function drawWindows(sheet: Sheet, { windows }: ClaimSupportContent): void {
  sheet.heading('Windows', 60);
  drawTable(sheet, {
    columns: [
      { title: 'Window', share: 0.1 },
      { title: 'For', share: 0.17 },
      { title: 'From and until, both days inside', share: 0.33 },
      { title: 'Done', share: 0.4 },
    ],
    rows: windows.map((window) => [
      { paragraphs: [window.id], isRowHead: true },
      { paragraphs: [window.what] },
      { paragraphs: [window.windowWords] },
      { paragraphs: [window.doneWords] },
    ]),
  });
}

function drawAccepted(sheet: Sheet, { acceptedLate = [] }: ClaimSupportContent): void {
  if (acceptedLate.length === 0) return;
  sheet.heading('Accepted late by the registry', 40);
  for (const { form, reason, by, when } of acceptedLate)
    sheet.paragraph([{ text: `${form}: `, weight: 'semibold' }, { text: `“${reason}” ${by}, ${when}` }]);
}

function drawSignatures(sheet: Sheet, { signed }: ClaimSupportContent): void {
  sheet.heading('Who signed', 60);
  drawTable(sheet, {
    columns: [
      { title: 'Form', share: 0.17 },
      { title: 'By', share: 0.2 },
      { title: 'Meaning and method', share: 0.25 },
      { title: 'When', share: 0.18 },
      { title: 'Content, SHA-256', share: 0.2 },
    ],
    rows: signed.map((signature) => [
      { paragraphs: [`${signature.form}, revision ${signature.revision}`], isRowHead: true },
      { paragraphs: [signature.by] },
      { paragraphs: [...(signature.meaning === '' ? [] : [`“${signature.meaning}”`]), signature.method] },
      { paragraphs: [signature.when] },
      { paragraphs: [signature.contentHash], style: styles.small },
    ]),
  });
}

function drawConsents(sheet: Sheet, { consents }: ClaimSupportContent): void {
  sheet.heading('Consent to research', 30);
  sheet.paragraph([
    { text: 'Patient: ' },
    { text: consents.patient, weight: 'bold' },
    { text: ' · Referring physician: ' },
    { text: consents.physician, weight: 'bold' },
  ]);
  sheet.paragraph('Whatever the answers are, the scan is payable. They are not shown here.', styles.small);
}

/** `Superseded on November 22, 2026, 6:41 PM Central Time by revision 2.` */
function supersededWords({ when, by }: Superseded): string {
  return by === null
    ? `Superseded on ${when}. Nothing has replaced it yet.`
    : `Superseded on ${when} by revision ${by}.`;
}

/** The same for the head of each page, where it stands beside what the document is. */
function supersededInShort({ when, by }: Superseded): string {
  return `SUPERSEDED${by === null ? '' : ` by revision ${by}`}, ${when}`;
}

function drawFrames(paper: Paper, content: ClaimSupportContent, superseded: Superseded | null): void {
  const hash = claimDataHash(content);
  drawPageFrames(paper, {
    from:
      superseded === null
        ? `${content.registry.name} · ${content.registry.nct}`
        : [{ text: supersededInShort(superseded), weight: 'bold', color: ink.no }],
    about: `Case ${content.caseNumber} · Claim support, revision ${content.revision}`,
    footer: [
      `Protocol ${content.verdict.protocol}, version ${content.verdict.version} · data SHA-256 ${hash.slice(0, 8)}…${hash.slice(-8)}`,
      `Audit line ${content.auditSequence} · issued ${content.issuedWords}`,
      ...(content.checkpoint === null ? [] : [checkpointWords(content.checkpoint)]),
      [
        { text: `Confirm this document: ${shownAddress(content.verifyAddress)} · code ` },
        { text: content.code, weight: 'bold' },
      ],
    ],
    corner: { size: 50, draw: (onto, x, y) => drawQrCode(onto, content.verifyAddress, x, y, 50) },
  });
}

/** What the registry had signed of its audit: whoever keeps this paper can hold it against that. */
function checkpointWords({ sequence, hash, signatureHash }: NonNullable<ClaimSupportContent['checkpoint']>) {
  return `Audit checkpoint: line ${sequence} · SHA-256 ${hash.slice(0, 16)}…${hash.slice(-16)} · signature ${signatureHash.slice(0, 16)}`;
}

/** An address as people type it: without its scheme and the code that stands beside it. */
export function shownAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\?.*$/, '');
}

const numbers = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function numberWords(count: number): string {
  return numbers[count] ?? String(count);
}

function* labelled(content: ClaimSupportContent) {
  const { patient, facility, referring, interpreting } = content;
  yield { where: "the patient's last name", text: patient.familyName };
  yield { where: "the patient's first name", text: patient.givenName };
  yield { where: "the facility's name", text: facility.name };
  yield { where: "the facility's place", text: facility.place };
  yield { where: "the referring physician's name", text: referring.name };
  yield { where: "the interpreting physician's name", text: interpreting.name };
  for (const signature of content.signed)
    yield {
      where: `the signature of ${signature.form}`,
      text: `${signature.by} ${signature.meaning} ${signature.method}`,
    };
  for (const finding of content.verdict.findings)
    yield { where: `finding ${finding.rule}`, text: `${finding.says} ${finding.cites}` };
  for (const text of textsIn(content)) yield { where: 'the claim support', text };
}
