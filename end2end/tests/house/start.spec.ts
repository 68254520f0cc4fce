// The start page before, without and after the program.
import { expect, test } from '../../fixtures/app';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the start page leads to the first hour and the shelters', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: '避難所の一覧' }).click();
    await expect(page.getByText('区立緑野中学校')).toBeVisible();
  });
});

test.describe('when the program cannot be had', () => {
  test.use({ serviceWorkers: 'block', expectedErrors: ['start failed', 'Failed to load resource', 'ERR_FAILED'] });

  test('the page says so and keeps its links', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByText('この画面をひらけませんでした')).toBeVisible();
    await expect(page.getByRole('link', { name: 'もしものとき' })).toBeVisible();
  });
});

test('a page that does not exist says so and leads home', async ({ page }) => {
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { level: 1, name: 'ページがありません' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'ホームへ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
});

test('a new page takes the focus to its heading, and back works', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: '避難所' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(/なかのポケット/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
});

test('the keyboard alone reaches a shelter card from home', async ({ page }) => {
  await page.goto('/');
  const press = async (address: string) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
      if (focused === address) {
        await page.keyboard.press('Enter');
        return;
      }
    }
    throw new Error(`no way by Tab to ${address}`);
  };
  await press('/shelter/phase/P1');
  await expect(page).toHaveURL(/\/shelter\/phase\/P1/);
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  await press('/shelter/card/P1-ALL-01');
  await expect(page).toHaveURL(/\/shelter\/card\/P1-ALL-01/);
});

test('what the browser needs to install the app is there', async ({ page, request }) => {
  await page.goto('/');
  const manifest = await (await request.get('/manifest.webmanifest')).json();
  expect(manifest.id).toBe('/');
  expect(manifest.share_target.method).toBe('POST');
  for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap((shortcut: any) => shortcut.icons)]) {
    const answer = await request.get(src);
    expect(answer.status(), src).toBe(200);
    const body = await answer.body();
    if (sizes === 'any') continue;
    // Width and height stand at fixed places of a PNG's first chunk.
    expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`, src).toBe(sizes);
  }
});
