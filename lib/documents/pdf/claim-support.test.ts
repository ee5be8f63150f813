import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimDataHash } from '../claim-data-hash';
import type { ClaimSupportContent } from '../claim-support-content';
import { claimSupportExample } from '../example-content';
import { drawClaimSupport } from './claim-support';
import { letters } from './letters.fixture';
import { type ReadBack, readBack } from './read-back';

async function bytesOf(content: ClaimSupportContent): Promise<Buffer> {
  const drawn = await drawClaimSupport(content);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  return drawn.value;
}

async function read(content: ClaimSupportContent): Promise<ReadBack> {
  return readBack(await bytesOf(content));
}

/** Without what a line break adds or takes, and without signs that have no shape. */
function squeezed(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\p{Cf}]/gu, '');
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('claim support', () => {
  test('says everything that its content says', async () => {
    const text = squeezed((await read(claimSupportExample)).pages.join('\n'));
    const { advice, windows, signed, verdict, forms } = claimSupportExample;
    const parts = [
      'Claim support 1017-26-0402',
      'Revision 1, issued November 21, 2026, 4:20 PM Central Time',
      'Lakeside Imaging',
      'NPI 1993999998 · CCN 14-0123',
      'Chicago, IL',
      'Lindqvist, Sven',
      'born May 9, 1949, male',
      'MBI 1EG4-TE5-MK72',
      'November 2, 2026',
      'Anand Iyer NPI 1234567893',
      'Rin Sato NPI 1245319599',
      'Eligible: claims for this scan may be submitted.',
      'All twelve rules of protocol nopr-2026, version 1, in force on the date of service, hold.',
      ...advice.map((recipe) => recipe.title),
      '78815-26-PS-Q0',
      '78815-PS-Q0, revenue 0404*',
      '837P loop 2300 REF P4 00868582',
      'CMS-1500 item 19 CT00868582',
      'UB-04 D4, 00868582',
      '* unconfirmed: check with your contractor.',
      ...verdict.findings.map((finding) => `${finding.rule} ${finding.says} ${finding.cites}`),
      ...windows.map((window) => `${window.id} ${window.what} ${window.windowWords} ${window.doneWords}`),
      ...signed.map(
        (one) =>
          `${one.form}, revision 1 ${one.by} ${one.meaning === '' ? '' : `“${one.meaning}”`} ${one.method} ${one.when} ${one.contentHash}`,
      ),
      'Patient: answered · Referring physician: answered',
      `Protocol and rules ${verdict.protocol} 1 ${verdict.rulesHash}`,
      ...forms.map((form) => `${form.title} (${form.id}) 1 ${form.definitionHash}`),
      'Address https://registry.example/verify',
      'Verification code K7QM-2RXD-94TA',
      `Data, SHA-256 ${claimDataHash(claimSupportExample)}`,
      'Audit line 48213',
    ];
    expect(parts.filter((part) => !text.includes(squeezed(part)))).toEqual([]);
  });

  test('tells beside the recipes what is to be known of them, once', async () => {
    const note = 'The sources disagree on the first day of PI and PS.';
    const advice = claimSupportExample.advice.map((recipe) => ({
      ...recipe,
      lines: recipe.lines.map((line) => (line.row === 'procedure' ? { ...line, note } : line)),
    }));
    const text = squeezed((await read({ ...claimSupportExample, advice })).pages.join('\n'));
    expect(text.split(squeezed(`To know. ${note}`))).toHaveLength(2);
    expect(squeezed((await read(claimSupportExample)).pages.join('\n'))).not.toContain('To know.');
  });

  test('has case number and page count on every page, and the way to confirm it', async () => {
    const { artifacts } = await read(claimSupportExample);
    expect(artifacts.length).toBeGreaterThan(1);
    for (const [index, artifact] of artifacts.entries()) {
      const text = squeezed(artifact);
      expect(text).toContain(
        squeezed(`Case 1017-26-0402 · Claim support, revision 1 · Page ${index + 1} of ${artifacts.length}`),
      );
      expect(text).toContain(
        squeezed('Confirm this document: registry.example/verify · code K7QM-2RXD-94TA'),
      );
    }
  });

  test('is tagged, titled and says its language', async () => {
    const file = await read(claimSupportExample);
    expect(file).toMatchObject({
      isTagged: true,
      title: 'Claim support 1017-26-0402, revision 1',
      lang: 'en-US',
    });
    expect(file.roles.filter((role) => role === 'H1')).toHaveLength(1);
    for (const role of ['Document', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'])
      expect(file.roles).toContain(role);
    expect(file.alts).toEqual([
      'Yes',
      'QR code with the address https://registry.example/verify?code=K7QM-2RXD-94TA',
    ]);
  });

  test('repeats the head of a table for the eye and keeps it once in the structure', async () => {
    const file = await read(claimSupportExample);
    const heads = [...file.pages.join('\n').matchAll(/Holds because/g)];
    const repeated = [...file.artifacts.join('\n').matchAll(/Holds because/g)];
    expect({ heads: heads.length, repeated: repeated.length }).toEqual({ heads: 1, repeated: 1 });
  });

  test('gives the same bytes for the same content, in whatever order they are drawn', async () => {
    const first = sha256(await bytesOf(claimSupportExample));
    await bytesOf({
      ...claimSupportExample,
      patient: { ...claimSupportExample.patient, familyName: 'Ứng e\u0301 fi' },
    });
    const stored: ClaimSupportContent = JSON.parse(JSON.stringify(claimSupportExample));
    expect(sha256(await bytesOf(stored))).toBe(first);
    expect(sha256(await bytesOf({ ...claimSupportExample, caseNumber: '1017-26-0403' }))).not.toBe(first);
  });

  test('is dated by its content, never by the clock', async () => {
    const bytes = await bytesOf({ ...claimSupportExample, issuedAt: '2027-02-03T04:05:06.000Z' });
    expect(bytes.toString('latin1')).toContain('(D:20270203040506Z)');
  });

  test('bears the watermark in the demo and only there', async () => {
    const demo = await read(claimSupportExample);
    const live = await read({ ...claimSupportExample, demo: false });
    for (const artifact of demo.artifacts)
      expect(squeezed(artifact)).toContain(squeezed('DEMO · NOT FOR CLAIM'));
    expect(live.artifacts.join('')).not.toContain('DEMO');
  });

  test.each([false, null])('cannot be drawn when a rule is %s', async (holds) => {
    const findings = claimSupportExample.verdict.findings.map((finding, index) =>
      index === 7 ? { ...finding, holds } : finding,
    );
    const drawn = await drawClaimSupport({
      ...claimSupportExample,
      verdict: { ...claimSupportExample.verdict, findings },
    });
    expect(drawn).toEqual({
      ok: false,
      problem: {
        code: 'not-eligible',
        says: 'Claim support exists only for a case of which every rule holds (open: ELG-08).',
      },
    });
  });

  test('cannot be drawn without a verdict', async () => {
    const drawn = await drawClaimSupport({
      ...claimSupportExample,
      verdict: { ...claimSupportExample.verdict, findings: [] },
    });
    expect(drawn).toMatchObject({ ok: false, problem: { code: 'not-eligible' } });
  });

  test.each([
    ['王', "The character “王” (U+738B) in the patient's last name cannot be printed."],
    ['Li😀', "The character “😀” (U+1F600) in the patient's last name cannot be printed."],
    ['Li\u0007', "The character U+0007 in the patient's last name cannot be printed."],
  ])('refuses a name it has no letters for: %s', async (familyName, sentence) => {
    const drawn = await drawClaimSupport({
      ...claimSupportExample,
      patient: { ...claimSupportExample.patient, familyName },
    });
    expect(drawn).toEqual({
      ok: false,
      problem: {
        code: 'cannot-print',
        says: `${sentence} Documents are printed in Latin, Greek, Cyrillic, Vietnamese and Devanagari letters: write it in one of these.`,
      },
    });
  });

  test('names people in their own letters', async () => {
    await fc.assert(
      fc.asyncProperty(letters, letters, async (familyName, givenName) => {
        const patient = { ...claimSupportExample.patient, familyName, givenName };
        const { pages } = await read({ ...claimSupportExample, patient });
        expect(squeezed(pages[0] ?? '')).toContain(
          squeezed(`Patient ${familyName}, ${givenName} born May 9, 1949`),
        );
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('a superseded claim support', () => {
  const superseded = async (by: number | null) => {
    const when = 'November 22, 2026, 6:41 PM Central Time';
    const drawn = await drawClaimSupport(claimSupportExample, { when, by });
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
    return readBack(drawn.value);
  };

  test('says so on every page, with the day and what has replaced it', async () => {
    const { pages, artifacts, title } = await superseded(2);
    expect(title).toContain('SUPERSEDED');
    expect(squeezed(pages[0] ?? '')).toMatch(/^SUPERSEDEDSupersededon/);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of artifacts)
      expect(squeezed(page)).toContain(
        squeezed('SUPERSEDED by revision 2, November 22, 2026, 6:41 PM Central Time'),
      );
    expect(squeezed((await superseded(null)).pages.join(''))).toContain(
      squeezed('Nothing has replaced it yet.'),
    );
  });

  test('says otherwise what it said', async () => {
    const words = (pages: readonly string[]) => squeezed(pages.join('\n'));
    const now = words((await superseded(2)).pages);
    const { verdict, signed, code, auditSequence } = claimSupportExample;
    for (const part of [
      'Revision 1, issued November 21, 2026, 4:20 PM Central Time',
      'Eligible: claims for this scan may be submitted.',
      ...verdict.findings.map(({ rule, says }) => `${rule} ${says}`),
      ...signed.map(({ contentHash }) => contentHash),
      `Audit line ${auditSequence}`,
      code,
    ])
      expect(now).toContain(squeezed(part));
    // The one that counts says nothing of the kind.
    expect(words((await read(claimSupportExample)).pages)).not.toMatch(/superseded/i);
  });
});
