// The 34 digits by hand, for a slip no camera can read: however they are typed, checked while they
// are typed, and honest about what they do not say.
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/app';
import { save, say, slip } from './slips';

const field = (page: Page, key: 'org' | 'key' | 'confirm' | 'item') =>
  page.getByRole('textbox', { name: say(`bills-number-${key}`) });
const submit = (page: Page) => page.getByRole('button', { name: say('bills-entry-read') });

async function fill(page: Page): Promise<void> {
  await field(page, 'org').fill('１３１１４');
  await field(page, 'key').fill('00000-20269-99900-00001');
  await field(page, 'confirm').fill('123 456');
  await field(page, 'item').fill('９９９');
}

test('full-width digits, hyphens and spaces are fine; amount and days stay unknown', async ({ page }) => {
  await page.goto('/bills/entry');
  await fill(page);
  await submit(page).click();
  await expect(page.getByText(say('bills-no-amount'))).toBeVisible();
  await expect(page.getByText(say('bills-no-dates'))).toBeVisible();
  await page.getByRole('button', { name: say('bills-save') }).click();
  await page.waitForURL(/\/bills\/bill\//);
  await page.reload();
  await expect(page.getByText(say('bills-no-amount'))).toBeVisible();
  await expect(page.getByRole('main')).toContainText('00000 20269 99900 00001');
});

test('each field says how far it is while one types', async ({ page }) => {
  await page.goto('/bills/entry');
  const org = field(page, 'org');
  for (const [typed, sentence] of [
    ['', say('bills-entry-digits', { count: 5 })],
    ['13', say('bills-entry-short', { count: 3 })],
    ['1311', say('bills-entry-short-one')],
    ['13114', say('bills-entry-complete', { count: 5 })],
    ['131140', say('bills-entry-long-one', { count: 5 })],
    ['1311400', say('bills-entry-long', { extra: 2, count: 5 })],
    ['13x', say('bills-entry-non-digit', { place: 3 })],
  ] as const) {
    await org.fill(typed);
    await expect(org, typed).toHaveAccessibleDescription(sentence);
  }
  await expect(org).toHaveAttribute('aria-invalid', 'true');
});

test('what is missing is named at its field, takes the focus, and nothing typed is lost', async ({ page }) => {
  await page.goto('/bills/entry');
  await fill(page);
  await field(page, 'confirm').fill('12345');
  await field(page, 'item').fill('');
  await submit(page).click();
  await expect(page.getByRole('status').filter({ hasText: say('bills-entry-open', { count: 2 }) })).toBeVisible();
  await expect(field(page, 'confirm')).toBeFocused();
  await expect(field(page, 'confirm')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'org')).toHaveValue('１３１１４');
  await field(page, 'confirm').fill('123456');
  await field(page, 'item').fill('999');
  await field(page, 'item').press('Enter');
  await expect(page.getByText(say('bills-no-amount'))).toBeVisible();
});

test('all 34 digits in one field go where they belong', async ({ page }) => {
  await page.goto('/bills/entry');
  await field(page, 'org').fill('13114 00000202699990000001 123456 999');
  await expect(field(page, 'org')).toHaveValue('13114');
  await expect(field(page, 'key')).toHaveValue('00000202699990000001');
  await expect(field(page, 'confirm')).toHaveValue('123456');
  await expect(field(page, 'item')).toHaveValue('999');
});

test('a slip that is saved already is known again when its digits are typed', async ({ page }) => {
  const first = await save(page, slip('T01'));
  await page.goto('/bills/entry');
  await fill(page);
  await submit(page).click();
  await expect(page.getByRole('status').filter({ hasText: say('bills-known') })).toBeVisible();
  await page.getByRole('button', { name: say('bills-open-saved') }).click();
  await page.waitForURL(`**${first}`);
  await expect(page.getByRole('main').locator('.amount')).toHaveText('12,300円');
});

test('a code read later completes what was typed', async ({ page }) => {
  await page.goto('/bills/entry');
  await fill(page);
  await submit(page).click();
  await page.getByRole('button', { name: say('bills-save') }).click();
  await page.waitForURL(/\/bills\/bill\//);
  const first = new URL(page.url()).pathname;
  const again = await save(page, slip('T01'));
  expect(again).toBe(first);
  await expect(page.getByRole('main').locator('.amount')).toHaveText('12,300円');
});
