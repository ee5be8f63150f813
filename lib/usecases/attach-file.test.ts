import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachFile } from './attach-file';
import { readAttachment } from './read-attachment';
import { pdf } from './test-pdf';
import { newCase, type TestCase } from './test-story';
import { at, firstDay, type PersonName, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
let story: TestCase;
beforeAll(async () => {
  world = await testWorld();
  story = await newCase(world);
});
afterAll(() => world.close());

const noon = at(firstDay);

function attach(who: PersonName, own: Partial<Parameters<typeof attachFile>[1]> = {}) {
  return world.act(who, noon, (ctx) =>
    attachFile(ctx, { caseId: story.id, kind: 'report', fileName: 'report.pdf', bytes: pdf(), ...own }),
  );
}

describe('who may not', () => {
  test.each([
    ['harborRegistrar', 'not-found'],
    ['physician', 'not-allowed'],
    ['physician2', 'not-found'],
    ['administrator', 'not-allowed'],
    ['auditor', 'not-allowed'],
  ] as const)('%s', async (who, code) => {
    for (const kind of ['report', 'paperForm'] as const) {
      expect(await attach(who, { kind })).toMatchObject({ ok: false, problem: { code } });
    }
    expect(await world.count('attachment')).toBe(0);
  });
});

test('a file is kept as it was sent, and read by whoever sees the case', async () => {
  const bytes = pdf('/Of/This');
  const done = await attach('registrar', { bytes });
  if (!done.ok) throw new Error('refused');
  expect(done.value).toEqual({ id: expect.any(String), fileName: 'report.pdf', size: bytes.length });
  expect(await world.lastLine()).toMatchObject({
    action: 'report.attach',
    object_id: done.value.id,
    case_id: story.id,
  });
  const read = (who: PersonName, own = {}) =>
    world.act(who, noon, (ctx) =>
      readAttachment(ctx, { caseId: story.id, attachmentId: done.value.id, ...own }),
    );
  for (const who of ['registrar', 'physician', 'administrator'] as const) {
    const file = await read(who);
    expect(file.ok && Buffer.from(file.value.bytes).equals(Buffer.from(bytes))).toBe(true);
  }
  expect(await world.lastLine()).toMatchObject({
    action: 'attachment.look',
    object_id: done.value.id,
    actor_name: 'Miriam Castle',
  });
  const notFound = { ok: false, problem: { code: 'not-found' } };
  expect(await read('harborRegistrar')).toEqual(notFound);
  expect(await read('physician2')).toEqual(notFound);
  expect(await read('registrar', { attachmentId: uuid() })).toEqual(notFound);
  expect(await read('registrar', { attachmentId: 'x' })).toEqual(notFound);
  const other = await newCase(world);
  expect(await read('registrar', { caseId: other.id })).toEqual(notFound);
});

test.each([
  ['C:\\scans\\PET report.PDF', 'PET report.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['', 'file.pdf'],
  ['a\tb\nc.pdf', 'a b c.pdf'],
  [`${'ł'.repeat(300)}.pdf`, `${'ł'.repeat(116)}.pdf`],
])('the name %j becomes %j', async (fileName, expected) => {
  expect(await attach('registrar', { fileName })).toMatchObject({ ok: true, value: { fileName: expected } });
});

test('a refused file leaves nothing', async () => {
  const before = await world.count('attachment');
  expect(await attach('registrar', { bytes: pdf('/Encrypt 1 0 R') })).toMatchObject({
    ok: false,
    problem: { code: 'file-refused' },
  });
  expect(await attach('registrar', { bytes: new Uint8Array(12_000_000) })).toMatchObject({
    ok: false,
    problem: { code: 'too-large' },
  });
  expect(await world.count('attachment')).toBe(before);
});

test('a report that is final takes no other file, a signed page still comes', async () => {
  const done = await newCase(world);
  await done.prePet();
  await done.completion();
  await done.report();
  const late = at(done.day(20));
  const again = (kind: 'report' | 'paperForm') =>
    world.act('registrar', late, (ctx) =>
      attachFile(ctx, { caseId: done.id, kind, fileName: 'x.pdf', bytes: pdf() }),
    );
  expect(await again('report')).toMatchObject({ ok: false, problem: { code: 'already-submitted' } });
  expect(await again('paperForm')).toMatchObject({ ok: true });
  expect(await world.lastLine()).toMatchObject({ action: 'attachment.add' });
});

test('a case has so many files at most', async () => {
  const full = await newCase(world);
  for (let file = 0; file < 40; file += 1) {
    expect((await attach('registrar', { caseId: full.id, kind: 'paperForm' })).ok).toBe(true);
  }
  expect(await attach('registrar', { caseId: full.id, kind: 'paperForm' })).toMatchObject({
    ok: false,
    problem: { code: 'wrong-state' },
  });
});
