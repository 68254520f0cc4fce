// The 62 shelters: listed, by town, nearest by position. What the ward has not published is called
// that, and the nearest shelter is never called the one a person is assigned to.
import type { Page } from '@playwright/test';
import { expect, prefer, test } from '../../fixtures/app';
import { places, say } from './texts';

test.beforeEach(async ({ page }) => prefer(page, { furigana: false }));

/** Metres of a degree of latitude, for standing a known way off a shelter. */
const DEGREE_M = 111_195;
/** Straight way from the middle of any town of the ward to its nearest shelter, in metres. */
const TOWN_WAY_M_MAX = 617;

const MIDORINO = 'E1311400001111';
const midorino = places.find(({ id }) => id === MIDORINO) ?? { name: '', latitude: 0, longitude: 0 };

const links = (page: Page) => page.getByRole('main').locator('a[href^="/shelter/place/"]');
/** The nearest shelters, which stand in an ordered list. */
const ways = (page: Page) => page.getByRole('main').locator('ol').locator('a[href^="/shelter/place/"]');
const towns = (page: Page) => page.getByLabel(say('shelter-town-choose'));

/** Metres as the line of a shelter says them. */
const metres = (line: string) => Number((/([\d,]+)\s*m/.exec(line)?.[1] ?? 'NaN').replaceAll(',', ''));

test('all 62 shelters are listed with name and address', async ({ page }) => {
  await page.goto('/shelter/places');
  await expect(links(page)).toHaveCount(62);
  expect(places).toHaveLength(62);
  for (const { id, name, address } of places) {
    const line = page.getByRole('main').locator(`a[href="/shelter/place/${id}"]`);
    await expect(line).toContainText(name);
    await expect(line).toContainText(address);
  }
});

test('the list is narrowed by name, reading, English and address', async ({ page }) => {
  await page.goto('/shelter/places');
  const filter = page.getByRole('searchbox', { name: say('shelter-filter') });
  for (const typed of ['緑野中', 'みどりのちゅう', 'midorino junior', '丸山1-1-19']) {
    await filter.fill(typed);
    await expect(links(page), typed).toHaveCount(1);
    await expect(links(page)).toHaveAttribute('href', `/shelter/place/${MIDORINO}`);
  }
  await filter.fill('どこにもない');
  await expect(page.getByRole('status').filter({ hasText: say('shelter-places-none') })).toBeVisible();
  await filter.fill('');
  await expect(links(page)).toHaveCount(62);
});

test('each of the 85 towns answers with the three nearest, nearest first', async ({ page }) => {
  test.slow(); // 85 choices
  await page.goto('/shelter/near');
  await expect(towns(page).locator('option')).toHaveCount(86); // and one for no choice
  const options = await towns(page).locator('option').evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value).filter((value) => value !== ''),
  );
  expect(options).toHaveLength(85);
  for (const town of options) {
    await towns(page).selectOption(town);
    await expect(page).toHaveURL(new RegExp(`town=${town}`));
    await expect(ways(page)).toHaveCount(3);
    const far = (await ways(page).allInnerTexts()).map((line) => (line.includes(say('shelter-here')) ? 0 : metres(line)));
    expect(far, town).toEqual([...far].sort((one, other) => one - other));
    expect(far[0], town).toBeLessThanOrEqual(TOWN_WAY_M_MAX);
  }
});

test('a town in the address is chosen, and back goes to the town before', async ({ page }) => {
  await page.goto('/shelter/near?town=13114001001');
  await expect(ways(page)).toHaveCount(3);
  await expect(towns(page)).toHaveValue('13114001001');
  const before = await ways(page).allInnerTexts();
  await towns(page).selectOption({ index: 40 });
  await expect.poll(() => ways(page).allInnerTexts()).not.toEqual(before);
  await page.goBack();
  await expect(towns(page)).toHaveValue('13114001001');
  await expect.poll(() => ways(page).allInnerTexts()).toEqual(before);
});

test('an address with a town that does not exist shows no shelter as the nearest', async ({ page }) => {
  await page.goto('/shelter/near?town=1');
  await expect(towns(page)).toHaveValue('');
  await expect(ways(page)).toHaveCount(0);
});

test('what is not published reads 未公表, never zero', async ({ page }) => {
  await page.goto(`/shelter/place/${MIDORINO}`);
  await expect(page.getByRole('heading', { level: 1, name: midorino.name })).toBeVisible();
  for (const term of [say('shelter-capacity'), say('shelter-hazards')]) {
    const row = page.getByRole('main').locator('dl > div').filter({ hasText: term });
    await expect(row.getByRole('definition')).toHaveText('未公表');
  }
});

test('a note of the source stands with its shelter', async ({ page }) => {
  await page.goto('/shelter/place/E1311400074111');
  await expect(page.getByText('建替え工事中')).toBeVisible();
});

test('the nearest is said not to be the assigned one, wherever it is shown', async ({ page }) => {
  for (const address of ['/shelter/near?town=13114001001', '/shelter/places?town=13114001001', `/shelter/place/${MIDORINO}`]) {
    await page.goto(address);
    await expect(page.getByText(say('shelter-not-assigned')), address).toBeVisible();
  }
  await page.goto('/shelter/near?town=13114001001');
  await expect(ways(page)).toHaveCount(3);
  for (const line of await ways(page).allInnerTexts()) expect(line).not.toMatch(/指定|割り?当て|あなたの避難所/);
});

test.describe('when the device says where it is', () => {
  for (const [north, east, want] of [
    [500, 0, ['shelter-compass-s', 500]],
    [-300, 0, ['shelter-compass-n', 300]],
    [0, 400, ['shelter-compass-w', 400]],
  ] as const) {
    test(`${north} m north and ${east} m east of a shelter, its way is told in metres and direction`, async ({ page, context }) => {
      const scale = Math.cos((midorino.latitude * Math.PI) / 180);
      await context.grantPermissions(['geolocation']);
      await context.setGeolocation({
        latitude: midorino.latitude + north / DEGREE_M,
        longitude: midorino.longitude + east / DEGREE_M / scale,
      });
      await page.goto('/shelter/near');
      await expect(ways(page)).toHaveCount(0);
      await page.getByRole('button', { name: say('shelter-position-ask') }).click();
      await expect(ways(page)).toHaveCount(3);
      await page.goto(`/shelter/place/${MIDORINO}`);
      await page.goto('/shelter/near');
      // A new load of the page has forgotten the position: it is kept nowhere.
      await expect(ways(page)).toHaveCount(0);

      await page.getByRole('button', { name: say('shelter-position-ask') }).click();
      await expect(ways(page)).toHaveCount(3);
      const [key, distance] = want;
      await page.getByRole('navigation').getByRole('link', { name: say('app-tab-shelter') }).click();
      await page.getByRole('link', { name: say('shelter-places') }).click();
      await page.getByRole('main').locator(`a[href="/shelter/place/${MIDORINO}"]`).click();
      const way = say('shelter-way', { direction: say(key), distance: '' }).trim();
      const line = page.getByRole('main').getByText(way.slice(0, 2)).filter({ hasText: /\d/ }).first();
      await expect(line).toBeVisible();
      expect(Math.abs(metres(await line.innerText()) - distance)).toBeLessThanOrEqual(2);
    });
  }

  test('at the gate of a shelter no direction is told', async ({ page, context }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: midorino.latitude, longitude: midorino.longitude });
    await page.goto('/shelter/near');
    await page.getByRole('button', { name: say('shelter-position-ask') }).click();
    await expect(ways(page).first()).toContainText(midorino.name);
    await expect(ways(page).first()).toContainText(say('shelter-here'));
  });

  test('far from the ward the person is told so', async ({ page, context }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 34.6937, longitude: 135.5023 });
    await page.goto('/shelter/near');
    await page.getByRole('button', { name: say('shelter-position-ask') }).click();
    await expect(page.getByText(say('shelter-outside'))).toBeVisible();
  });

  test('the position is in no storage, no address and no request', async ({ page, context }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 35.712345, longitude: 139.654321 });
    await page.goto('/shelter/near');
    await page.getByRole('button', { name: say('shelter-position-ask') }).click();
    await expect(ways(page)).toHaveCount(3);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    for (const text of [kept, page.url(), ...asked]) expect(text).not.toMatch(/35\.71|139\.65/);
  });
});

test('a refused position is said in a sentence, and the town can still be chosen', async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Browser.setPermission', { permission: { name: 'geolocation' }, setting: 'denied' });
  await page.goto('/shelter/near');
  await page.getByRole('button', { name: say('shelter-position-ask') }).click();
  await expect(page.getByRole('alert')).toContainText(say('shelter-position-denied'));
  await towns(page).selectOption({ index: 1 });
  await expect(ways(page)).toHaveCount(3);
});
