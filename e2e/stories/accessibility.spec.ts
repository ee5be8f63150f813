import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../accessibility';
import { expect, refusal, test } from '../fixtures';
import type { PersonName } from '../people';
import { findPlaces, type Stop, tour } from '../tour';

test.use({ tolerated: [refusal(404)] });

const cast = [...new Set(tour.map(({ who }) => who))];

for (const who of cast) {
  test(`every page of ${who} can be used by everybody, wide and narrow`, async ({ another, database }) => {
    // Each stop is looked at twice.
    test.setTimeout(60_000 + 12_000 * tour.filter((stop) => stop.who === who).length);
    const places = await findPlaces(database);
    const page = await another(who);
    for (const stop of tour.filter((candidate) => candidate.who === who)) {
      await test.step(stop.name, async () => {
        await page.setViewportSize({ width: 1280, height: 900 });
        await visit(page, stop, stop.at(places));
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await expectAccessible(page, 'changed by width');
        await expectNoSidewaysScroll(page);
        await expectTitled(page);
      });
    }
  });
}

async function visit(page: Page, stop: Stop, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(stop.status ?? 200);
  await stop.first?.(page);
}

/** One heading of the first rank, a title of its own, and a main part to skip to. */
async function expectTitled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page).not.toHaveTitle('');
  await expect(page.getByRole('main')).toHaveCount(1);
}

/** Every role of the demo has its pages on the tour, so that none is forgotten. */
test('the tour meets everybody', () => {
  const everybody: readonly (PersonName | 'anyone')[] = [
    'anyone',
    'registrar',
    'manager',
    'harborRegistrar',
    'physician',
    'administrator',
    'auditor',
  ];
  expect([...cast].toSorted()).toEqual([...everybody].toSorted());
});
