import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What a browser complained of while a story ran. A story with a complaint that it did not announce fails. */
export interface Watch {
  readonly complaints: readonly string[];
}

/**
 * Watches every page of a context: console errors, what the security policy stopped, uncaught errors, answers of 500 and
 * above, and requests to any other host than the portal's.
 */
export async function watch(
  context: BrowserContext,
  origin: string,
  tolerated: readonly RegExp[],
): Promise<Watch> {
  const complaints: string[] = [];
  const complain = (complaint: string) => {
    if (!tolerated.some((pattern) => pattern.test(complaint))) complaints.push(complaint);
  };
  // Whatever the security policy of a page stops (G1), also where the browser says nothing on its console.
  await context.exposeBinding('noteViolation', ({ page }, what: string) => {
    complaints.push(`security policy: ${what} at ${pathOf(page)}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const note: unknown = Reflect.get(window, 'noteViolation');
      if (typeof note === 'function')
        note(
          `${event.effectiveDirective} stopped ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`,
        );
    });
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => complain(`uncaught: ${error.stack ?? error.message} at ${pathOf(page)}`));
  });
  context.on('console', (message) => {
    if (isTrouble(message))
      complain(`console: ${message.text()} (${message.location().url}) at ${pathOf(message.page())}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500)
      complain(`answer: ${response.status()} from ${response.request().method()} ${response.url()}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(origin).host)
      complain(`foreign: ${request.url()}`);
  });
  return { complaints };
}

/** What the open pages of a context keep in the browser: nothing, so that a machine used by many tells nothing (A6). */
export async function keptIn(context: BrowserContext): Promise<readonly string[]> {
  const pages = context.pages().filter((page) => !page.isClosed() && page.url().startsWith('http'));
  const kept = await Promise.all(
    pages.map((page) =>
      page.evaluate(async () => {
        // A page without scripts has no storage either, and an origin of nobody.
        if (window.origin === 'null') return [];
        return [
          ...Object.keys(localStorage).map((key) => `localStorage ${key}=${localStorage.getItem(key)}`),
          ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}=${sessionStorage.getItem(key)}`),
          ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
          ...(await caches.keys()).map((name) => `cache ${name}`),
        ];
      }),
    ),
  );
  return kept.flat();
}

function isTrouble(message: ConsoleMessage): boolean {
  return (
    message.type() === 'error' ||
    (message.type() === 'warning' && /content security policy|hydrat/i.test(message.text()))
  );
}

function pathOf(page: Page | null): string {
  return page && !page.isClosed() ? page.url() : 'a closed page';
}
