// Paper: one card, one phase, a form, everything. What is on the sheet, and what stays on the
// screen.
import type { Page } from '@playwright/test';
import { expect, prefer, test } from '../../fixtures/app';
import { book, card, cards, chapters, forms, plain, say } from './texts';

test.beforeEach(async ({ page }) => {
  await prefer(page, { furigana: false });
  await page.emulateMedia({ media: 'print' });
});

const sheets = (page: Page) => page.locator('.shelter-sheet-card');

/** Pages of the paper that comes out. */
async function pages(page: Page): Promise<number> {
  const file = (await page.pdf({ format: 'A4' })).toString('latin1');
  // Pages stand in a tree; the count of its root is the largest.
  return Math.max(...[...file.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/g)].map((match) => Number(match[1])));
}

async function expectNothingOfTheScreen(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: say('app-tabs') })).toBeHidden();
  await expect(page.getByRole('link', { name: say('app-back') })).toBeHidden();
  for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden();
}

test('one card is one sheet: its steps with boxes, and room for name and time', async ({ page }) => {
  const shown = card('P2-HYG-01');
  await page.goto(`/shelter/card/${shown.id}`);
  await expect(sheets(page)).toHaveCount(1);
  await expect(sheets(page)).toBeVisible();
  for (const text of [shown.title, shown.text, ...shown.steps]) await expect(sheets(page)).toContainText(plain(text.ja));
  await expect(sheets(page)).toContainText(say('shelter-sign-name'));
  await expect(sheets(page)).toContainText(say('shelter-sign-time'));
  await expect(sheets(page)).toContainText(shown.id);
  await expectNothingOfTheScreen(page);
  expect(await pages(page)).toBe(1);
});

test('a phase is all its cards, four to a sheet', async ({ page }) => {
  const own = cards.filter(({ phase }) => phase === 'P1');
  await page.goto('/shelter/print?what=phase-P1');
  await expect(sheets(page)).toHaveCount(own.length);
  for (const [at, shown] of own.entries()) await expect(sheets(page).nth(at)).toContainText(plain(shown.title.ja));
  await expectNothingOfTheScreen(page);
  expect(await pages(page)).toBe(Math.ceil(own.length / 4));
});

test('everything is the cover, 16 chapters, 124 cards and 26 forms', async ({ page }) => {
  test.slow(); // about a hundred pages
  await page.goto('/shelter/print?what=all');
  await expect(sheets(page)).toHaveCount(124);
  const paper = page.locator('.shelter-print');
  await expect(paper).toContainText(plain(book.notice.ja));
  const text = await paper.innerText();
  for (const { name } of [...chapters, ...forms]) expect(text).toContain(plain(name.ja));
  for (const shown of cards) expect(text).toContain(plain(shown.title.ja));
  await expectNothingOfTheScreen(page);
  const least = Math.ceil(124 / 4) + 26;
  expect(await pages(page)).toBeGreaterThan(least);
});

test('the choice of what to print stands in the address, and printing is asked of the browser', async ({ page }) => {
  await page.emulateMedia({ media: 'screen' });
  await page.addInitScript(() => {
    Object.assign(globalThis, { printed: 0 });
    globalThis.print = () => {
      (globalThis as any).printed += 1;
    };
  });
  await page.goto('/shelter/print');
  await page.getByLabel(say('shelter-print-what')).selectOption('phase-P0');
  await expect(page).toHaveURL(/what=phase-P0$/);
  const count = cards.filter(({ phase }) => phase === 'P0').length;
  await expect(page.getByText(say('shelter-cards-count', { count }))).toBeVisible();
  await page.getByRole('button', { name: say('app-print') }).click();
  expect(await page.evaluate(() => (globalThis as any).printed)).toBe(1);
  await page.goBack();
  await expect(page.getByLabel(say('shelter-print-what'))).toHaveValue('');
});

test('a form is one sheet to fill in', async ({ page }) => {
  const form = forms.find(({ id }) => id === 'F-PET');
  await page.goto('/shelter/form/F-PET');
  await expect(page.getByText(plain(form?.name.ja ?? '')).last()).toBeVisible();
  await expectNothingOfTheScreen(page);
  expect(await pages(page)).toBe(1);
});

test('every form fits on sheets of its own, none wider than the paper', async ({ page }) => {
  await page.goto('/shelter/print?what=forms');
  await expect(page.locator('.shelter-print table').first()).toBeAttached();
  const wide = await page.locator('.shelter-print table').evaluateAll((tables) =>
    tables.filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0) + 1).length,
  );
  expect(wide).toBe(0);
  expect(await pages(page)).toBeGreaterThanOrEqual(26);
});
