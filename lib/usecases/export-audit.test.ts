import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditTrail } from './audit-trail';
import { csvLine } from './csv';
import { auditCsv, exportAudit } from './export-audit';
import { newCase, type TestCase } from './test-story';
import { at, dayOf, lakesideId, type PersonName, type TestWorld, testWorld } from './test-world';
import type { AuditFilter, AuditQuery } from './views';

let world: TestWorld;
let story: TestCase;
let signed: Date;

beforeAll(async () => {
  world = await testWorld();
  story = await newCase(world);
  signed = at(story.day(2));
  await story.prePet(signed);
  await newCase(world);
});
afterAll(() => world.close());

const noon = () => at(story.day(4));
const read = (query: AuditQuery) => world.act('auditor', noon(), (ctx) => auditTrail(ctx, query));
async function lines(query: AuditQuery): Promise<readonly string[]> {
  const page = await read(query);
  if (!page.ok) throw new Error(page.problem.code);
  return page.value.lines.map(({ who, what }) => `${who}: ${what}`);
}

describe('the audit is narrowed', () => {
  test('by the number of a case, a person and a day, one by one and together', async () => {
    const physician = 'Asha Iyer: Submitted the pre-PET form of case';
    expect(await lines({ caseNumber: story.number })).toContain(`${physician} ${story.number}`);
    const day = dayOf(signed);
    const byName = await lines({ who: 'asha iyer', day, caseNumber: story.number, facilityId: lakesideId });
    expect(byName).toContain(`${physician} ${story.number}`);
    expect(byName.every((line) => line.startsWith('Asha Iyer'))).toBe(true);
    expect(await lines({ who: 'physician@world.example', day })).toEqual(byName);
    expect(await lines({ who: 'Asha Iyer', day: dayOf(at(story.day(3))) })).toEqual([]);
    const registrar = await lines({ actorId: world.actors.registrar.accountId, caseNumber: story.number });
    expect(registrar).toContain(`Dana Reyes: Registered case ${story.number}`);
    expect(registrar.some((line) => line.startsWith('Asha'))).toBe(false);
  });

  test('and says what was typed that names nothing or several', async () => {
    const nobody = await read({ who: 'Nemo', caseNumber: '1017-26-9999' });
    expect(nobody).toMatchObject({
      ok: true,
      value: {
        lines: [],
        trouble: {
          caseNumber: 'There is no case 1017-26-9999. A number looks like 1017-26-0431.',
          who: 'Nobody with an account is called Nemo. Type a whole name, a last name or an e-mail address.',
        },
      },
    });
    await world.rows(
      "UPDATE account SET family_name = 'Reyes', version = version + 1 WHERE family_name = 'Feldman'",
    );
    const several = await read({ who: 'Reyes' });
    expect(several).toMatchObject({
      ok: true,
      value: { lines: [], trouble: { who: '2 people are called Reyes. Choose one.' } },
    });
    expect(several.ok && several.value.trouble.people).toHaveLength(2);
  });
});

describe('an export', () => {
  async function file(filter: AuditFilter, who: PersonName = 'auditor'): Promise<string> {
    const begun = await world.done(who, noon(), (ctx) => exportAudit(ctx, filter));
    const parts: string[] = [];
    const source = auditCsv(begun, (statement) =>
      world.database.withActor(world.actors[who], (tx) => tx.$queryRaw(statement)),
    );
    for await (const part of source) parts.push(part);
    return parts.join('');
  }

  test('holds the lines it was asked for, and is told of', async () => {
    const before = await world.count('audit_line');
    const all = (await file({})).trimEnd().split('\r\n');
    expect(all).toHaveLength(before + 1);
    expect(await world.lastLine()).toMatchObject({ action: 'audit.export', actor_name: 'Tobias Wren' });
    const ofCase = (await file({ caseId: story.id })).trimEnd().split('\r\n');
    expect(ofCase).toHaveLength(await world.count('audit_line', 'case_id = $1', [story.id]));
    expect(ofCase.slice(1).every((line) => line.includes(story.number))).toBe(true);
    const [hash] = await world.rows("SELECT encode(hash, 'hex') AS hash FROM audit_line WHERE sequence = 1");
    expect(all[1]).toContain(String(hash?.hash));
  });

  test('is for the registry’s staff, and of nothing that is not there', async () => {
    for (const who of ['registrar', 'manager', 'physician'] as const) {
      const refused = await world.act(who, noon(), (ctx) => exportAudit(ctx, {}));
      expect(refused).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    }
    const missing = await world.act('auditor', noon(), (ctx) =>
      exportAudit(ctx, { facilityId: '019b0000-0000-7000-8000-00000000ffff' }),
    );
    expect(missing).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });

  test('keeps what a spreadsheet would take for a formula as text', () => {
    for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\n=1', '\u200b=1', '\r']) {
      expect(csvLine([cell])).toMatch(/^"?'/);
    }
    expect(csvLine(['Dana Reyes', null, 'a "b", c', 'O’Neil'])).toBe('Dana Reyes,,"a ""b"", c",O’Neil\r\n');
  });
});
