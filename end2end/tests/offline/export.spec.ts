// Everything a person has, as a file of theirs: taken out, taken in on another device with the network
// cut, refused where it is not one of ours, and nothing on the device lost by it.
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import offline from '../../../app/locales/ja/offline.json' with { type: 'json' };
import { Authenticator } from '../../fixtures/authenticator';
import { expect, prefer, readyOffline, test } from '../../fixtures/app';
import { save, say, slip } from '../bills/slips';

// Nobody is signed in at first, which a browser tells in its console.
test.use({ expectedErrors: ['401', '403'] });

/** A text of the card with its places filled. */
const tell = (key: keyof typeof offline, places: Record<string, string | number> = {}): string =>
  offline[key].replace(/\{([a-z]+)\}/g, (whole, name: string) => String(places[name] ?? whole));

const card = (page: Page): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: tell('offline-export-title') }) });
const button = (page: Page, key: keyof typeof offline) => card(page).getByRole('button', { name: tell(key), exact: true });
const said = (page: Page) => card(page).getByRole('status');
const question = (page: Page) => page.getByRole('dialog', { name: tell('offline-export-offer-title') });
const rows = (page: Page) => page.getByRole('main').locator('ul.bills-list').getByRole('listitem');

/** Opens the page and waits for the program of the card. */
async function open(page: Page): Promise<void> {
  await page.goto('/offline');
  await expect(button(page, 'offline-export-button')).toBeVisible();
}

/** Presses a button that gives a file; answers its name and text. */
async function download(page: Page, key: keyof typeof offline): Promise<{ name: string; text: string }> {
  const begun = page.waitForEvent('download');
  await button(page, key).click();
  const file = await begun;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** Chooses a file with this text. */
const choose = (page: Page, text: string) =>
  card(page)
    .getByLabel(tell('offline-export-read'), { exact: true })
    .setInputFiles({ name: 'copy.json', mimeType: 'application/json', buffer: Buffer.from(text) });

/** Chooses a file and takes it. */
async function take(page: Page, text: string): Promise<void> {
  await choose(page, text);
  await question(page).getByRole('button', { name: tell('offline-export-yes') }).click();
  await expect(question(page)).toBeHidden();
}

const counts = (new_: number, newer: number, same: number, kept: number, bad: number) =>
  tell('offline-export-taken', { new: new_, newer, same, kept, bad });

/** The number that tells the state of the device. */
async function mark(page: Page): Promise<string> {
  const line = card(page).getByText(tell('offline-export-mark', { mark: '' })).first();
  await expect(line).toBeVisible();
  return ((await line.textContent()) ?? '').match(/[0-9a-f]{8}$/)?.[0] ?? '';
}

async function note(page: Page, text: string): Promise<void> {
  await page.getByLabel(say('bills-note')).fill(text);
  await page.getByRole('button', { name: say('bills-note-save') }).click();
  await expect(page.getByRole('status').filter({ hasText: say('bills-note-saved') })).toBeVisible();
}

/** A device that has never seen a bill, ready for no network. */
async function fresh(browser: Browser, url: string): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ baseURL: url, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  await prefer(page, { language: 'ja' });
  await readyOffline(page);
  await open(page);
  return [context, page];
}

test('bills and a note come to a fresh device with no network and no account', async ({ page, browser, server, axe }) => {
  await prefer(page, { language: 'ja' });
  await save(page, slip('T03'));
  await save(page, slip('T01'));
  await note(page, '母の分');
  await open(page);
  await expect(card(page).getByText(tell('offline-export-plain'))).toBeVisible();
  const file = await download(page, 'offline-export-button');
  expect(file.name).toMatch(/^nakano-pocket-\d{4}-\d\d-\d\d\.json$/);
  await expect(said(page)).toContainText(tell('offline-export-written', { count: 2, name: file.name }));
  const document = JSON.parse(file.text);
  expect([document.format, document.version, document.records.length, document.changes]).toEqual(['nakano-pocket-export', 1, 2, []]);

  const [context, second] = await fresh(browser, server.url);
  await context.setOffline(true);
  await choose(second, file.text);
  await expect(question(second)).toContainText('納付書 2件');
  expect(await axe(second)).toEqual([]);
  await question(second).getByRole('button', { name: say('app-cancel') }).click();
  await expect(question(second)).toBeHidden();
  await take(second, file.text);
  await expect(said(second)).toContainText(counts(2, 0, 0, 0, 0));
  expect(await mark(second)).toBe(await mark(page));
  expect(await axe(second)).toEqual([]);
  // Once more changes nothing.
  await take(second, file.text);
  await expect(said(second)).toContainText(counts(0, 0, 2, 0, 0));

  await second.getByRole('link', { name: say('app-tab-bills'), exact: true }).first().click();
  await expect(rows(second)).toHaveCount(2);
  await expect(second.getByRole('main')).toContainText('99,999,999,999円');
  await rows(second).filter({ hasText: '12,300円' }).getByRole('link').click();
  await expect(second.getByLabel(say('bills-note'))).toHaveValue('母の分');
  await context.close();
});

test('what an account has written comes along: two devices show the same state', async ({ page, browser, server }) => {
  await prefer(page, { language: 'ja' });
  await save(page, slip('T03'));
  await save(page, slip('T01'));
  await note(page, '母の分');
  const authenticator = await Authenticator.add(page);
  await page.goto('/auth');
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
  await page.goto('/bills');
  await expect(page.locator('.bills-sync')).toContainText(say('bills-sync-together'), { timeout: 20_000 });
  await open(page);
  const state = await mark(page);
  const file = await download(page, 'offline-export-button');
  expect(JSON.parse(file.text).changes.length).toBeGreaterThanOrEqual(2);
  expect(file.text).not.toContain('sync-meta');

  const [context, second] = await fresh(browser, server.url);
  const empty = await mark(second);
  expect(empty).not.toBe(state);
  await context.setOffline(true);
  await take(second, file.text);
  await expect(said(second)).toContainText(tell('offline-export-marks', { before: empty, after: state }));
  expect(await mark(second)).toBe(state);

  // Signed in there, nothing is there twice.
  await context.setOffline(false);
  await authenticator.syncTo(await Authenticator.add(second));
  await second.goto('/auth');
  await second.getByRole('button', { name: 'パスキーでサインインする' }).click();
  await expect(second.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
  await second.goto('/bills');
  await expect(second.locator('.bills-sync')).toContainText(say('bills-sync-together'), { timeout: 20_000 });
  await expect(rows(second)).toHaveCount(2);
  await expect(second.getByRole('heading', { name: say('bills-others-title') })).toHaveCount(0);
  await context.close();
});

test('rubbish, a cut file and a newer one are refused, each in its words, and nothing changes', async ({ page }) => {
  await prefer(page, { language: 'ja' });
  await save(page, slip('T01'));
  await open(page);
  const { text } = await download(page, 'offline-export-button');
  const document = JSON.parse(text);
  for (const [bad, sentence] of [
    ['PK\u0003\u0004 rubbish', 'offline-export-not-one'],
    ['{"format":"another","version":1}', 'offline-export-not-one'],
    [text.slice(0, text.length / 2), 'offline-export-not-one'],
    [JSON.stringify({ ...document, version: 2 }), 'offline-export-newer'],
    [JSON.stringify({ ...document, records: 'none' }), 'offline-export-damaged'],
  ] as const) {
    await choose(page, bad);
    await expect(said(page), sentence).toContainText(tell(sentence));
    await expect(question(page)).toBeHidden();
  }
  await page.goto('/bills');
  await expect(rows(page)).toHaveCount(1);
});

test('what is here stays, and what a stranger wrote for sync is left out', async ({ page }) => {
  await prefer(page, { language: 'ja' });
  const bill = await save(page, slip('T01'));
  await note(page, '古いメモ');
  await open(page);
  const { text } = await download(page, 'offline-export-button');
  await page.goto(bill);
  await note(page, '新しいメモ');

  await open(page);
  const document = JSON.parse(text);
  document.records.push({ room: 'sync-meta', id: 'owners', json: '{}' });
  document.records.push({ room: 'bills', id: '<b>1</b>', json: '{}' });
  document.records.push({ room: 'of-tomorrow', id: '1', json: '{"kept":1.50}' });
  await choose(page, JSON.stringify(document));
  await expect(question(page)).toContainText(tell('offline-export-offer-bad', { count: 2 }));
  await question(page).getByRole('button', { name: tell('offline-export-yes') }).click();
  await expect(said(page)).toContainText(counts(1, 0, 0, 1, 2));
  // Of a room that this app does not know: kept as it came, and written out again.
  const again = JSON.parse((await download(page, 'offline-export-button')).text);
  expect(again.records).toContainEqual({ room: 'of-tomorrow', id: '1', json: '{"kept":1.50}' });
  expect(again.records).toHaveLength(2);
  await page.goto(bill);
  await expect(page.getByLabel(say('bills-note'))).toHaveValue('新しいメモ');
});

test('the table has a row a bill, opens in a spreadsheet and runs nothing there', async ({ page }) => {
  await prefer(page, { language: 'ja' });
  await open(page);
  await button(page, 'offline-export-table').click();
  await expect(said(page)).toContainText(tell('offline-export-nothing'));
  await page.clock.setFixedTime('2026-07-15T09:00:00+09:00');
  await save(page, slip('T01'));
  await note(page, '=1+1,母の分');
  await page.clock.setFixedTime('2026-07-16T09:00:00+09:00');
  await save(page, slip('T03'));
  await open(page);
  const { name, text } = await download(page, 'offline-export-table');
  expect(name).toBe('nakano-pocket-bills-2026-07-16.csv');
  expect(text.startsWith('\u{FEFF}保存日 saved,金額（円） amount_yen,')).toBe(true);
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^2026-07-15,12300,2026-06-30,2027-04-30,.*,"'=1\+1,母の分"$/);
  expect(lines[2]).toMatch(/^2026-07-16,99999999999,/);
  expect(text).not.toContain('123456');
});

test.describe('without the program of the card', () => {
  test.use({ serviceWorkers: 'block', expectedErrors: ['ERR_FAILED', 'Failed to fetch', 'TypeError'] });

  test('the card says so, the rest of the page works, and it opens when it is there', async ({ page }) => {
    const program = '**/assets/split_account*.wasm';
    await prefer(page, { language: 'ja' });
    await page.route(program, (route) => route.abort());
    await page.goto('/offline');
    await expect(card(page).getByRole('alert')).toContainText(say('app-room-missing-text'));
    await expect(page.getByRole('button', { name: tell('offline-erase-button') })).toBeVisible();
    await page.unroute(program);
    await card(page).getByRole('button', { name: say('app-try-again') }).click();
    await expect(button(page, 'offline-export-button')).toBeVisible();
  });
});
