// Two devices of one person: bills and notes come together, whatever the network did meanwhile.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { Authenticator } from '../../fixtures/authenticator';
import { expect, prefer, test } from '../../fixtures/app';
import { rawDatabase } from '../../fixtures/raw-database';
import { save, say, slip } from '../bills/slips';

// Nobody is signed in at first, and the network is cut on purpose: a browser tells both in its console.
test.use({ expectedErrors: ['401', '403', 'ERR_INTERNET_DISCONNECTED', 'ERR_FAILED', 'ERR_CONNECTION_RESET'] });

/** A hint may be lost; then the next look, every minute, brings what is new. */
const ARRIVAL_MS = 90_000;

test.describe.configure({ timeout: 300_000 });

const sync = (page: Page) => page.locator('.bills-sync');
const together = (page: Page) => expect(sync(page)).toContainText(say('bills-sync-together'), { timeout: ARRIVAL_MS });
const others = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: say('bills-others-title') }) });

/** An account on this page's device, with a bill already in its book. */
async function begin(page: Page): Promise<Authenticator> {
  await prefer(page, { language: 'ja' });
  await save(page, slip('T01'));
  const authenticator = await Authenticator.add(page);
  await page.goto('/auth');
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
  await page.goto('/bills');
  await together(page);
  return authenticator;
}

/** Another device of the same person, its passkey synced. */
async function another(browser: Browser, url: string, authenticator: Authenticator): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ baseURL: url, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  await prefer(page, { language: 'ja' });
  await authenticator.syncTo(await Authenticator.add(page));
  await page.goto('/auth');
  await page.getByRole('button', { name: 'パスキーでサインインする' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
  await page.goto('/bills');
  return [context, page];
}

test('a bill read before the account was made is on the second device, without its digits', async ({ page, browser, server, axe }) => {
  const authenticator = await begin(page);
  const [context, second] = await another(browser, server.url, authenticator);
  await expect(others(second).getByText('12,300円')).toBeVisible({ timeout: ARRIVAL_MS });
  expect(await axe(second)).toEqual([]);
  await others(second).getByRole('link').first().click();
  await expect(second.getByText('2026年', { exact: false }).or(second.getByText('6月30日')).first()).toBeVisible();
  await expect(second.getByText(say('bills-others-pay'))).toBeVisible();
  expect(await axe(second)).toEqual([]);
  // Nothing of the code is on the second device, sealed or not.
  expect(await second.locator('body').innerText()).not.toMatch(/202699990000001|13114/);

  // Reloaded with no network it is still there.
  await second.goto('/bills');
  await together(second);
  await expect(second.getByRole('status').filter({ hasText: 'オフライン' }).or(sync(second)).first()).toBeVisible();

  // Taken away on the first, it goes on the second.
  await page.goto('/bills');
  await page.getByRole('main').locator('ul.bills-list').getByRole('link').first().click();
  await page.getByRole('button', { name: say('bills-remove') }).click();
  await page.getByRole('dialog').getByRole('button', { name: say('bills-remove-yes') }).click();
  await expect(others(second)).toHaveCount(0, { timeout: ARRIVAL_MS });
  await context.close();
});

test('two notes written with no network are both shown, and one is chosen', async ({ page, browser, server, axe }) => {
  const authenticator = await begin(page);
  const [context, second] = await another(browser, server.url, authenticator);
  await others(second).getByRole('link').first().click();
  await page.getByRole('main').locator('ul.bills-list').getByRole('link').first().click();

  await page.context().setOffline(true);
  await context.setOffline(true);
  await page.getByLabel(say('bills-note')).fill('母が払う');
  await page.getByRole('button', { name: say('bills-note-save') }).click();
  await expect(page.getByText(say('bills-note-saved'))).toBeVisible();
  await second.getByLabel(say('bills-note')).fill('父が払う');
  await second.getByRole('button', { name: say('bills-note-save') }).click();
  await expect(second.getByText(say('bills-note-saved'))).toBeVisible();
  // Saved here, waiting, and said so.
  await page.getByRole('link', { name: say('app-back') }).click();
  await expect(sync(page)).toContainText('のこり1件', { timeout: ARRIVAL_MS });

  await page.context().setOffline(false);
  await together(page);
  await context.setOffline(false);
  await expect(second.getByText(say('bills-conflict-title'))).toBeVisible({ timeout: ARRIVAL_MS });
  expect(await axe(second)).toEqual([]);
  const mine = second.getByRole('listitem').filter({ hasText: '母が払う' });
  await mine.getByRole('button', { name: say('bills-conflict-take') }).click();
  await expect(second.getByText(say('bills-conflict-title'))).toHaveCount(0);

  // The first device shows what was chosen.
  await page.goto('/bills');
  await together(page);
  await expect(page.getByText('母が払う')).toBeVisible({ timeout: ARRIVAL_MS });
  await expect(page.getByText('父が払う')).toHaveCount(0);
  await context.close();
});

test('an answer that is lost after the server has stored leaves one change', async ({ page, browser, server }) => {
  await prefer(page, { language: 'ja' });
  let lost = 0;
  await page.context().route('**/api/sync/push', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await save(page, slip('T01'));
  const authenticator = await Authenticator.add(page);
  await page.goto('/auth');
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
  await page.goto('/bills');
  await together(page);
  expect(lost).toBe(1);
  const [context, second] = await another(browser, server.url, authenticator);
  await expect(others(second).getByRole('listitem')).toHaveCount(1, { timeout: ARRIVAL_MS });
  await context.close();
});

test('nothing that was typed or read stands in the database as it is', async ({ page, browser, server }) => {
  const authenticator = await begin(page);
  await page.getByRole('main').locator('ul.bills-list').getByRole('link').first().click();
  await page.getByLabel(say('bills-note')).fill('祖母の分を忘れない');
  await page.getByRole('button', { name: say('bills-note-save') }).click();
  await page.goto('/bills');
  await together(page);
  const [context, second] = await another(browser, server.url, authenticator);
  await expect(others(second).getByText('祖母の分を忘れない')).toBeVisible({ timeout: ARRIVAL_MS });
  for (const device of [page, second]) {
    const raw = await device.evaluate(rawDatabase);
    expect(raw.records).toBeGreaterThan(2);
    for (const text of ['祖母', '12300', '12,300', '202699990000001', '13114', '2026-06-30', 'amount_yen', 'payload']) {
      expect(raw.text.includes(text), text).toBe(false);
    }
  }
  await context.close();
});

test('signed out, nothing is sent, and what is on the device stays', async ({ page }) => {
  await begin(page);
  await page.goto('/auth');
  await page.getByRole('button', { name: 'この端末でサインアウトする' }).click();
  await expect(page.getByRole('button', { name: 'パスキーでサインインする' })).toBeVisible();
  const sent: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().includes('/api/sync/')) sent.push(request.url());
  });
  await page.goto('/bills');
  await expect(page.getByRole('main').locator('ul.bills-list').getByRole('listitem')).toHaveCount(1);
  await expect(sync(page)).toBeEmpty();
  await page.waitForTimeout(500);
  expect(sent).toEqual([]);
});
