import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SignatureSource } from '@/lib/db/signature-source';
import { printEntry, readEntry } from './read-entry';
import { newCase, type TestCase } from './test-story';
import { at, type TestWorld, testWorld } from './test-world';
import { type SignaturesVerdict, verifySignatures } from './verify-signatures';

let world: TestWorld;
let story: TestCase;
let other: TestCase;
let prePet: string;
let completion: string;

beforeAll(async () => {
  world = await testWorld();
  story = await newCase(world);
  prePet = (await story.prePet()).entryId;
  completion = (await story.completion()).entryId;
  other = await newCase(world);
  await other.prePet(at(other.day(3)));
});
afterAll(() => world.close());

async function all(client = world.superuser): Promise<SignaturesVerdict> {
  const source = new SignatureSource(async ({ text, values }) => (await client.query(text, values)).rows);
  const steps = verifySignatures(source, 2);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

const look = (entryId: string) =>
  world.done('registrar', at(story.day(9)), (ctx) => readEntry(ctx, { caseId: story.id, entryId }));

/** Does something as a superuser whom no trigger stops, looks, and undoes it. */
async function changed<T>(statements: readonly string[], see: () => Promise<T>): Promise<T> {
  const undo: string[] = [];
  for (const table of ['entry', 'signature', 'attachment', 'audit_line']) {
    await world.rows(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
    undo.push(
      `DELETE FROM ${table}`,
      `INSERT INTO ${table} SELECT * FROM kept_${table}`,
      `DROP TABLE kept_${table}`,
    );
  }
  const client = await world.superuser.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    for (const statement of statements) await client.query(statement);
    return await see();
  } finally {
    for (const statement of undo) await client.query(statement);
    await client.query("SET session_replication_role = 'origin'");
    client.release();
  }
}

describe('signatures as they were given', () => {
  test('are intact, for one and for all', async () => {
    const { proof, signature } = await look(prePet);
    expect(signature?.name).toBe('Asha Iyer');
    expect(proof).toMatchObject({ isIntact: true, differs: [] });
    expect(proof.seal).toMatch(/^[0-9a-f]{64}$/);
    const [line] = await world.rows('SELECT action, object_id FROM audit_line WHERE sequence = $1', [
      proof.line,
    ]);
    expect(line).toEqual({ action: 'form.submit', object_id: 'pre-pet' });
    expect((await look(completion)).proof).toMatchObject({ isIntact: true, seal: null, line: null });
    const forms = await world.count('entry');
    const signatures = await world.count('signature');
    expect(signatures).toBeGreaterThan(1);
    expect(await all()).toEqual({ isIntact: true, forms, signatures, says: [] });
  });

  test('stand with the zone of the facility', async () => {
    const [row] = await world.rows('SELECT zone FROM signature LIMIT 1');
    expect(row).toEqual({ zone: 'America/Chicago' });
  });

  test('are printed with their seal', async () => {
    const printed = await world.done('registrar', at(story.day(9)), (ctx) =>
      printEntry(ctx, { caseId: story.id, entryId: prePet }),
    );
    expect(printed.signature).toMatchObject({ seal: (await look(prePet)).proof.seal });
  });
});

describe('what was changed behind the portal’s back is found', () => {
  const here = () => `entry_id = '${prePet}'`;
  const form = () => `id = '${prePet}'`;
  const changes: readonly (readonly [string, () => string[]])[] = [
    ['an answer', () => [`UPDATE entry SET answers = answers || '{"diagnosis": "another"}' WHERE ${form()}`]],
    [
      'an answer with a hash that fits the signature’s',
      () => [`UPDATE entry SET content_hash = repeat('a', 64) WHERE ${form()}`],
    ],
    ['the form as it is shown', () => [`UPDATE entry SET worded = '[]' WHERE ${form()}`]],
    ['the receipt', () => [`UPDATE entry SET receipt = 'R-0000-0000' WHERE ${form()}`]],
    ['the name', () => [`UPDATE signature SET signer_name = 'Daniel Okonkwo' WHERE ${here()}`]],
    ['the NPI', () => [`UPDATE signature SET signer_npi = '1381125602' WHERE ${here()}`]],
    ['the meaning', () => [`UPDATE signature SET meaning = meaning || ' not' WHERE ${here()}`]],
    ['the time', () => [`UPDATE signature SET signed_at = signed_at + interval '1 second' WHERE ${here()}`]],
    ['the day', () => [`UPDATE signature SET signed_on = signed_on + 1 WHERE ${here()}`]],
    ['the zone', () => [`UPDATE signature SET zone = 'America/Denver' WHERE ${here()}`]],
    [
      'the name, with a seal that fits',
      () => [
        `UPDATE signature SET signer_name = 'Daniel Okonkwo' WHERE ${here()}`,
        `UPDATE signature s SET seal = signature_seal(s, e, NULL) FROM entry e WHERE e.id = s.entry_id AND ${here()}`,
      ],
    ],
  ];

  test.each(changes)('%s', async (_, statements) => {
    const [one, every] = await changed(statements(), async () => [await look(prePet), await all()] as const);
    expect(one.proof.isIntact).toBe(false);
    expect(one.proof.differs.length).toBeGreaterThan(0);
    expect(every).toMatchObject({ isIntact: false });
    expect(every.says[0]).toContain(`of case ${story.number}`);
    expect(await all()).toMatchObject({ isIntact: true });
  });

  test('a signature that was moved to another form', async () => {
    const moved = [
      `DELETE FROM signature WHERE entry_id = (SELECT id FROM entry WHERE case_id = '${other.id}' AND form_id = 'pre-pet')`,
      `UPDATE signature SET entry_id = (SELECT id FROM entry WHERE case_id = '${other.id}' AND form_id = 'pre-pet'),
         content_hash = (SELECT content_hash FROM entry WHERE case_id = '${other.id}' AND form_id = 'pre-pet') WHERE ${here()}`,
    ];
    expect((await changed(moved, all)).says[0]).toContain(`of case ${other.number}: `);
    const sealed = [
      ...moved,
      'UPDATE signature s SET seal = signature_seal(s, e, NULL) FROM entry e WHERE e.id = s.entry_id',
    ];
    expect((await changed(sealed, all)).says).toContain(
      `pre-pet, revision 1, of case ${other.number}: No line of the audit tells of this signature.`,
    );
  });

  test('a signature that was taken away, and an answer that nobody signed', async () => {
    expect((await changed([`DELETE FROM signature WHERE ${here()}`], all)).says[0]).toMatch(
      /^The signature that line \d+ of the audit tells of is not there/,
    );
    const flipped = [`UPDATE entry SET answers = answers || '{"cpt": "78816"}' WHERE id = '${completion}'`];
    expect((await changed(flipped, all)).says).toHaveLength(1);
  });

  test('and is not printed', async () => {
    const printed = await changed([`UPDATE signature SET meaning = 'x' WHERE ${here()}`], () =>
      world.act('registrar', at(story.day(9)), (ctx) =>
        printEntry(ctx, { caseId: story.id, entryId: prePet }),
      ),
    );
    expect(printed).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
  });
});
