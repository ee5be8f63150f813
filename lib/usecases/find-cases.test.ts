import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countingQueries } from '../db/query-count';
import { formatMbi } from '../domain/identifiers/mbi';
import { addDays } from '../domain/schedule/day';
import { billCase } from './bill-case';
import { findCases } from './find-cases';
import { listFrame } from './list-frame';
import { registerCase } from './register-case';
import { saveDraft } from './save-draft';
import { newCase, type TestCase } from './test-story';
import {
  at,
  dayOf,
  firstDay,
  harborId,
  iyer,
  lakesideId,
  okonkwo,
  once,
  type PersonName,
  type TestWorld,
  testWorld,
} from './test-world';
import type { CaseList, ListQuery, ListSort, ListTab } from './views';

let world: TestWorld;
let ready: TestCase;
let late: TestCase;
let begun: TestCase;
/** The day on which the lists are looked at. */
const today = addDays(firstDay, 50);
const noon = at(today);
const mbi = '1EG4TE5MK73';

beforeAll(async () => {
  world = await testWorld();
  ready = await newCase(world, { familyName: 'Nguyễn', givenName: 'Thị Mai', sex: 'F', mbi });
  await ready.complete();
  late = await newCase(world, { familyName: 'O’Connor', givenName: 'Patrick' });
  await late.prePet();
  await late.completion();
  await late.report();
  const billed = await newCase(world, { familyName: 'Łukasik', givenName: 'José' });
  await billed.complete();
  await world.done('registrar', at(billed.day(20)), (ctx) => billCase(ctx, { caseId: billed.id }));
  begun = await newCase(
    world,
    { familyName: '100% Marsh', givenName: 'Al_an', scheduledOn: addDays(today, 2), physician: okonkwo },
    at(addDays(today, -3)),
  );
  for (let index = 0; index < 60; index += 1) {
    const when = at(addDays(today, -(index % 5)), 8, index % 60);
    await newCase(
      world,
      {
        familyName: `Bulk${index % 7}`,
        givenName: 'X',
        scheduledOn: addDays(dayOf(when), 9 + (index % 5)),
        physician: index % 2 === 0 ? iyer : okonkwo,
      },
      when,
    );
  }
  const answers = world.registration(addDays(today, -1), {
    familyName: 'Harborside',
    givenName: 'Nell',
    mbi,
  });
  await world.done('harborRegistrar', at(addDays(today, -1)), (ctx) =>
    registerCase(ctx, { answers, confirmSeparate: [], ...once() }),
  );
}, 180_000);
afterAll(() => world.close());

function list(own: Partial<ListQuery> = {}, who: PersonName = 'registrar', when = noon) {
  return world.act(who, when, (ctx) => findCases(ctx, { tab: 'all', sort: 'urgency', ...own }));
}
async function rowsOf(
  own: Partial<ListQuery> = {},
  who: PersonName = 'registrar',
  when = noon,
): Promise<CaseList['rows']> {
  const found = await list(own, who, when);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value.rows;
}
const numbersOf = async (own: Partial<ListQuery>, who?: PersonName) =>
  (await rowsOf(own, who)).map(({ number }) => number);

describe('who sees what', () => {
  test('a facility its own, a physician the assigned, the registry all', async () => {
    const all = async (who: PersonName) => {
      const seen: CaseList['rows'][number][] = [];
      let after: string | null = null;
      do {
        const page = await list({ sort: 'number', ...(after === null ? {} : { after }) }, who);
        if (!page.ok) throw new Error('refused');
        seen.push(...page.value.rows);
        after = page.value.next;
      } while (after !== null);
      return seen;
    };
    expect(new Set((await all('registrar')).map(({ facility }) => facility))).toEqual(
      new Set(['Lakeside Imaging']),
    );
    expect((await all('registrar')).length).toBe(64);
    expect((await all('harborRegistrar')).map(({ patient }) => patient.familyName)).toEqual(['Harborside']);
    const physicians = await all('physician');
    expect(physicians.length).toBe(34);
    expect(new Set(physicians.map(({ physician }) => physician.npi))).toEqual(new Set([iyer.npi]));
    expect((await all('administrator')).length).toBe(65);
    expect((await all('auditor')).length).toBe(65);
  });

  test('another facility cannot be asked for', async () => {
    expect(await list({ facilityId: harborId })).toEqual({ ok: false, problem: { code: 'not-found' } });
    expect(await list({ facilityId: 'none' }, 'administrator')).toEqual({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect(await numbersOf({ facilityId: harborId }, 'administrator')).toEqual(['1042-26-0001']);
  });

  test('each look is one line of the audit, without what was searched for', async () => {
    const before = await world.count('audit_line');
    await list({ tab: 'closed' });
    expect(await world.lastLine()).toMatchObject({
      action: 'list.look',
      object_kind: 'list',
      object_id: 'closed',
      facility_id: lakesideId,
    });
    await list({ search: 'Nguy' });
    expect(await world.lastLine()).toMatchObject({ action: 'search', object_id: 'all' });
    expect(await world.count('audit_line')).toBe(before + 2);
    expect(await world.count('audit_line', "to_jsonb(audit_line)::text ILIKE '%nguy%'")).toBe(0);
  });
});

describe('the tabs', () => {
  const inTab = async (tab: ListTab) => (await rowsOf({ tab })).map(({ number }) => number);
  test('hold what they say', async () => {
    expect(await inTab('readyToBill')).toEqual([ready.number]);
    expect(await inTab('closed')).toHaveLength(1);
    expect((await inTab('needsAction'))[0]).toBe(late.number);
    expect(await inTab('needsAction')).toContain(begun.number);
    expect(await inTab('dueSoon')).toContain(begun.number);
    expect(await inTab('dueSoon')).not.toContain(late.number);
    const due = await rowsOf({ tab: 'dueSoon' });
    expect(due.every(({ daysLeft }) => daysLeft !== null && daysLeft >= 0 && daysLeft <= 7)).toBe(true);
    expect(
      (await rowsOf({ tab: 'withPhysician' })).every(({ nextStep }) => nextStep.who === 'physician'),
    ).toBe(true);
  });

  test('are counted without a list', async () => {
    const frame = await world.done('registrar', noon, (ctx) => listFrame(ctx));
    expect(frame).toMatchObject({ today, zone: 'America/Chicago', zoneWords: 'Central Time' });
    for (const tab of ['needsAction', 'dueSoon', 'withPhysician', 'readyToBill', 'closed', 'all'] as const) {
      const whole = await everyPage({ tab });
      expect([tab, frame.counts[tab]]).toEqual([tab, { count: whole.length, more: false }]);
    }
    expect(frame.physicians).toEqual([
      { npi: iyer.npi, name: 'Iyer, Asha' },
      { npi: okonkwo.npi, name: 'Okonkwo, Daniel' },
    ]);
  });

  test('a lapsed deadline moves a case by itself', async () => {
    const before = (await rowsOf({ search: begun.number }))[0];
    expect(before).toMatchObject({ state: 'awaitingPrePet', daysLeft: 2, dueOn: addDays(today, 2) });
    const after = (await rowsOf({ search: begun.number }, 'registrar', at(addDays(today, 30))))[0];
    expect(after).toMatchObject({ state: 'expired', light: 'no' });
  });
});

/** All pages one after the other. */
async function everyPage(own: Partial<ListQuery>, who: PersonName = 'registrar') {
  const seen: CaseList['rows'][number][] = [];
  for (let after: string | undefined; ; ) {
    const page = await list({ ...own, ...(after === undefined ? {} : { after }) }, who);
    if (!page.ok) throw new Error(JSON.stringify(page.problem));
    seen.push(...page.value.rows);
    if (page.value.next === null) return seen;
    after = page.value.next;
  }
}

describe('pages', () => {
  const sorts: readonly ListSort[] = ['urgency', 'scan', 'patient', 'number'];
  test.each(sorts.flatMap((sort) => [[sort, false] as const, [sort, true] as const]))(
    'by %s, descending %s',
    async (sort, descending) => {
      const first = await list({ sort, descending });
      expect(first.ok && first.value.rows).toHaveLength(50);
      const all = await everyPage({ sort, descending });
      expect(new Set(all.map(({ id }) => id)).size).toBe(64);
      const keys = all.map((row) =>
        sort === 'urgency'
          ? (row.dueOn ?? '9999-12-31')
          : sort === 'scan'
            ? row.scanOn
            : sort === 'number'
              ? row.number
              : `${row.patient.familyName} ${row.patient.givenName}`,
      );
      if (sort !== 'patient')
        expect(keys).toEqual(descending ? keys.toSorted().toReversed() : keys.toSorted());
      const [other] = [await everyPage({ sort, descending: !descending })];
      expect(other.map(({ id }) => id).toReversed()).toEqual(all.map(({ id }) => id));
    },
  );

  test.each([
    '%%%',
    'e30',
    Buffer.from('["x","y"]').toString('base64url'),
    Buffer.from('[1e999,1,1]').toString('base64url'),
  ])('the key %s is none', async (after) => {
    expect(await list({ after })).toMatchObject({ ok: false, problem: { code: 'malformed' } });
  });
});

describe('filters', () => {
  test('by state, physician and scan date, together', async () => {
    expect(await numbersOf({ state: 'readyToBill' })).toEqual([ready.number]);
    const filtered = await everyPage({
      physicianNpi: okonkwo.npi,
      scanFrom: addDays(today, 8),
      scanTo: addDays(today, 10),
    });
    expect(filtered.length).toBeGreaterThan(0);
    for (const row of filtered) {
      expect(row.physician.npi).toBe(okonkwo.npi);
      expect(row.scanOn >= addDays(today, 8) && row.scanOn <= addDays(today, 10)).toBe(true);
    }
  });
});

describe('search', () => {
  test.each([
    ['the whole number', () => ready.number],
    ['year and running part', () => ready.number.slice(5)],
    ['the running part', () => String(Number(ready.number.slice(-4)))],
    ['the running part with zeros', () => ready.number.slice(-4)],
    ['the MBI', () => mbi],
    ['the MBI with dashes and in lower case', () => formatMbi(mbi).toLowerCase()],
    ['the beginning of the last name', () => 'Nguy'],
    ['the last name without accents', () => 'nguyen'],
    ['the first name', () => 'thi m'],
    ['last name, first name', () => 'Nguyễn, Thị'],
    ['first name last name', () => 'Thị Mai Nguyễn'],
    ['with space around', () => '  nguyen  '],
  ])('%s', async (_, typed) => {
    expect(await numbersOf({ search: typed() })).toEqual([ready.number]);
  });

  test('signs of LIKE are letters', async () => {
    expect(await numbersOf({ search: '100%' })).toEqual([begun.number]);
    expect(await numbersOf({ search: '%' })).toEqual([]);
    expect(await numbersOf({ search: '_' })).toEqual([]);
    expect(await numbersOf({ search: 'al_' })).toEqual([begun.number]);
    expect(await numbersOf({ search: '\\' })).toEqual([]);
  });

  test('what is not there is not found, and nothing typed finds all', async () => {
    expect(await numbersOf({ search: '9999-26-0001' })).toEqual([]);
    expect(await numbersOf({ search: 'Harborside' })).toEqual([]);
    expect(await numbersOf({ search: '1042-26-0001' })).toEqual([]);
    expect(await rowsOf({ search: '   ' })).toHaveLength(50);
    expect(await numbersOf({ search: "x'; DROP TABLE entry; --" })).toEqual([]);
    expect(await numbersOf({ search: '99999999999999999999' })).toEqual([]);
  });

  test('the registry finds a patient at both facilities', async () => {
    expect((await numbersOf({ search: mbi, sort: 'number' }, 'administrator')).toSorted()).toEqual(
      ['1042-26-0001', ready.number].toSorted(),
    );
    expect(await numbersOf({ search: mbi }, 'physician2')).toEqual([]);
  });
});

test('a row tells what a list shows', async () => {
  const [row] = await rowsOf({ search: ready.number });
  expect(row).toEqual({
    id: ready.id,
    number: ready.number,
    facility: 'Lakeside Imaging',
    patient: { familyName: 'Nguyễn', givenName: 'Thị Mai', age: expect.any(Number), sex: 'Female' },
    about: 'Pancreas, restaging',
    state: 'readyToBill',
    nextStep: {
      who: 'facility',
      what: 'Download claim support',
      detail: 'All rules hold.',
      form: null,
      link: null,
    },
    scanOn: ready.day(7),
    scanned: true,
    scanAbout: 'PET/CT · FDG',
    dueOn: null,
    daysLeft: null,
    light: 'yes',
    openRules: 0,
    rules: 12,
    physician: { npi: iyer.npi, name: 'Iyer, Asha' },
  });
});

test('registrations begun stand beside the list, of one’s own facility alone', async () => {
  await world.done('registrar', noon, (ctx) =>
    saveDraft(ctx, {
      caseId: '019b0000-0000-7000-8000-0000000000aa',
      form: 'registration',
      channel: 'account',
      answers: { familyName: 'Begun', givenName: 'Bea' },
      baseVersion: 0,
      clientId: '019b0000-0000-7000-8000-0000000000ab',
      clientSeq: 1,
    }),
  );
  const begunAt = async (who: PersonName) => (await world.done(who, noon, (ctx) => listFrame(ctx))).begun;
  expect(await begunAt('manager')).toEqual([
    {
      id: '019b0000-0000-7000-8000-0000000000aa',
      savedAt: noon.toISOString(),
      savedByName: 'Dana Reyes',
      title: 'Begun, Bea',
    },
  ]);
  expect(await begunAt('harborRegistrar')).toEqual([]);
  expect(await begunAt('administrator')).toEqual([]);
});

test.each(['registrar', 'administrator', 'physician'] as const)(
  'the list of a %s takes few statements',
  async (who) => {
    const { queries } = await countingQueries(() =>
      world.done(who, noon, async (ctx) => {
        const frame = await listFrame(ctx);
        return frame.ok ? findCases(ctx, { tab: 'all', sort: 'urgency' }) : frame;
      }),
    );
    // And one for the session.
    expect(queries).toBeLessThanOrEqual(11);
  },
);
