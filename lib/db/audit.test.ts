import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditEntry, auditActions, writeAudit } from '@/lib/db/audit';
import { auditWords } from '@/lib/db/audit-words';
import { Database } from '@/lib/db/client';
import { sqlStateOf, sqlStates } from '@/lib/db/sql-state';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { buildWorld, cases, facilities, people } from '@/lib/db/test-world';

let base: TestDatabase;
let database: Database;

beforeAll(async () => {
  base = await testDatabase();
  await buildWorld(base.superuserUrl);
  database = new Database(base.appUrl, { connections: 8 });
});
afterAll(async () => {
  await database.close();
  await base.close();
});

const look: AuditEntry = {
  action: 'case.look',
  objectKind: 'case',
  objectId: cases.A1.id,
  caseId: cases.A1.id,
  at: new Date('2026-10-01T12:00:00Z'),
  requestId: 'r-1',
};

const lines = () =>
  database.withActor(people.auditor, (tx) => tx.models.auditLine.findMany({ orderBy: { sequence: 'asc' } }));

describe('the audit', () => {
  test('says who acted from the transaction, not from what is told', async () => {
    const sequence = await database.withActor(people.registrarA, (tx) => writeAudit(tx, look));
    await database.withActor(people.physician1, (tx) =>
      writeAudit(tx, { ...look, facilityId: facilities.A, version: 3 }),
    );
    await database.asNobody((tx) =>
      writeAudit(tx, { ...look, action: 'signIn.refused', objectKind: 'account', outcome: 'refused' }),
    );
    const written = (await lines()).filter((line) => line.sequence >= sequence);
    expect(
      written.map(({ actorId, actorName, role, facilityId, version, outcome }) => [
        actorId,
        actorName,
        role,
        facilityId,
        version,
        outcome,
      ]),
    ).toEqual([
      [people.registrarA.accountId, 'Person 1', 'registrar', facilities.A, null, 'done'],
      [people.physician1.accountId, 'Person 4', 'physician', facilities.A, 3, 'done'],
      [null, '', 'nobody', null, null, 'refused'],
    ]);
    expect(written[0]).toMatchObject({
      at: look.at,
      action: 'case.look',
      objectId: cases.A1.id,
      caseId: cases.A1.id,
      requestId: 'r-1',
    });
  });

  test('counts without gaps, whoever writes at the same time and whatever is undone', async () => {
    const before = (await lines()).length;
    const attempts = Array.from({ length: 60 }, (_, index) =>
      database
        .withActor(people.registrarA, async (tx) => {
          const sequence = await writeAudit(tx, look);
          if (index % 3 === 0) throw new Error('undone');
          return sequence;
        })
        .catch(() => null),
    );
    const done = (await Promise.all(attempts)).filter((sequence) => sequence !== null);
    const all = await lines();
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => BigInt(index + 1)));
    expect(all.length).toBe(before + 40);
    expect(new Set(done).size).toBe(40);
  });

  test('takes lines from its function alone', async () => {
    const insert = database.withActor(people.administrator, (tx) =>
      tx.models.auditLine.create({
        data: {
          ...look,
          sequence: 10_000n,
          id: cases.A1.id,
          actorName: 'x',
          role: 'auditor',
          outcome: 'done',
          previousHash: new Uint8Array(32),
          hash: new Uint8Array(32),
        },
      }),
    );
    expect(sqlStateOf(await insert.catch((error: unknown) => error))).toBe(sqlStates.forbidden);
    const head = database.withActor(
      people.administrator,
      (tx) => tx.$executeRaw`UPDATE audit_head SET sequence = 99`,
    );
    expect(sqlStateOf(await head.catch((error: unknown) => error))).toBe(sqlStates.forbidden);
  });

  test('undoes what it cannot tell', async () => {
    const attempt = database.withActor(people.registrarA, async (tx) => {
      await tx.models.physician.create({
        data: { facilityId: facilities.A, npi: '1999999999', familyName: 'New', givenName: 'One' },
      });
      await tx.$executeRaw`SELECT registry_audit(NULL, now(), 'x', 'x', NULL, NULL, NULL, NULL, 'r', 'done')`;
    });
    await expect(attempt).rejects.toThrow();
    expect(
      await database.withActor(people.registrarA, (tx) =>
        tx.models.physician.count({ where: { npi: '1999999999' } }),
      ),
    ).toBe(0);
  });

  test('is read by the registry alone', async () => {
    for (const person of [people.registrarA, people.managerA, people.physician1]) {
      expect(await database.withActor(person, (tx) => tx.models.auditLine.count())).toBe(0);
    }
    expect(
      await database.withActor(people.administrator, (tx) => tx.models.auditLine.count()),
    ).toBeGreaterThan(0);
  });
});

describe('the words of the audit', () => {
  test('are different for each action, and name the case', () => {
    const worded = auditActions.map((action) =>
      auditWords({ action, objectId: 'pre-pet', caseNumber: '1017-26-0431' }),
    );
    expect(new Set(worded).size).toBe(auditActions.length);
    expect(worded).toContain('Looked at case 1017-26-0431');
    expect(worded).toContain('Submitted the pre-PET form of case 1017-26-0431');
    expect(worded.filter((words) => !/^[A-Z]/.test(words))).toEqual([]);
  });

  test('keep a line that a later Tracer wrote', () => {
    expect(auditWords({ action: 'case.merge', objectId: null, caseNumber: null })).toBe('case.merge');
    expect(auditWords({ action: 'case.look', objectId: null, caseNumber: null })).toBe('Looked at a case');
  });
});
