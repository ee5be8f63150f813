import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What a narrower window can change; the rest was looked at in the wide one. */
const changedByWidth = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
  'nested-interactive',
  'aria-hidden-focus',
];

/** Fails on what axe calls serious or critical, naming the rule and the elements. */
export async function expectAccessible(page: Page, rules: 'all' | 'changed by width' = 'all'): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (rules === 'changed by width') axe.withRules(changedByWidth);
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  expect.soft(grave, `axe at ${page.url()}`).toEqual([]);
}

/** Fails when the page is wider than its window, naming what sticks out. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const sticking = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} to ${Math.round(element.getBoundingClientRect().right)}`,
      )
      .slice(0, 8);
  });
  expect.soft(sticking, `sticks out at ${page.url()}`).toEqual([]);
}
