// A room's program travels by itself: what a person sees while it is on the way, and when it does not come.
import { expect, prefer, test } from '../../fixtures/app';

/** Without the service worker, which would have the program: a first visit, or a browser that has none. */
test.use({ serviceWorkers: 'block', expectedErrors: ['ERR_FAILED', 'Failed to fetch', 'TypeError'] });

const PROGRAM = '**/assets/split_shelter*.wasm';

test('a room whose program does not come is named, and opens when it is there', async ({ page, axe }) => {
  await prefer(page, { language: 'ja' });
  await page.route(PROGRAM, (route) => route.abort());
  await page.goto('/');
  await page.getByRole('link', { name: '避難所', exact: true }).click();
  await expect(page.getByRole('heading', { name: '避難所', level: 1 })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('この画面はまだこの端末にありません');
  expect(await axe(page)).toEqual([]);

  await page.getByRole('button', { name: 'もう一度ためす' }).click();
  await expect(page.getByRole('alert')).toContainText('この画面はまだこの端末にありません');

  await page.unroute(PROGRAM);
  await page.getByRole('button', { name: 'もう一度ためす' }).click();
  await expect(page.getByRole('link', { name: '手引き', exact: false }).first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('another room works while one is missing, and back and forth stays right', async ({ page }) => {
  await prefer(page, { language: 'en' });
  await page.route(PROGRAM, (route) => route.abort());
  await page.goto('/shelter/manual');
  await expect(page.getByRole('alert')).toContainText('This screen is not on this device yet');
  await page.goto('/bills/entry');
  await expect(page.getByRole('textbox').first()).toBeVisible();
  await page.unroute(PROGRAM);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('shelter');
});

test('a room says that it is on its way while the line is slow', async ({ page }) => {
  await prefer(page, { language: 'ja-easy' });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(PROGRAM, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/shelter/search');
  await expect(page.getByRole('status').filter({ hasText: 'いま ひらいています' })).toBeVisible();
  letGo();
  await expect(page.getByRole('searchbox')).toBeVisible();
});
