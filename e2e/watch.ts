import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What a browser complained of while a story ran. A story with a complaint that it did not announce fails. */
export interface Watch {
  readonly complaints: readonly string[];
}

/**
 * Watches every page of a context: console errors and warnings of the security policy, uncaught errors, answers of 500
 * and above, and requests to any other host than the portal's.
 */
export function watch(context: BrowserContext, origin: string, tolerated: readonly RegExp[]): Watch {
  const complaints: string[] = [];
  const complain = (complaint: string) => {
    if (!tolerated.some((pattern) => pattern.test(complaint))) complaints.push(complaint);
  };
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

function isTrouble(message: ConsoleMessage): boolean {
  return (
    message.type() === 'error' ||
    (message.type() === 'warning' && /content security policy|hydrat/i.test(message.text()))
  );
}

function pathOf(page: Page | null): string {
  return page && !page.isClosed() ? page.url() : 'a closed page';
}
