import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { openDatabase, type TestBase } from './database';
import type { PersonName } from './people';
import { signIn } from './steps/sign-in';
import { keptIn, watch } from './watch';

export { expect };

interface Cast extends Record<PersonName, Page> {
  /** Somebody without an account. */
  anyone: Page;
  /** Another browser of a person who is here already, or of the same person on another machine. */
  another: (name: PersonName | 'anyone', options?: BrowserOptions) => Promise<Page>;
  /** Complaints of the browser that the story brings about on purpose. */
  tolerated: readonly RegExp[];
}

interface BrowserOptions {
  readonly javaScriptEnabled?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A refused request is an error on the browser's console; a story that is refused on purpose says with what. */
export function refusal(...statuses: readonly number[]): RegExp {
  return new RegExp(`Failed to load resource: the server responded with a status of (${statuses.join('|')})`);
}

type Give = (page: Page) => Promise<void>;

async function withBrowser(
  browser: Browser,
  origin: string,
  tolerated: readonly RegExp[],
  options: BrowserOptions,
  work: Give,
): Promise<void> {
  const context = await browser.newContext({ baseURL: origin, acceptDownloads: true, ...options });
  const { complaints } = await watch(context, origin, tolerated);
  try {
    await work(await context.newPage());
    expect(await keptIn(context), 'kept in the browser').toEqual([]);
  } finally {
    await context.close();
  }
  expect(complaints, 'complaints of the browser').toEqual([]);
}

function as(name: PersonName) {
  return async (
    {
      browser,
      baseURL,
      tolerated,
    }: { browser: Browser; baseURL: string | undefined; tolerated: readonly RegExp[] },
    use: Give,
  ) => {
    await withBrowser(browser, originOf(baseURL), tolerated, {}, async (page) => {
      await signIn(page, name);
      await use(page);
    });
  };
}

function originOf(baseURL: string | undefined): string {
  if (baseURL === undefined) throw new Error('The portal under test has no address: set baseURL.');
  return baseURL;
}

/** The stories' own `test`: its cast are people at their browsers, signed in as themselves. */
export const test = base.extend<Cast, { database: TestBase }>({
  tolerated: [[], { option: true }],
  registrar: as('registrar'),
  manager: as('manager'),
  harborRegistrar: as('harborRegistrar'),
  physician: as('physician'),
  physician2: as('physician2'),
  administrator: as('administrator'),
  auditor: as('auditor'),
  anyone: async ({ browser, baseURL, tolerated }, use) =>
    withBrowser(browser, originOf(baseURL), tolerated, {}, use),
  another: async ({ browser, baseURL, tolerated }, use) => {
    const origin = originOf(baseURL);
    const opened: { context: BrowserContext; complaints: readonly string[] }[] = [];
    await use(async (name, options = {}) => {
      const context = await browser.newContext({ baseURL: origin, acceptDownloads: true, ...options });
      const { complaints } = await watch(context, origin, tolerated);
      opened.push({ context, complaints });
      const page = await context.newPage();
      if (name !== 'anyone') await signIn(page, name);
      return page;
    });
    for (const { context } of opened) {
      expect(await keptIn(context), 'kept in the browser').toEqual([]);
      await context.close();
    }
    expect(
      opened.flatMap(({ complaints }) => complaints),
      'complaints of the browser',
    ).toEqual([]);
  },
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern.
    async ({}, use) => {
      const address = process.env.TRACER_E2E_DATABASE;
      if (!address) throw new Error('The database under test has no address: set TRACER_E2E_DATABASE.');
      const database = openDatabase(address);
      await use(database);
      await database.close();
    },
    { scope: 'worker' },
  ],
});
