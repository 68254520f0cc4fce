// The synthetic slips every crate tests with, the words of the room, and the few steps that all
// journeys through it begin with. No real slip is used anywhere.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import app from '../../../app/locales/ja/app.json' with { type: 'json' };
import bills from '../../../app/locales/ja/bills.json' with { type: 'json' };
import { expect } from '../../fixtures/app';

const words: Record<string, string> = { ...app, ...bills };

const payloads = new Map(
  readFileSync(new URL('../../../shared/src/bills/vectors.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ') as [string, string]),
);

/** The digits of a slip such as `T01`. */
export function slip(name: string): string {
  const payload = payloads.get(name);
  if (payload === undefined) throw new Error(`no slip ${name}`);
  return payload;
}

/** A text of the screens with its places filled, as the app does it. */
export function say(key: keyof typeof bills | keyof typeof app, places: Record<string, string | number> = {}): string {
  const text = words[key];
  if (text === undefined) throw new Error(`no text ${key}`);
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}

/** What the scan page says about the search. */
export const said = (page: Page): Locator => page.locator('.bills-said');

/** Puts text on the clipboard and presses the button that reads it. Needs `clipboard-read`. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.getByRole('button', { name: say('bills-scan-paste') }).click();
}

/** Opens the scan page and pastes. */
export async function read(page: Page, text: string, site = ''): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site}/bills/scan`);
  await paste(page, text);
}

/** Waits for the slip that was read, told by its amount. */
export async function expectSlip(page: Page, amount: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: say('bills-scan-found') })).toBeVisible();
  await expect(page.getByRole('main').locator('.amount')).toHaveText(`${amount}円`);
}

/** Reads a slip by pasting and saves it; answers the address of the bill. */
export async function save(page: Page, text: string, site = ''): Promise<string> {
  await read(page, text, site);
  await page.getByRole('button', { name: say('bills-save') }).click();
  await page.waitForURL(/\/bills\/bill\//);
  return new URL(page.url()).pathname;
}
