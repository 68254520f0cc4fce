// Two people with an account each: one invites, both see the same bill, and who was taken out gets nothing new.
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import auth from '../../../app/locales/ja/auth.json' with { type: 'json' };
import words from '../../../app/locales/ja/sync.json' with { type: 'json' };
import { Authenticator } from '../../fixtures/authenticator';
import { expect, prefer, test } from '../../fixtures/app';
import { save, say, slip } from '../bills/slips';

// Nobody is signed in at first, and a used invitation is refused: a browser tells both in its console.
test.use({ expectedErrors: ['401', '403', '404'] });

/** Time for a change to come from the other person: a hint at once, or a look from time to time. */
const ARRIVAL_MS = 90_000;

const together = (page: Page) =>
  expect(page.locator('.bills-sync')).toContainText(say('bills-sync-together'), { timeout: ARRIVAL_MS });
const others = (page: Page): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: say('bills-others-title') }) });
const people = (page: Page): Locator => page.locator('.sync-members').getByRole('listitem');

async function makeAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: auth['auth-make'] }).click();
}

/** A mother with an account, a bill on her phone and a family of her own. */
async function mother(page: Page): Promise<string> {
  await prefer(page, { language: 'ja' });
  const bill = await save(page, slip('T01'));
  await Authenticator.add(page);
  await page.goto('/auth');
  await makeAccount(page);
  await page.getByRole('link', { name: words['sync-title'] }).click();
  await page.getByRole('button', { name: words['sync-create'] }).click();
  await expect(people(page)).toHaveCount(1);
  return bill;
}

/** Her invitation, as the link she would send. */
async function invite(page: Page, as: string = words['sync-role-member']): Promise<string> {
  await page.getByRole('button', { name: words['sync-invite'], exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: as }).check();
  await dialog.getByRole('button', { name: words['sync-invite-make'] }).click();
  await expect(dialog.getByRole('img', { name: words['sync-invite-qr'] })).toBeVisible();
  return (await dialog.locator('.sync-link').innerText()).trim();
}

/** Another person on another phone, with nothing on it. */
async function stranger(browser: Browser, url: string): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ baseURL: url, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  await prefer(page, { language: 'ja' });
  await Authenticator.add(page);
  return [context, page];
}

/** Opens the link, makes an account on the way, and joins. */
async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await makeAccount(page);
  await page.getByRole('button', { name: words['sync-join-go'] }).click();
  await expect(page.getByRole('status').filter({ hasText: words['sync-joined'] })).toBeVisible();
}

/** Says on the page of a bill who sees it. */
async function show(page: Page, bill: string, whom: RegExp): Promise<void> {
  await page.goto(bill);
  const group = page.getByRole('group', { name: say('bills-audience') });
  await group.getByRole('radio', { name: whom }).check({ timeout: ARRIVAL_MS });
  await page.getByRole('link', { name: say('app-back') }).click();
  await together(page);
}

const FAMILY = new RegExp(`^${words['sync-family']}`);
const ONLY_ME = new RegExp(`^${say('bills-audience-only-me')}`);

test('a family is made, somebody joins by the link, and a bill and its note go both ways', async ({ page, browser, server, axe }) => {
  test.setTimeout(400_000);
  const bill = await mother(page);
  expect(await axe(page)).toEqual([]);
  const link = await invite(page);
  expect(link).toMatch(/\/sync\/join#[0-9a-f]{32}$/);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: words['sync-invite-copy'] }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(words['sync-invite-copied']);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  // The secret leaves the address before anything is asked, and no request carries it.
  const [context, father] = await stranger(browser, server.url);
  const secret = new URL(link).hash.slice(1);
  const carried: string[] = [];
  context.on('request', (request) => {
    const address = request.url().replace(/#.*/, '');
    if (address.includes(secret) || (request.headers()['referer'] ?? '').includes(secret)) carried.push(address);
  });
  await father.goto(link);
  await expect(father.getByRole('heading', { name: words['sync-join-text'] })).toBeVisible();
  await expect(father).toHaveURL(/\/sync\/join$/);
  expect(await axe(father)).toEqual([]);
  await makeAccount(father);
  await father.getByRole('button', { name: words['sync-join-go'] }).click();
  await expect(father.getByRole('status').filter({ hasText: words['sync-joined'] })).toBeVisible();
  expect(carried).toEqual([]);

  // What she has not shown, he does not see.
  await father.goto('/bills');
  await together(father);
  await expect(others(father)).toHaveCount(0);

  await show(page, bill, FAMILY);
  await expect(others(father).getByText('12,300円')).toBeVisible({ timeout: ARRIVAL_MS });
  await expect(others(father).getByText(words['sync-family'], { exact: true })).toBeVisible();
  expect(await axe(father)).toEqual([]);
  await others(father).getByRole('link').first().click();
  expect(await father.locator('body').innerText()).not.toMatch(/202699990000001|13114/);
  await father.getByLabel(say('bills-note')).fill('わたしが払う');
  await father.getByRole('button', { name: say('bills-note-save') }).click();
  await expect(page.getByText('わたしが払う')).toBeVisible({ timeout: ARRIVAL_MS });

  // Hers alone again, it goes from his phone and stays on hers with the note.
  await show(page, bill, ONLY_ME);
  await father.goto('/bills');
  await expect(others(father)).toHaveCount(0, { timeout: ARRIVAL_MS });
  await expect(page.getByText('わたしが払う')).toBeVisible();
  await expect(page.getByRole('main').locator('ul.bills-list').getByRole('listitem')).toHaveCount(1);
  await context.close();
});

test('who was taken out of the family gets nothing new', async ({ page, browser, server, axe }) => {
  test.setTimeout(400_000);
  const bill = await mother(page);
  const [context, father] = await stranger(browser, server.url);
  await join(father, await invite(page));
  await show(page, bill, FAMILY);
  await father.goto('/bills');
  await expect(others(father).getByText('12,300円')).toBeVisible({ timeout: ARRIVAL_MS });

  await page.goto('/sync');
  await expect(people(page)).toHaveCount(2);
  await people(page).getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText(words['sync-remove-means']);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: words['sync-remove'], exact: true }).click();
  await expect(people(page)).toHaveCount(1);

  await page.goto(bill);
  await page.getByLabel(say('bills-note')).fill('家族だけの話');
  await page.getByRole('button', { name: say('bills-note-save') }).click();
  await page.goto('/bills');
  await together(page);
  await father.goto('/bills');
  await together(father);
  await expect(others(father)).toHaveCount(0, { timeout: ARRIVAL_MS });
  await expect(father.getByText('家族だけの話')).toHaveCount(0);
  await father.goto('/sync');
  await expect(father.getByText(words['sync-empty'])).toBeVisible();
  await context.close();
});

test('a reader reads and is not offered to write; the link works once', async ({ page, browser, server }) => {
  test.setTimeout(400_000);
  const bill = await mother(page);
  const link = await invite(page, words['sync-role-reader']);
  const [context, reader] = await stranger(browser, server.url);
  await join(reader, link);
  await show(page, bill, FAMILY);
  await reader.goto('/bills');
  await others(reader).getByRole('link').first().click({ timeout: ARRIVAL_MS });
  await expect(reader.getByText(words['sync-reader-means'])).toBeVisible();
  await expect(reader.getByLabel(say('bills-note'))).toHaveCount(0);
  await reader.goto('/sync');
  await expect(reader.getByRole('button', { name: words['sync-invite'], exact: true })).toHaveCount(0);

  // A third person with the same link, then with one that was cut off.
  const [later, third] = await stranger(browser, server.url);
  await third.goto(link);
  await makeAccount(third);
  await third.getByRole('button', { name: words['sync-join-go'] }).click();
  await expect(third.getByRole('alert')).toHaveText(words['sync-failed-no-invitation']);
  await third.goto('/sync');
  await third.goto(link.slice(0, -4));
  await expect(third.getByText(words['sync-join-broken'])).toBeVisible();
  await later.close();
  await context.close();
});

test('who leaves has their bills for themselves again', async ({ page }) => {
  const bill = await mother(page);
  await show(page, bill, FAMILY);
  await page.goto('/sync');
  await page.getByRole('button', { name: words['sync-leave'] }).click();
  await expect(page.getByRole('dialog')).toContainText(words['sync-leave-last']);
  await page.getByRole('dialog').getByRole('button', { name: words['sync-leave'] }).click();
  await expect(page.getByText(words['sync-empty'])).toBeVisible();
  await page.goto('/bills');
  await together(page);
  await expect(page.getByRole('main').locator('ul.bills-list').getByRole('listitem')).toHaveCount(1);
  await page.goto(bill);
  await expect(page.getByText(say('bills-audience-alone'))).toBeVisible({ timeout: ARRIVAL_MS });
});
