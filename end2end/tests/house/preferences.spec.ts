// Language, size, colours and readings: chosen once, kept, and right from the first paint.
import { expect, test } from '../../fixtures/app';

test('language and text size are changed from the top of home and kept', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'やさしい日本語' }).click();
  await expect(page.getByRole('heading', { name: 'ひらく' })).toBeVisible();
  await page.getByRole('button', { name: /もじの 大きさ/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-text', '125');
  await page.reload();
  await expect(page.getByRole('button', { name: 'やさしい日本語' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('html')).toHaveAttribute('data-text', '125');
});

test('text of 200 % is twice as large', async ({ page }) => {
  await page.goto('/preferences');
  const size = () => page.getByRole('heading', { level: 2 }).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  await page.getByRole('radio', { name: '200%' }).check();
  expect(Math.round((await size()) / before * 100)).toBe(200);
});

test('readings over kanji can be switched off', async ({ page }) => {
  await page.goto('/shelter/card/P1-HQ-01');
  await expect(page.locator('main ruby').first()).toBeVisible();
  await page.goto('/preferences');
  await page.getByRole('checkbox', { name: /ふりがな/ }).uncheck();
  await page.goto('/shelter/card/P1-HQ-01');
  await expect(page.getByRole('main')).toContainText('P1-HQ-01');
  await expect(page.locator('main ruby')).toHaveCount(0);
});

test('a settings record that cannot be read is the default, not an error', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('nakano.preferences', '{"language":"tlh","text":"big"'));
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
});
