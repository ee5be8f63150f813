import { defineConfig } from '@playwright/test';

const address = process.env.TRACER_ADDRESS;
const browser = process.env.TRACER_BROWSER;
if (!address || !browser)
  throw new Error('Start the browser tests with npm run test:e2e, which starts the portal they look at.');
const report = process.env.TRACER_E2E_REPORT;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  forbidOnly: Boolean(process.env.CI),
  // One world of people for all stories: each waits for the one before.
  workers: 1,
  // Once more where nobody watches; a developer wants to see the first failure.
  retries: process.env.CI ? 1 : 0,
  // A whole story takes many steps, each with a limit of its own.
  timeout: 240_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'stories', testIgnore: /after\//, teardown: 'afterwards' },
    // What the stories left behind: logs and messages.
    { name: 'afterwards', testMatch: /after\/.*\.spec\.ts/ },
  ],
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    // A step that cannot be done fails by itself, long before its story does.
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-dev-shm-usage',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
