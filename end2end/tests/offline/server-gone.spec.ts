// The promise of the house: once ready, everything a frightened person needs opens with the server
// gone. Not "offline mode": the process is ended and the port refuses.
import { expect, readyOffline, test } from '../../fixtures/app';

test.use({ expectedErrors: ['ERR_CONNECTION_REFUSED', 'Failed to load resource'] });

test('reload and deep links work after the server has stopped', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await ownServer.stop();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'オフライン準備完了' }).first()).toBeVisible();

  await page.goto(`${ownServer.url}/shelter/card/P1-HQ-01`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('P1-HQ-01');

  await page.goto(`${ownServer.url}/shelter/search?q=${encodeURIComponent('トイレ')}`);
  await expect(page.getByRole('main').getByRole('link').filter({ hasText: 'トイレ' }).first()).toBeVisible();

  await page.goto(`${ownServer.url}/shelter/map`);
  await expect(page.getByRole('group', { name: '避難所の地図' })).toBeVisible();
  await page.goto(`${ownServer.url}/shelter/places`);
  await expect(page.getByRole('link', { name: /緑野中学校/ }).first()).toBeVisible();

  await page.goto(`${ownServer.url}/emergency/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('区立緑野中学校')).toBeVisible();
});

test('the language can be changed with the server gone', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await ownServer.stop();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
