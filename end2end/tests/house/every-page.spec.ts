// Every page, in every language, size and colour: no accessibility fault, nothing wider than the
// screen. The list of pages is compared with the router's own, so that none is forgotten.
import { readFileSync } from 'node:fs';
import { PAGES, SETTLED, STATIC_PAGES } from '../../fixtures/pages';
import { expect, prefer, test } from '../../fixtures/app';

const LANGUAGES = ['ja', 'ja-easy', 'en'] as const;
const TEXTS = [100, 200] as const;
const THEMES = ['light', 'dark', 'contrast'] as const;
/** A page with 200 % text on the smallest phone is loaded, checked and left in about a second. */
const WALK_MS_MAX = 240_000;

test('the list of pages is the router’s list', () => {
  const read = (file: string) => readFileSync(new URL(`../../../app/src/${file}`, import.meta.url), 'utf8');
  // An arm of the match, such as `["card", id] =>`, is the address /card/:id, below the room's own.
  const arms = (text: string) => [...text.matchAll(/^ {8}\[(.*)\] =>/gm)].map((match) => match[1] as string);
  const part = (word: string) => (word.startsWith('"') ? word.slice(1, -1) : '[^/]+');
  const address = (arm: string) => arm.split(', ').filter(Boolean).map((word) => `/${part(word)}`).join('');
  const patterns = arms(read('routes.rs')).flatMap((arm) => {
    const [, room] = arm.match(/^"(\w+)", ref rest @ \.\.$/) ?? [];
    return room ? arms(read(`${room}/pages.rs`)).map((page) => `/${room}${address(page)}`) : [address(arm) || '/'];
  });
  expect(patterns.length).toBeGreaterThan(10);
  const matches = (pattern: string, page: string) => new RegExp(`^${pattern}$`).test(page.replace(/\?.*/, ''));
  for (const pattern of patterns) {
    expect(PAGES.some((page) => matches(pattern, page)), `${pattern} is in fixtures/pages.ts`).toBe(true);
  }
  for (const page of PAGES) {
    expect(patterns.some((pattern) => matches(pattern, page)), `${page} is in routes.rs or the pages.rs of its room`).toBe(true);
  }
});

for (const language of LANGUAGES) {
  for (const text of TEXTS) {
    for (const theme of THEMES) {
      test(`no accessibility fault: ${language}, ${text} %, ${theme}`, async ({ page, axe }) => {
        test.setTimeout(WALK_MS_MAX);
        await prefer(page, { language, text, theme, furigana: true });
        for (const address of PAGES) {
          await page.goto(address);
          await page.waitForFunction(SETTLED);
          expect(await axe(page), address).toEqual([]);
        }
      });
    }
  }

  test(`nothing is wider than a screen of 320 px: ${language}`, async ({ page }) => {
    test.setTimeout(WALK_MS_MAX);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const text of TEXTS) {
      await prefer(page, { language, text, theme: 'light', furigana: true });
      for (const address of [...PAGES, ...STATIC_PAGES]) {
        await page.goto(address);
        if (!address.startsWith('/emergency')) await page.waitForFunction(SETTLED);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${address} at ${text} %`).toBeLessThanOrEqual(320);
      }
    }
  });

  test(`every page has one h1, a title and its language: ${language}`, async ({ page }) => {
    test.setTimeout(WALK_MS_MAX);
    await prefer(page, { language });
    const titles = new Set<string>();
    for (const address of PAGES) {
      await page.goto(address);
      await page.waitForFunction(SETTLED);
      await expect(page.locator('h1'), address).toHaveCount(1);
      await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? 'en' : 'ja');
      titles.add(await page.title());
    }
    expect(titles.size, 'titles tell pages apart').toBeGreaterThanOrEqual(PAGES.length - 1);
  });
}

for (const address of STATIC_PAGES) {
  test(`the static page ${address} has no accessibility fault`, async ({ page, axe }) => {
    await page.goto(address);
    expect(await axe(page)).toEqual([]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });
}
