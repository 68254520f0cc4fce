// The day every device is gone, who looked, and leaving for good.
import { Authenticator } from '../../fixtures/authenticator';
import { expect, prefer, test } from '../../fixtures/app';

test.use({ expectedErrors: ['401', '403', '404'] });

test('a recovery code lets in once, and the first thing is a new passkey', async ({ page, axe }) => {
  await prefer(page, { language: 'ja' });
  const lost = await Authenticator.add(page);
  await page.goto('/auth');
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await page.getByRole('link', { name: '復旧コード' }).click();
  await expect(page.getByText('まだ使えるコードは0個です')).toBeVisible();
  await page.getByRole('button', { name: '新しいコードを10個作る' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '-' })).toHaveCount(10);
  expect(await axe(page)).toEqual([]);
  const code = (await page.getByRole('listitem').filter({ hasText: '-' }).first().innerText()).trim();
  await page.getByRole('button', { name: '書きとめました' }).click();
  await expect(page.getByText('まだ使えるコードは10個です')).toBeVisible();

  await page.goto('/auth');
  await page.getByRole('button', { name: 'この端末でサインアウトする' }).click();
  await lost.remove();
  await page.getByRole('link', { name: '復旧コードで入る' }).click();
  await page.getByRole('textbox').fill('1234');
  await page.getByRole('button', { name: '入る', exact: true }).click();
  await expect(page.getByText('コードは16文字です')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('textbox').fill('0000-0000-0000-0000');
  await page.getByRole('button', { name: '入る', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('このコードは使えません');
  // As people type it: small letters, no hyphens.
  await page.getByRole('textbox').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: '入る', exact: true }).click();
  await expect(page.getByText('復旧コードで入りました')).toBeVisible();

  await Authenticator.add(page);
  await page.getByRole('button', { name: 'パスキーをふやす' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'サインインしています' })).toBeVisible();
  await page.getByRole('link', { name: '復旧コード' }).click();
  await expect(page.getByText('まだ使えるコードは9個です')).toBeVisible();

  await page.goto('/auth/audit');
  await expect(page.getByRole('heading', { name: '復旧コードでサインインしました' })).toBeVisible();
  await expect(page.getByText('あなた', { exact: false }).first()).toBeVisible();
  expect(await axe(page)).toEqual([]);
});

test('an account is removed whole, and what is kept is named', async ({ page, axe }) => {
  await prefer(page, { language: 'ja' });
  await Authenticator.add(page);
  await page.goto('/auth');
  await page.getByRole('button', { name: 'アカウントを作る' }).click();
  await page.getByRole('link', { name: 'アカウントを消す' }).click();
  await expect(page.getByRole('button', { name: 'アカウントを消す' })).toHaveCount(0);
  await page.getByRole('checkbox').check();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'アカウントを消す' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'アカウントを消しました' })).toBeVisible();
  await expect(page.getByText('中身を消した番号だけの記録')).toBeVisible();

  await page.goto('/auth');
  await page.getByRole('button', { name: 'パスキーでサインインする' }).click();
  await expect(page.getByRole('alert')).toContainText('見つかりません');
});
