import type { Page } from '@playwright/test';
import { lakeside } from '../calendar';
import { expect, test } from '../fixtures';
import { makeBelongings } from './belongings';
import { leaksIn } from './leaks';
import { cookieOfLink } from './link-visitor';
import type { Visitor } from './request';
import { cast, roles } from './row';
import { unthrottled } from './unthrottled';
import { askTidily, walk } from './walk';
import { buildSide } from './world';

test('every door answers everybody as the table says, and shows nobody what is not theirs', async ({
  another,
  database,
  baseURL,
}) => {
  test.setTimeout(20 * 60_000);
  if (baseURL === undefined) throw new Error('The portal under test has no address.');
  const pages = new Map<string, Page>();
  const visitors: Visitor[] = [{ role: 'anonymous', cookie: '' }];
  for (const role of roles) {
    if (role === 'anonymous' || role === 'link') continue;
    const page = await another(cast[role]);
    pages.set(role, page);
    const cookies = await page.context().cookies();
    visitors.push({ role, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') });
  }
  const pageOf = (role: string) => {
    const page = pages.get(role);
    if (!page) throw new Error(`Nobody plays ${role}`);
    return page;
  };
  const here = await buildSide(
    {
      registrar: pageOf('registrar'),
      physician: pageOf('physician'),
      registrarName: 'registrar',
      physicianName: 'physician',
      zone: lakeside,
    },
    database,
  );
  const elsewhere = await buildSide(
    {
      registrar: pageOf('otherRegistrar'),
      physician: pageOf('otherPhysician'),
      registrarName: 'harborRegistrar',
      physicianName: 'physician2',
      zone: 'America/New_York',
    },
    database,
  );
  const { linkId = '', caseId = '' } = here.places.link;
  visitors.push({
    role: 'link',
    cookie: await cookieOfLink(baseURL, pageOf('registrar'), { caseId, linkId }),
  });
  // The search that must find nothing below finds them where they belong: in pages, flight data, JSON and PDFs.
  const own = visitors.find(({ role }) => role === 'registrar');
  const { id = '', entryId = '' } = here.places.entry;
  for (const [path, headers] of [
    [`/cases/${id}`, {}],
    [`/cases/${id}`, { rsc: '1' }],
    [`/api/cases/${id}`, {}],
    [`/api/cases/${id}/entries/${entryId}/document.pdf`, {}],
  ] as const) {
    const given = await askTidily(baseURL, {
      method: 'GET',
      path,
      headers: { cookie: own?.cookie ?? '', ...headers },
    });
    expect(await leaksIn(given, here.canaries), `the search in ${path}`).not.toEqual([]);
  }
  // Nobody is refused because the walk takes longer than a proof is fresh.
  const prove = () => database.rows('UPDATE auth_session SET proved_at = now() WHERE revoked_at IS NULL');
  await prove();
  const proving = setInterval(() => prove().catch(() => undefined), 60_000);
  const before = await database.rows(effects);
  const belongings = await makeBelongings(database);
  const walked = await unthrottled(database, () =>
    walk({ origin: baseURL, here, elsewhere, belongings, visitors }),
  ).finally(() => clearInterval(proving));
  expect(await belongings.touched(), 'what somebody else could end or rename').toEqual([]);
  await belongings.putAway();
  expect(await database.rows(effects), 'what the walk changed').toEqual(before);
  console.log(`${walked.cells} cells, ${walked.refusals} refusals, ${walked.complaints.length} complaints`);
  expect(walked.complaints).toEqual([]);
});

/** All that a request can leave behind, but for drafts: the walk saves empty ones. */
const effects = `SELECT (SELECT count(*) FROM registry_case) AS cases, (SELECT sum(version) FROM registry_case) AS versions,
  (SELECT count(*) FROM entry) AS entries, (SELECT count(*) FROM case_event) AS events, (SELECT count(*) FROM attachment) AS files,
  (SELECT count(*) FROM claim_document) AS documents, (SELECT sum(version) FROM account) AS accounts,
  (SELECT count(*) FROM membership) AS memberships`;
