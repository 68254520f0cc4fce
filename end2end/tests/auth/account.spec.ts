// An account from nothing: made, used, seen on two devices, and left.
import type { Page } from '@playwright/test';
import { Authenticator } from '../../fixtures/authenticator';
import { expect, prefer, readyOffline, test } from '../../fixtures/app';

// Nobody is signed in at first, which a browser tells in its console.
test.use({ expectedErrors: ['401', '403'] });

async function makeAccount(page: Page): Promise<void> {
  await page.goto('/auth');
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
}

test('an account is made with a passkey and nothing else, left, and entered again', async ({ page, axe }) => {
  await prefer(page, { language: 'ja' });
  await page.goto('/preferences');
  await page.getByRole('link', { name: 'アカウントとパスキー' }).click();
  await expect(page.getByText('アカウントは、なくても使えます')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await expect(page.getByRole('textbox')).toHaveCount(0);

  const authenticator = await Authenticator.add(page);
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
  expect(await authenticator.count()).toBe(1);
  expect(await axe(page)).toEqual([]);

  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
  await page.getByRole('button', { name: 'この端末でサインアウトする' }).click();
  await page.getByRole('button', { name: 'パスキーでサインインする' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();

  await page.getByRole('link', { name: 'アカウントのお知らせ' }).click();
  await expect(page.getByRole('heading', { name: 'アカウントを作りました' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'サインインしました' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: '見ました' }).click();
  await expect(page.getByText('あたらしい', { exact: true })).toHaveCount(0);
});

test('a passkey gets a name, a second one is added, and the first is taken away', async ({ page, axe }) => {
  await prefer(page, { language: 'ja' });
  const phone = await Authenticator.add(page);
  await makeAccount(page);
  await page.getByRole('link', { name: 'パスキー', exact: false }).first().click();
  await expect(page.getByText('パスキーが1つだけです')).toBeVisible();
  await expect(page.getByRole('button', { name: 'やめる（消す）' })).toHaveCount(0);

  await page.getByRole('button', { name: '名前をつける' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('　');
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(dialog.getByText('名前を1文字以上入れてください')).toBeVisible();
  await dialog.getByRole('textbox').fill('母の<b>電話</b>');
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('heading', { name: '母の<b>電話</b>' })).toBeVisible();
  expect(await axe(page)).toEqual([]);

  // The same device again is refused by the browser itself; a key in the hand is another one.
  await page.getByRole('button', { name: 'パスキーをふやす' }).click();
  await expect(page.getByRole('alert')).toContainText('もうあります');
  await phone.remove();
  await Authenticator.add(page, 'usb');
  await page.getByRole('button', { name: 'パスキーをふやす' }).click();
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(2);

  await page.getByRole('listitem').filter({ hasText: '母の' }).getByRole('button', { name: 'やめる（消す）' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'やめる（消す）' }).click();
  // This device stays signed in; others that stood on that passkey do not.
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(1);
  await expect(page.getByText('この端末だけ')).toBeVisible();
});

test('a second device is seen from the first, and closed there', async ({ page, browser, server }) => {
  await prefer(page, { language: 'ja' });
  const first = await Authenticator.add(page);
  await makeAccount(page);

  const other = await browser.newContext({ baseURL: server.url, locale: 'ja-JP' });
  const second = await other.newPage();
  await first.syncTo(await Authenticator.add(second));
  await second.goto('/auth');
  await second.getByRole('button', { name: 'パスキーでサインインする' }).click();
  await expect(second.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();

  await page.getByRole('link', { name: 'サインイン中の端末' }).click();
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(2);
  await page.getByRole('button', { name: 'ほかの端末をすべてサインアウトする' }).click();
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(1);
  await second.reload();
  await expect(second.getByRole('button', { name: 'パスキーでサインインする' })).toBeVisible();
  await other.close();
});

test('what goes wrong is said, and nothing is half done', async ({ page }) => {
  await prefer(page, { language: 'ja' });
  const authenticator = await Authenticator.add(page);
  await page.goto('/auth');
  await authenticator.verifies(false);
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await expect(page.getByRole('alert')).toContainText('パスキーが使われませんでした', { timeout: 30_000 });
  await authenticator.verifies(true);
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
});

test.describe('with no network', () => {
  test.use({ expectedErrors: ['Failed to load resource', 'ERR_', '401'] });

  test('the account says that it cannot be reached, and the rest goes on', async ({ page, ownServer }) => {
    await prefer(page, { language: 'ja' });
    await readyOffline(page, `${ownServer.url}/`);
    await ownServer.stop();
    await page.goto(`${ownServer.url}/auth`);
    await Authenticator.add(page);
    await page.getByRole('button', { name: 'パスキーでサインインする' }).click();
    await expect(page.getByRole('alert')).toContainText('つながりません');
    await page.goto(`${ownServer.url}/shelter/manual`);
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  });
});

test('a browser without passkeys is told so', async ({ page }) => {
  await prefer(page, { language: 'en' });
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
  await page.goto('/auth');
  await expect(page.getByText('This browser has no passkeys')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make an account' })).toHaveCount(0);
});
