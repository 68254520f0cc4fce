// Reading aloud: there only where the device has a voice for the language, and of the card alone.
import type { Page } from '@playwright/test';
import { expect, prefer, test } from '../../fixtures/app';
import { card, plain, say } from './texts';

const ADDRESS = '/shelter/card/P1-HQ-01';
const shown = card('P1-HQ-01');
const button = (page: Page) => page.getByRole('button', { name: say('app-read-aloud'), exact: true });

/** Gives the page a voice machine that says nothing and keeps what it was asked to say. */
async function withVoices(page: Page, languages: string[]): Promise<void> {
  await page.addInitScript((voices) => {
    class Machine extends EventTarget {
      voices = voices.map((lang) => ({ lang, name: lang }));
      said: { text: string; lang: string }[] = [];
      speaking: any = null;
      getVoices = () => this.voices;
      speak = (utterance: any) => {
        this.speaking = utterance;
        this.said.push({ text: utterance.text, lang: utterance.lang });
      };
      cancel = () => {
        const stopped = this.speaking;
        this.speaking = null;
        stopped?.onerror?.(new Event('error'));
      };
      finish = () => {
        const ended = this.speaking;
        this.speaking = null;
        ended?.onend?.(new Event('end'));
      };
      find = (found: string[]) => {
        this.voices = found.map((lang) => ({ lang, name: lang }));
        this.dispatchEvent(new Event('voiceschanged'));
      };
    }
    class Utterance {
      constructor(readonly text: string) {}
    }
    const machine = new Machine();
    Object.defineProperty(globalThis, 'speechSynthesis', { value: machine });
    Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance });
    Object.assign(globalThis, { machine });
  }, languages);
}

const said = (page: Page): Promise<{ text: string; lang: string }[]> => page.evaluate(() => (globalThis as any).machine.said);

test('without a voice for the language there is no button', async ({ page }) => {
  await withVoices(page, ['en-US', 'ko-KR']);
  await page.goto(ADDRESS);
  await expect(page.getByRole('main')).toContainText(plain(shown.title.ja).slice(0, 1));
  await expect(page.getByRole('button', { name: say('shelter-print-card') })).toBeVisible();
  await expect(button(page)).toHaveCount(0);
});

test('without any voice machine there is no button and no error', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined }));
  await page.goto(ADDRESS);
  await expect(page.getByRole('button', { name: say('shelter-print-card') })).toBeVisible();
  await expect(button(page)).toHaveCount(0);
});

test('title, text and steps are read once each, without the readings over the kanji', async ({ page }) => {
  await withVoices(page, ['ja-JP']);
  await page.goto(ADDRESS);
  await button(page).click();
  const [first] = await said(page);
  expect(first?.lang).toBe('ja-JP');
  expect(first?.text.split('\n')).toEqual([shown.title, shown.text, ...shown.steps].map(({ ja }) => plain(ja)));
});

test('the second press stops, and at the end the button offers to read again', async ({ page }) => {
  await withVoices(page, ['ja-JP']);
  await page.goto(ADDRESS);
  const stop = page.getByRole('button', { name: say('app-stop-reading') });
  await button(page).click();
  await stop.click();
  await expect(button(page)).toBeVisible();
  expect(await page.evaluate(() => (globalThis as any).machine.speaking)).toBeNull();
  await button(page).click();
  await page.evaluate(() => (globalThis as any).machine.finish());
  await expect(button(page)).toBeVisible();
  expect(await said(page)).toHaveLength(2);
});

test('a voice that is found late brings the button', async ({ page }) => {
  await withVoices(page, []);
  await page.goto(ADDRESS);
  await expect(page.getByRole('button', { name: say('shelter-print-card') })).toBeVisible();
  await expect(button(page)).toHaveCount(0);
  await page.evaluate(() => (globalThis as any).machine.find(['ja-JP']));
  await expect(button(page)).toBeVisible();
});

test('leaving the card stops the voice', async ({ page }) => {
  await withVoices(page, ['ja-JP']);
  await page.goto(ADDRESS);
  await button(page).click();
  await page.getByRole('navigation', { name: say('shelter-turn') }).locator('[rel=next]').click();
  await expect(button(page)).toBeVisible();
  expect(await page.evaluate(() => (globalThis as any).machine.speaking)).toBeNull();
});

test('on an English screen an English voice reads the English text', async ({ page }) => {
  await prefer(page, { language: 'en' });
  await withVoices(page, ['ja-JP', 'en-GB']);
  await page.goto(ADDRESS);
  await page.getByRole('button', { name: 'Read aloud' }).click();
  const [first] = await said(page);
  expect(first?.lang).toMatch(/^en/);
  expect(first?.text.split('\n')).toEqual([shown.title, shown.text, ...shown.steps].map(({ en }) => en));
});
