import pg from 'pg';
import { inject } from 'vitest';
import { addDays, type Day } from '@/lib/domain/schedule/day';
import { windowStanding } from '@/lib/domain/schedule/window';
import { dayIn, endOf, startOf, usZones } from '@/lib/domain/schedule/zone';
import { windows } from '@/lib/protocols/nopr-2026/windows';
import type { Bar, Outcome, Size } from './bar';

const firstDay: Day = '2020-01-01';
const lastDay: Day = '2035-12-31';

/** A second before, at and after a deadline. */
const seconds = [-1, 0, 1] as const;

/** A deadline as PostgreSQL sees it: its instant, and whether a form handed in around it is in time. */
interface Row {
  readonly day: Day;
  readonly deadline: Date;
  readonly kept: readonly boolean[];
}

export const bar: Bar = {
  id: 'F1',
  tries: 'deadlines in every US zone, a second before, at and after each',
  run: (size) => deadlines(size, endOf),
  controls: () => ({
    'each day has 24 hours': () =>
      deadlines('short', (day, zone) => new Date(startOf(day, zone).getTime() + 24 * 3_600_000)),
  }),
};

type EndOf = typeof endOf;

async function deadlines(size: Size, end: EndOf): Promise<Outcome> {
  const client = new pg.Client({ connectionString: inject('testCluster').superuserUrl });
  await client.connect();
  const failures: string[] = [];
  let tried = 0;
  try {
    for (const zone of usZones) {
      for (const plus of [0, 14, 30]) {
        for (const row of await asPostgres(client, zone, plus, size)) {
          failures.push(...differences(row, zone, plus, end));
          tried += 1;
        }
      }
    }
  } finally {
    await client.end();
  }
  return { tried, failures };
}

/** A short run takes the deadlines beside a change of the clocks, and two of each year. */
async function asPostgres(client: pg.Client, zone: string, plus: number, size: Size) {
  const { rows } = await client.query<Row>(
    `WITH days AS (SELECT d::date AS day, d::date + $2::int AS due FROM generate_series($4::timestamp, $5::timestamp, '1 day') AS d),
      ends AS (SELECT day, due, (due + 1)::timestamp AT TIME ZONE $1 AS deadline FROM days)
     SELECT day::text, deadline, ARRAY(SELECT ((deadline + s * interval '1 second') AT TIME ZONE $1)::date <= due
        FROM unnest($3::int[]) WITH ORDINALITY AS t(s, n) ORDER BY n) AS kept
     FROM ends
     WHERE $6 OR (extract(day FROM day) = 17 AND extract(month FROM day) IN (2, 6))
       OR (due + 2)::timestamp AT TIME ZONE $1 - (due - 1)::timestamp AT TIME ZONE $1 <> interval '72 hours'`,
    [zone, plus, seconds, firstDay, lastDay, size === 'long'],
  );
  return rows;
}

function differences(
  { day, deadline, kept }: Row,
  zone: string,
  plus: number,
  end: EndOf,
): readonly string[] {
  const place = `${day} and ${plus} days, ${zone}`;
  const ours = end(addDays(day, plus), zone);
  if (ours.getTime() !== deadline.getTime())
    return [`${place}: ends ${ours.toISOString()}, PostgreSQL says ${deadline.toISOString()}`];
  const rules = windows.filter(({ closes }) => closes.plus === plus);
  return seconds.flatMap((second, index) => {
    const doneOn = dayIn(zone, new Date(deadline.getTime() + second * 1000));
    const expected = kept[index] ? 'kept' : 'late';
    return rules.flatMap((rule) => {
      const anchors = { [rule.opens.from]: day, [rule.closes.from]: day };
      const { standing } = windowStanding(rule, anchors, doneOn, doneOn);
      if (standing === expected) return [];
      return [`${rule.id} ${place}, ${second} s: ${standing}, PostgreSQL says ${expected}`];
    });
  });
}
