// Search with no network: what a person types, in whatever script, gives the right card at once.
import type { Page } from '@playwright/test';
import { expect, prefer, readyOffline, test } from '../../fixtures/app';
import { card, plain, say } from './texts';

/** Hits that are looked at: what fits above the keys of a phone. */
const FIRST = 3;

const field = (page: Page) => page.getByRole('searchbox', { name: say('shelter-search-label') });
const hits = (page: Page) => page.getByRole('main').getByRole('listitem');
const addresses = (page: Page) =>
  hits(page).getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

const WANTED = [
  ['トイレ', 'P2-HYG-01'],
  ['といれ', 'P2-HYG-01'],
  ['toilet', 'P2-HYG-01'],
  ['ﾄｲﾚ', 'P2-HYG-01'],
  ['ペット 受付', 'P2-FAC-06'],
  ['犬', 'P2-FAC-06'],
  ['ねむれない', 'P3-HYG-07'],
] as const;

test('each word gives the right card within the first three', async ({ page }) => {
  await page.goto('/shelter/search');
  for (const [typed, id] of WANTED) {
    await field(page).fill(typed);
    await expect
      .poll(async () => (await addresses(page)).slice(0, FIRST), { message: typed })
      .toContain(`/shelter/card/${id}`);
  }
});

test('the same words find the same card on an English screen', async ({ page }) => {
  await prefer(page, { language: 'en' });
  await page.goto('/shelter/search?q=toilet');
  await expect.poll(async () => (await addresses(page)).slice(0, FIRST)).toContain('/shelter/card/P2-HYG-01');
  await page.goto('/shelter/search?q=register%20pets');
  await expect(hits(page).first()).toContainText(card('P2-FAC-06').title.en);
});

test('a hit opens the card, and back shows the words and the hits again', async ({ page }) => {
  await prefer(page, { furigana: false });
  await page.goto('/shelter');
  await field(page).fill('ペット 受付');
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/shelter\/search\?q=/);
  await hits(page).getByRole('link', { name: plain(card('P2-FAC-06').title.ja) }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: plain(card('P2-FAC-06').title.ja) })).toBeVisible();
  await page.goBack();
  await expect(field(page)).toHaveValue('ペット 受付');
  await expect.poll(async () => (await addresses(page)).slice(0, FIRST)).toContain('/shelter/card/P2-FAC-06');
});

test('a link with words gives their hits', async ({ page }) => {
  await page.goto(`/shelter/search?q=${encodeURIComponent('鷺宮高等学校')}`);
  await expect(hits(page).getByRole('link', { name: /鷺宮高等学校/ }).first()).toHaveAttribute('href', '/shelter/place/E1311400018111');
});

test('nothing found is said with the words that were typed, and examples help on', async ({ page }) => {
  await page.goto('/shelter/search');
  await field(page).fill('qzxv');
  await expect(page.getByRole('status').filter({ hasText: say('shelter-found-none', { typed: 'qzxv' }) })).toBeVisible();
  await expect(hits(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('qzxv');
  const example = say('shelter-search-examples').split(',')[0] ?? '';
  await page.getByRole('button', { name: example }).click();
  await expect(field(page)).toHaveValue(example);
  await expect(hits(page).first()).toBeVisible();
});

test('typing without pause ends with the hits of the whole word', async ({ page }) => {
  await page.goto('/shelter/search?q=toilets');
  await expect(hits(page).first()).toBeVisible();
  const whole = await addresses(page);
  await page.goto('/shelter/search');
  await field(page).pressSequentially('toilex');
  await field(page).press('Backspace');
  await field(page).pressSequentially('ts');
  await expect.poll(() => addresses(page)).toEqual(whole);
  await expect(page).toHaveURL(/\?q=toilets$/);
  await expect(field(page)).toHaveValue('toilets');
  await expect(field(page)).toBeFocused();
});

test('clearing the field takes the hits away', async ({ page }) => {
  await page.goto('/shelter/search?q=toilet');
  await expect(hits(page).first()).toBeVisible();
  await field(page).fill('');
  await expect(hits(page)).toHaveCount(0);
  await expect(page.getByText(say('shelter-search-try'))).toBeVisible();
});

test.describe('with no network', () => {
  test.use({ expectedErrors: ['ERR_INTERNET_DISCONNECTED', 'Failed to load resource'] });

  test('everything is found as before', async ({ page, context }) => {
    await readyOffline(page);
    await context.setOffline(true);
    await page.goto('/shelter/search');
    for (const [typed, id] of WANTED) {
      await field(page).fill(typed);
      await expect
        .poll(async () => (await addresses(page)).slice(0, FIRST), { message: typed })
        .toContain(`/shelter/card/${id}`);
    }
  });
});
