// The manual: chapters to read, cards one action a page, and addresses that can be passed on.
import type { Page } from '@playwright/test';
import { expect, prefer, test } from '../../fixtures/app';
import { book, card, cards, chapters, forms, plain, say } from './texts';

test.beforeEach(async ({ page }) => prefer(page, { furigana: false }));

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const turn = (page: Page) => page.getByRole('navigation', { name: say('shelter-turn') });

/** Cards of a phase in the order of the manual, for all or one squad. */
const ofPhase = (phase: string, squad = '') =>
  cards.filter((one) => one.phase === phase && (squad === '' || one.squad === squad));

/** The links to cards that the page lists. */
const listed = (page: Page) => page.getByRole('main').locator('a[href^="/shelter/card/"]');

test('the manual lists its chapters and says whose text it is', async ({ page }) => {
  await page.goto('/shelter/manual');
  await expect(title(page, plain(book.title.ja))).toBeVisible();
  await expect(page.getByText(plain(book.notice.ja))).toBeVisible();
  const links = page.getByRole('main').locator('a[href^="/shelter/manual/"]');
  await expect(links).toHaveCount(16);
  for (const [at, chapter] of chapters.entries()) {
    await expect(links.nth(at)).toContainText(plain(chapter.name.ja));
  }
});

test('the chapters are turned from the first to the last', async ({ page }) => {
  await page.goto('/shelter/manual');
  await page.getByRole('link', { name: plain(chapters[0]?.name.ja ?? '') }).click();
  for (const [at, chapter] of chapters.entries()) {
    await expect(title(page, plain(chapter.name.ja))).toBeVisible();
    await expect(page.getByText(`${at + 1} / ${chapters.length}`)).toBeVisible();
    const next = turn(page).getByRole('link', { name: say('shelter-next') });
    if (at + 1 < chapters.length) await next.click();
    else await expect(next).toHaveCount(0);
  }
  await turn(page).getByRole('link', { name: say('shelter-previous') }).click();
  await expect(title(page, plain(chapters.at(-2)?.name.ja ?? ''))).toBeVisible();
});

test('a chapter leads to its cards', async ({ page }) => {
  await page.goto('/shelter/manual/C9');
  await page.getByRole('main').getByRole('link', { name: plain(card('P2-HYG-01').title.ja) }).click();
  await expect(page).toHaveURL(/\/shelter\/card\/P2-HYG-01$/);
  await page.goBack();
  await expect(title(page, plain(chapters[8]?.name.ja ?? ''))).toBeVisible();
});

test('a card is one action a page, with every step of it', async ({ page }) => {
  const shown = card('P2-HYG-01');
  await page.goto(`/shelter/card/${shown.id}`);
  await expect(title(page, plain(shown.title.ja))).toBeVisible();
  await expect(page.getByText(plain(shown.text.ja)).first()).toBeVisible();
  const steps = page.getByRole('main').locator('ol.step-list').getByRole('listitem');
  await expect(steps).toHaveCount(shown.steps.length);
  for (const [at, step] of shown.steps.entries()) await expect(steps.nth(at)).toContainText(plain(step.ja));
  const all = ofPhase('P2');
  const place = { number: all.indexOf(shown) + 1, total: all.length };
  await expect(page.getByText(say('shelter-place', place))).toBeAttached();
});

test('the cards of a phase are turned one by one, and the last one leads to the next phase', async ({ page }) => {
  const all = ofPhase('P1');
  await page.goto(`/shelter/card/${all[0]?.id}`);
  await expect(turn(page).getByRole('link', { name: say('shelter-previous') })).toHaveCount(0);
  for (const shown of all) {
    await expect(title(page, plain(shown.title.ja))).toBeVisible();
    await turn(page).locator('[rel=next]').click();
  }
  await expect(page).toHaveURL(/\/shelter\/phase\/P2$/);
  await page.goBack();
  await turn(page).getByRole('link', { name: say('shelter-previous') }).click();
  const before = title(page, plain(all.at(-2)?.title.ja ?? ''));
  await expect(before).toBeVisible();
  await expect(before).toBeFocused();
});

test('all cards are in the six phases, each under its own address', async ({ page }) => {
  test.slow(); // six pages and the cards of one of them
  expect(cards).toHaveLength(124);
  for (const { id, name } of book.phases) {
    await page.goto(`/shelter/phase/${id}`);
    await expect(title(page, plain(name.ja))).toBeVisible();
    await expect(listed(page)).toHaveCount(ofPhase(id).length);
    const addresses = await listed(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses).toEqual(ofPhase(id).map((shown) => `/shelter/card/${shown.id}`));
  }
  for (const shown of ofPhase('P5')) {
    await page.goto(`/shelter/card/${shown.id}`);
    await expect(title(page, plain(shown.title.ja))).toBeVisible();
  }
});

test('a phase is narrowed to a squad in the address, the cards keep it, and back undoes it', async ({ page }) => {
  await page.goto('/shelter/phase/P2');
  const squad = book.squads.find(({ id }) => id === 'HYG');
  const own = ofPhase('P2', 'HYG');
  const places = { squad: plain(squad?.name.ja ?? ''), count: own.length };
  await page.getByLabel(say('shelter-squad-choose')).selectOption({ label: say('shelter-squad-option', places) });
  await expect(page).toHaveURL(/\?squad=HYG$/);
  await expect(listed(page)).toHaveCount(own.length);

  await listed(page).first().click();
  await expect(title(page, plain(own[0]?.title.ja ?? ''))).toBeVisible();
  await turn(page).locator('[rel=next]').click();
  await expect(page).toHaveURL(new RegExp(`/shelter/card/${own[1]?.id}\\?squad=HYG$`));

  await page.goBack();
  await page.goBack();
  await expect(listed(page)).toHaveCount(own.length);
  await expect(page.getByLabel(say('shelter-squad-choose'))).toHaveValue('HYG');
  await page.goBack();
  await expect(page).toHaveURL(/\/shelter\/phase\/P2$/);
  await expect(listed(page)).toHaveCount(ofPhase('P2').length);
  await expect(page.getByLabel(say('shelter-squad-choose'))).toHaveValue('');
});

test('the arrow leads to the page above even after a deep link', async ({ page }) => {
  await page.goto('/shelter/card/P3-HYG-02');
  await page.getByRole('link', { name: say('app-back') }).click();
  await expect(page).toHaveURL(/\/shelter\/phase\/P3$/);
});

for (const [address, sentence] of [
  ['/shelter/card/P9-XX-99', 'shelter-card-missing'],
  ['/shelter/manual/C99', 'shelter-chapter-missing'],
  ['/shelter/phase/P9', 'shelter-phase-missing'],
  ['/shelter/form/F-NONE', 'shelter-form-missing'],
  ['/shelter/place/E0', 'shelter-place-missing'],
] as const) {
  test(`${address} says that there is no such thing and leads on`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('alert')).toContainText(say(sentence));
    await page.getByRole('alert').getByRole('link', { name: say('shelter-search') }).click();
    await expect(page.getByRole('searchbox')).toBeVisible();
  });
}

test('all forms are listed and a card leads to its own', async ({ page }) => {
  await page.goto('/shelter/forms');
  const links = page.getByRole('main').locator('a[href^="/shelter/form/"]');
  await expect(links).toHaveCount(26);
  expect(forms).toHaveLength(26);

  const withForm = cards.find((shown) => shown.form !== undefined);
  const form = forms.find(({ id }) => id === withForm?.form);
  await page.goto(`/shelter/card/${withForm?.id}`);
  await page.getByRole('main').getByRole('link', { name: plain(form?.name.ja ?? '') }).first().click();
  await expect(title(page, plain(form?.name.ja ?? ''))).toBeVisible();
});
