import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { Trouble } from '@/lib/db/trouble';
import { openDatabase } from '../e2e/database';
import { signIn } from '../e2e/steps/sign-in';
import { findPlaces, type Stop, tour } from '../e2e/tour';
import { browser } from './steps/browser';
import { startFreshPortal } from './steps/fresh-portal';
import { leave, leaveOnSignals } from './steps/on-leave';

const folder = 'screenshots';
const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
] as const;

/** The pictures of the README and the documentation, and under which names. */
const chosen = {
  'worklist-1280': 'worklist',
  'case-late-1280': 'case',
  'pre-pet-plan-1280': 'form',
  'pre-pet-plan-390': 'form-phone',
  'registry-1280': 'completeness',
  'coverage-registry-1280': 'coverage',
} as const;
const mostBytes = 250_000;

/** npm run screenshots [-- --pictures]: every page at both widths; with the word, six of them into docs/pictures. */
export default async function screenshots(words: string[]): Promise<void> {
  const unknown = words.find((word) => word !== '--pictures');
  if (unknown) throw new Trouble(`npm run screenshots knows only -- --pictures, and not ${unknown}.`);
  leaveOnSignals();
  const executablePath = browser(console.log);
  try {
    const portal = await startFreshPortal('screenshots');
    process.env.TRACER_E2E_DATABASE = portal.world.superuserUrl;
    const database = openDatabase(portal.world.superuserUrl);
    const places = await findPlaces(database);
    await database.close();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const opened = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    try {
      for (const who of new Set(tour.map((stop) => stop.who))) {
        const context = await opened.newContext({ baseURL: portal.address, reducedMotion: 'reduce' });
        const page = await context.newPage();
        if (who !== 'anyone') await signIn(page, who);
        await page.close();
        for (const stop of tour.filter((candidate) => candidate.who === who)) {
          await takePictures(context, stop, stop.at(places));
          console.log(`${stop.name}`);
        }
        await context.close();
      }
    } finally {
      await opened.close();
    }
    if (words.includes('--pictures')) keepChosen();
    console.log(`Pictures of ${tour.length} pages lie in ${folder}/.`);
  } finally {
    await leave();
  }
}

async function takePictures(context: BrowserContext, stop: Stop, address: string): Promise<void> {
  for (const size of sizes) {
    const page = await context.newPage();
    await page.setViewportSize(size);
    await page.goto(address);
    await stop.first?.(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({
      path: pictureOf(`${stop.name}-${size.width}`),
      fullPage: true,
      animations: 'disabled',
      caret: 'hide',
    });
    await page.close();
  }
}

function keepChosen(): void {
  const kept = join('docs', 'pictures');
  mkdirSync(kept, { recursive: true });
  for (const [name, as] of Object.entries(chosen)) {
    const { size } = statSync(pictureOf(name));
    if (size > mostBytes)
      throw new Trouble(
        `${pictureOf(name)} has ${size} bytes, more than the ${mostBytes} that suit a README.`,
      );
    copyFileSync(pictureOf(name), join(kept, `${as}.png`));
  }
}

function pictureOf(name: string): string {
  return join(folder, `${name}.png`);
}
