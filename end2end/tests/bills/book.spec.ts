// The bills a device keeps: once each, in the order of need, sealed, and gone only at the person's
// word.
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/app';
import { rawDatabase } from '../../fixtures/raw-database';
import { expectSlip, paste, read, save, say, slip } from './slips';

/** The sentence of a bill's state. */
const state = (page: Page) => page.getByRole('main').locator('.chip').first();
const rows = (page: Page) => page.getByRole('main').locator('ul.bills-list').getByRole('listitem');
const amounts = (page: Page) => rows(page).locator('.amount');

const IN_SUMMER = '2026-07-15T09:00:00+09:00';

test('with no bill the list says what can be read', async ({ page }) => {
  await page.goto('/bills');
  await expect(page.getByRole('heading', { level: 2, name: say('bills-empty-title') })).toBeVisible();
  await page.getByRole('link', { name: say('bills-to-scan') }).click();
  await expect(page).toHaveURL(/\/bills\/scan$/);
});

test('a saved bill shows amount, payee and both last days apart, and stays after a reload', async ({ page }) => {
  await page.clock.setFixedTime(IN_SUMMER);
  await save(page, slip('T01'));
  for (const look of ['saved', 'loaded anew']) {
    if (look === 'loaded anew') await page.reload();
    await expect(page.getByRole('main').locator('.amount'), look).toHaveText('12,300円');
    await expect(page.getByText(say('bills-payee-nakano')).first(), look).toBeVisible();
    await expect(page.getByText(say('bills-item-code', { code: '999' })).first(), look).toBeVisible();
    const row = (term: string) => page.getByRole('main').locator('dl > div').filter({ hasText: term }).first();
    await expect(row(say('bills-due')), look).toContainText('6月30日');
    await expect(row(say('bills-pay-by')), look).toContainText('4月30日');
    await expect(state(page), look).toContainText(say('bills-state-overdue', { days: 289 }));
  }
});

test('the address and the title of a bill say nothing of it', async ({ page }) => {
  const address = await save(page, slip('T01'));
  for (const text of [address, await page.title()]) expect(text).not.toMatch(/12,?300|202699990000001|123456|13114/);
});

test('the list is in the order of need, with a sum, and what is over stands apart', async ({ page }) => {
  for (const [at, name] of ['T05', 'T14', 'T02', 'T04'].entries()) {
    await page.clock.setFixedTime(`2026-07-15T09:0${at}:00+09:00`);
    await save(page, slip(name));
  }
  await page.goto('/bills');
  // T02 and T04 are overdue and payable, in the order they were saved; T05 is due in 2028, T14 is over.
  await expect(amounts(page)).toHaveText(['51,000円', '1円', '12,300円', '12,300円']);
  await expect(rows(page).first()).toContainText(say('bills-state-overdue', { days: 289 }));
  await expect(rows(page).last()).toContainText(say('bills-state-expired'));
  await expect(page.getByText(say('bills-total', { count: 3, amount: '63,301円' }))).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: say('bills-expired-title') })).toBeVisible();
  await rows(page).first().getByRole('link').click();
  await expect(page.getByRole('main').locator('.amount')).toHaveText('51,000円');
});

test('the same slip read again opens the saved bill', async ({ page }) => {
  const first = await save(page, slip('T01'));
  await read(page, slip('T01'));
  await expect(page.getByRole('status').filter({ hasText: say('bills-known') })).toBeVisible();
  await page.getByRole('button', { name: say('bills-open-saved') }).click();
  await page.waitForURL(`**${first}`);
  await page.goto('/bills');
  await expect(rows(page)).toHaveCount(1);
});

test('the barcode of a saved slip becomes part of it', async ({ page }) => {
  const first = await save(page, slip('T01'));
  await read(page, slip('G1'));
  await expect(page.getByRole('status').filter({ hasText: say('bills-other-code') })).toBeVisible();
  await page.getByRole('button', { name: say('bills-save') }).click();
  await page.waitForURL(`**${first}`);
  await expect(page.getByText(say('bills-merged-title'))).toBeVisible();
  await page.goto('/bills');
  await expect(rows(page)).toHaveCount(1);
});

test('the whole year beside an instalment is warned of', async ({ page }) => {
  await save(page, slip('T01'));
  await read(page, slip('T02'));
  await expectSlip(page, '51,000');
  await expect(page.getByText(say('bills-overlap'))).toBeVisible();
});

test('on its last day until 23:59:59 a slip is payable, one second later it is not', async ({ page }) => {
  await page.clock.setFixedTime('2027-04-30T23:59:59+09:00');
  await save(page, slip('T01'));
  const way = page.getByRole('link', { name: say('bills-pay-button') });
  await expect(state(page)).toContainText(say('bills-state-overdue-today'));
  await expect(way).toBeVisible();

  await page.clock.setFixedTime('2027-05-01T00:00:00+09:00');
  await page.reload();
  await expect(state(page)).toContainText(say('bills-state-expired'));
  await expect(way).toHaveCount(0);
  await expect(page.getByRole('button', { name: say('bills-pay-button') })).toBeDisabled();
  await expect(page.getByText(say('bills-pay-expired'))).toBeVisible();
});

test('a bill is removed after a question and can be put back', async ({ page }) => {
  await save(page, slip('T01'));
  await page.getByRole('button', { name: say('bills-remove'), exact: true }).click();
  const question = page.getByRole('dialog', { name: say('bills-remove-title') });
  await question.getByRole('button', { name: say('app-cancel') }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('main').locator('.amount')).toBeVisible();

  await page.getByRole('button', { name: say('bills-remove'), exact: true }).click();
  await question.getByRole('button', { name: say('bills-remove-yes') }).click();
  await expect(page).toHaveURL(/\/bills$/);
  await expect(rows(page)).toHaveCount(0);
  await page.getByRole('button', { name: say('bills-put-back') }).click();
  await expect(amounts(page)).toHaveText(['12,300円']);
  await page.reload();
  await expect(amounts(page)).toHaveText(['12,300円']);

  await rows(page).getByRole('link').click();
  await page.getByRole('button', { name: say('bills-remove'), exact: true }).click();
  await question.getByRole('button', { name: say('bills-remove-yes') }).click();
  await expect(rows(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: say('bills-empty-title') })).toBeVisible();
});

test('a bill that is not on this device is said to be gone', async ({ page }) => {
  await page.goto('/bills/bill/unknown');
  await expect(page.getByText(say('bills-gone'))).toBeVisible();
});

test('a note is kept with the bill, and a My Number in it is refused', async ({ page }) => {
  await save(page, slip('T01'));
  const note = page.getByLabel(say('bills-note'));
  const keep = page.getByRole('button', { name: say('bills-note-save') });
  await note.fill('番号は１２３４ ５６７８ ９０１８です');
  await expect(page.getByText(say('bills-note-my-number')).first()).toBeVisible();
  await keep.click();
  await page.reload();
  await expect(note).toHaveValue('');
  await note.fill('母の分');
  await keep.click();
  await expect(page.getByRole('status').filter({ hasText: say('bills-note-saved') })).toBeVisible();
  await page.reload();
  await expect(note).toHaveValue('母の分');
});

test('the four numbers can be copied, and the secret one is covered until asked for', async ({ page }) => {
  await save(page, slip('T01'));
  const row = (name: string) => page.getByRole('main').locator('dl > div').filter({ hasText: name }).first();
  await expect(row(say('bills-number-key'))).toContainText('00000 20269 99900 00001');
  await expect(page.getByText('123456')).toHaveCount(0);
  await row(say('bills-number-confirm')).getByRole('button', { name: say('bills-number-show') }).click();
  await expect(row(say('bills-number-confirm'))).toContainText('123456');
  await row(say('bills-number-key')).getByRole('button', { name: say('bills-copy') }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('00000202699990000001');
});

test.describe('with no room on the device', () => {
  // Keeping the app itself fails as well, which release.spec.ts looks at.
  test.use({ expectedErrors: ['Quota', 'Failed to load resource'] });

  test('the person is told, and what was read can be saved once there is room', async ({ page }) => {
    // A record of one kilobyte fits into what Chromium allows beyond any quota, so the refusal comes
    // from where the browser would say it.
    await page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...record: Parameters<typeof put>) {
        if ((globalThis as any).noRoom) throw new DOMException('no room', 'QuotaExceededError');
        return put.apply(this, record);
      };
    });
    await read(page, slip('T01'));
    await expectSlip(page, '12,300');
    await page.evaluate(() => ((globalThis as any).noRoom = true));
    await page.getByRole('button', { name: say('bills-save') }).click();
    const told = page.getByRole('alert').filter({ hasText: say('bills-vault-quota') });
    await expect(told).toContainText(say('bills-vault-then-space'));
    await expectSlip(page, '12,300');

    await page.evaluate(() => ((globalThis as any).noRoom = false));
    await page.getByRole('button', { name: say('bills-save') }).click();
    await page.waitForURL(/\/bills\/bill\//);
  });
});

test('the database holds no digit of a bill in plain, and its key cannot be taken out', async ({ page }) => {
  await save(page, slip('T01'));
  await page.getByLabel(say('bills-note')).fill('母の分の納付書');
  await page.getByRole('button', { name: say('bills-note-save') }).click();
  await expect(page.getByRole('status').filter({ hasText: say('bills-note-saved') })).toBeVisible();

  const raw = await page.evaluate(rawDatabase);
  expect(raw.records, 'the bill is there').toBe(1);
  expect(raw.bytes).toBeGreaterThan(255);
  expect(raw.extractable).toEqual([false]);
  for (const secret of [slip('T01'), '202699990000001', '123456', '12300', '13114', '母の分', 'amount', 'slip']) {
    expect(raw.text.includes(secret), secret).toBe(false);
  }
});

test('what another app has put where the bills are is counted, not dropped', async ({ page }) => {
  await save(page, slip('T01'));
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('nakano');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const write = database.transaction('records', 'readwrite');
    write.objectStore('records').put({ nonce: new Uint8Array(12), data: new ArrayBuffer(64) }, 'bills/damaged');
    await new Promise((resolve) => (write.oncomplete = resolve));
    database.close();
  });
  await page.goto('/bills');
  await expect(page.getByText(say('bills-unreadable', { count: 1 }))).toBeVisible();
  await expect(amounts(page)).toHaveText(['12,300円']);
});

test('two tabs keep both their bills', async ({ page, context }) => {
  await read(page, slip('T01'));
  await expectSlip(page, '12,300');
  const other = await context.newPage();
  await save(other, slip('T03'));
  await page.bringToFront();
  await page.getByRole('button', { name: say('bills-save') }).click();
  await page.waitForURL(/\/bills\/bill\//);
  await page.goto('/bills');
  await expect(rows(page)).toHaveCount(2);
  await other.goto('/bills');
  await expect(rows(other)).toHaveCount(2);
});
