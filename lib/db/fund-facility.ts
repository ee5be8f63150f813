import type pg from 'pg';

/**
 * Puts so much money into a facility's books that no test, bar or bench runs out of it, as a deposit of before every story.
 * Written by whoever made the facility, past row security.
 */
export async function fundFacility(client: pg.ClientBase, facilityId: string): Promise<void> {
  await client.query(
    `INSERT INTO ledger_entry (facility_id, kind, amount_cents, at, posted_on, note, by_account, by_name)
     VALUES ($1, 'deposit', 1000000000, '2020-01-01T12:00:00Z', '2020-01-01', 'Start-up funds', $1, 'The registry')`,
    [facilityId],
  );
}
