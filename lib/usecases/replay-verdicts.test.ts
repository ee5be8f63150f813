import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VerdictSource } from '@/lib/db/verdict-source';
import { protocolOf } from '@/lib/protocols';
import { acceptLate } from './accept-late';
import { billCase } from './bill-case';
import { claimSupport } from './claim-support';
import { correctCase } from './correct-case';
import { markIneligible } from './mark-ineligible';
import { reopenForm } from './reopen-form';
import { type Replayed, replayVerdicts, replayWords } from './replay-verdicts';
import { must, newCase, type TestCase } from './test-story';
import { at, okonkwo, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
let story: TestCase;

beforeAll(async () => {
  world = await testWorld();
  story = await newCase(world);
  await story.complete();
  await act('registrar', 13, (ctx) => claimSupport(ctx, { caseId: story.id }));
  await act('registrar', 13, (ctx) => billCase(ctx, { caseId: story.id }));
  await act('physician', 14, (ctx) =>
    reopenForm(ctx, { caseId: story.id, form: 'post-pet', reason: 'The plan was another one.' }),
  );
  await story.postPet(at(story.day(15)));
  await correct('scanDate', { scanOn: story.day(6) });
  await correct('request', { reason: 'SR', site: 'PANCREAS', diagnosis: 'C25.1' });
  await correct('physician', { physician: { npi: okonkwo.npi, familyName: 'Okonkwo', givenName: 'Daniel' } });
  const late = await newCase(world);
  await late.prePet();
  await late.completion();
  await late.report();
  await late.postPet(at(late.day(40)));
  await act('administrator', 41, (ctx) =>
    acceptLate(ctx, { caseId: late.id, form: 'post-pet', reason: 'The clinic was flooded.' }),
  );
  const closed = await newCase(world);
  await act('administrator', 3, (ctx) =>
    markIneligible(ctx, { caseId: closed.id, reason: 'The patient is in another study.' }),
  );
});
afterAll(() => world.close());

async function act<T>(
  who: Parameters<TestWorld['act']>[0],
  day: number,
  work: Parameters<typeof world.act<T>>[2],
): Promise<T> {
  return must(await world.act(who, at(story.day(day)), work));
}

async function correct(what: 'scanDate' | 'request' | 'physician', answers: Record<string, unknown>) {
  const [row] = await world.rows('SELECT version FROM registry_case WHERE id = $1', [story.id]);
  await act('registrar', 16, (ctx) =>
    correctCase(ctx, {
      caseId: story.id,
      what,
      answers,
      reason: 'It was read off the wrong line.',
      version: Number(row?.version),
    }),
  );
}

async function replayed(protocols = protocolOf): Promise<Replayed> {
  const source = new VerdictSource(
    async ({ text, values }) => (await world.superuser.query(text, values)).rows,
  );
  const steps = replayVerdicts(source, protocols, 2);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    expect(step.value.done).toBeLessThanOrEqual(step.value.of);
  }
}

/** Plants something as a superuser whom no trigger stops, looks, and takes it back. */
async function planted(statement: string, undo: string): Promise<Replayed> {
  const run = async (text: string) => {
    const client = await world.superuser.connect();
    try {
      await client.query("SET session_replication_role = 'replica'");
      await client.query(text);
      await client.query("SET session_replication_role = 'origin'");
    } finally {
      client.release();
    }
  };
  await run(statement);
  const found = await replayed();
  await run(undo);
  return found;
}

describe('every stored verdict, made again', () => {
  test('comes out as it was, corrections, late forms and closed cases included', async () => {
    const found = await replayed();
    expect(found).toMatchObject({ isSame: true, cases: 3, differing: 0, says: [] });
    expect(found.verdicts).toBe(await world.count('verdict'));
    expect(replayWords(found)).toMatch(/^\d+ verdicts about 3 cases were made again.*: none differs\.$/);
  });

  test('comes out as it was by the time of its events too, as it was before verdicts told which', async () => {
    const clear =
      "UPDATE verdict SET event_seq = NULL WHERE case_id = (SELECT case_id FROM verdict LIMIT 1) AND decided_at < '2026-03-04'";
    expect((await planted(clear, 'SELECT 1')).isSame).toBe(true);
  });

  test.each([
    [
      'another outcome',
      "UPDATE verdict SET outcome = 'met' WHERE id = (SELECT id FROM verdict WHERE outcome = 'cannotTell' ORDER BY id LIMIT 1)",
      "UPDATE verdict SET outcome = 'cannotTell' WHERE id = (SELECT id FROM verdict ORDER BY id LIMIT 1)",
      /The outcome is cannotTell instead of met\./,
    ],
    [
      'a finding that was made to hold',
      `UPDATE verdict SET findings = jsonb_set(findings, '{3,holds}', 'true') WHERE id = (SELECT id FROM verdict ORDER BY id LIMIT 1)`,
      `UPDATE verdict SET findings = jsonb_set(findings, '{3,holds}', 'null') WHERE id = (SELECT id FROM verdict ORDER BY id LIMIT 1)`,
      /ELG-04 comes out otherwise\./,
    ],
    [
      'a fact that the events do not tell',
      `UPDATE verdict SET facts = jsonb_set(facts, '{payer}', '"NONE"') WHERE id = (SELECT id FROM verdict ORDER BY id LIMIT 1)`,
      `UPDATE verdict SET facts = jsonb_set(facts, '{payer}', '"ORIGINAL"') WHERE id = (SELECT id FROM verdict ORDER BY id LIMIT 1)`,
      /payer is ORIGINAL instead of NONE\./,
    ],
    [
      'an answer that was changed afterwards',
      `UPDATE entry SET answers = jsonb_set(answers, '{site}', '"BRAIN"') WHERE form_id = 'registration' AND revision = 1 AND case_id = (SELECT case_id FROM verdict ORDER BY id LIMIT 1)`,
      `UPDATE entry SET answers = jsonb_set(answers, '{site}', '"PANCREAS"') WHERE form_id = 'registration' AND revision = 1 AND case_id = (SELECT case_id FROM verdict ORDER BY id LIMIT 1)`,
      /site is BRAIN instead of PANCREAS\./,
    ],
  ])('tells of %s', async (_, statement, undo, says) => {
    const found = await planted(statement, undo);
    expect(found.isSame).toBe(false);
    expect(found.says.join('\n')).toMatch(says);
    expect(replayWords(found)).toMatch(/\d+ differs?\./);
    expect((await replayed()).isSame).toBe(true);
  });

  test('of an edition that this program does not carry is told of, not passed over', async () => {
    const found = await replayed(() => undefined);
    expect(found.differing).toBe(found.verdicts);
    expect(found.says[0]).toContain('which this program does not carry');
  });
});
