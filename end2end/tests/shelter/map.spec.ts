// The map: all shelters on it, moved by keys, buttons and fingers, and each mark leads to its page.
import type { CDPSession, Page } from '@playwright/test';
import { expect, prefer, test } from '../../fixtures/app';
import { places, say } from './texts';

test.use({ hasTouch: true });
test.beforeEach(async ({ page }) => prefer(page, { furigana: false }));

const MIDORINO = places.find(({ id }) => id === 'E1311400001111');

const map = (page: Page) => page.getByRole('group', { name: say('shelter-map'), exact: true });
const marks = (page: Page) => map(page).getByRole('link');

interface View {
  x: number;
  y: number;
  scale: number;
}

/** How the sheet lies on the screen. */
async function view(page: Page): Promise<View> {
  const transform = (await map(page).locator('.shelter-map-sheet').getAttribute('transform')) ?? '';
  const [x, y, scale] = (transform.match(/-?[\d.]+/g) ?? []).map(Number);
  if (x === undefined || y === undefined || scale === undefined) throw new Error(`no view in "${transform}"`);
  return { x, y, scale };
}

async function open(page: Page, address = '/shelter/map'): Promise<View> {
  await page.goto(address);
  await expect(marks(page)).toHaveCount(62);
  await expect(map(page).locator('.shelter-map-sheet')).toHaveAttribute('transform', /scale/);
  return view(page);
}

/** Middle of the map in the window. */
async function middle(page: Page): Promise<{ x: number; y: number }> {
  await map(page).scrollIntoViewIfNeeded();
  const box = await map(page).boundingBox();
  if (!box) throw new Error('the map is not shown');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('every shelter has a mark with its name', async ({ page }) => {
  await open(page);
  const names = await marks(page).evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
  expect(names.sort()).toEqual(places.map(({ name }) => name).sort());
});

test('keys move and zoom the map, and 0 shows the whole ward again', async ({ page }) => {
  const whole = await open(page);
  await map(page).focus();
  await page.keyboard.press('+');
  const near = await view(page);
  expect(near.scale).toBeGreaterThan(whole.scale);
  for (const [key, axis, sign] of [
    ['ArrowLeft', 'x', 1],
    ['ArrowRight', 'x', -1],
    ['ArrowUp', 'y', 1],
    ['ArrowDown', 'y', -1],
  ] as const) {
    const before = await view(page);
    await page.keyboard.press(key);
    const after = await view(page);
    expect(Math.sign(after[axis] - before[axis]), key).toBe(sign);
    expect(after.scale, key).toBe(before.scale);
  }
  await page.keyboard.press('-');
  expect((await view(page)).scale).toBeLessThan(near.scale);
  await page.keyboard.press('0');
  expect(await view(page)).toEqual(whole);
});

test('Enter marks the shelter in the middle, and Tab leads out of the map', async ({ page }) => {
  await open(page);
  await map(page).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?place=E\d+$/);
  await expect(map(page).locator('[aria-current=true]')).toHaveCount(1);
  await map(page).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: say('shelter-map-nearer') })).toBeFocused();
});

test('buttons zoom in, out and back to the whole ward', async ({ page }) => {
  const whole = await open(page);
  await page.getByRole('button', { name: say('shelter-map-nearer') }).click();
  await page.getByRole('button', { name: say('shelter-map-nearer') }).click();
  const near = await view(page);
  expect(near.scale).toBeGreaterThan(whole.scale * 2);
  await page.getByRole('button', { name: say('shelter-map-farther') }).click();
  expect((await view(page)).scale).toBeLessThan(near.scale);
  await page.getByRole('button', { name: say('shelter-map-whole') }).click();
  expect(await view(page)).toEqual(whole);
});

test('a mouse drags the map without choosing a shelter', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: say('shelter-map-nearer') }).click();
  const before = await view(page);
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  await page.mouse.up();
  const after = await view(page);
  expect(Math.round(after.x - before.x)).toBe(40);
  expect(Math.round(after.y - before.y)).toBe(30);
  await expect(page).toHaveURL(/\/shelter\/map$/);
});

test('the wheel zooms where the pointer is', async ({ page }) => {
  const whole = await open(page);
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await view(page)).scale).toBeGreaterThan(whole.scale * 1.5);
});

test('two fingers pinch, one finger pushes', async ({ page, context }) => {
  const whole = await open(page);
  const { x, y } = await middle(page);
  const devtools = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) => touches(devtools, type, points);

  await touch('touchStart', [[x - 30, y], [x + 30, y]]);
  for (const way of [45, 60, 75, 90]) await touch('touchMove', [[x - way, y], [x + way, y]]);
  await touch('touchEnd', []);
  const near = await view(page);
  expect(near.scale / whole.scale).toBeGreaterThan(2.5);
  expect(near.scale / whole.scale).toBeLessThan(3.5);

  await touch('touchStart', [[x, y]]);
  for (const way of [10, 20, 30]) await touch('touchMove', [[x + way, y + way]]);
  await touch('touchEnd', []);
  const pushed = await view(page);
  expect(pushed.x - near.x).toBeGreaterThan(15);
  expect(pushed.y - near.y).toBeGreaterThan(15);
  expect(pushed.scale).toBe(near.scale);
  await expect(page).toHaveURL(/\/shelter\/map$/);
});

test('a tapped mark is named below the map and leads to its page', async ({ page }) => {
  await open(page);
  for (const _ of [1, 2, 3]) await page.getByRole('button', { name: say('shelter-map-nearer') }).click();
  await map(page).scrollIntoViewIfNeeded();
  const chosen = await visibleMark(page);
  await page.touchscreen.tap(chosen.x, chosen.y);
  await expect(page).toHaveURL(/\?place=E\d+$/);
  const id = new URL(page.url()).searchParams.get('place');
  const place = places.find((one) => one.id === id);
  expect(place?.name).toBe(chosen.name);
  await page.getByRole('status').getByRole('link', { name: place?.name ?? '' }).click();
  await expect(page.getByRole('heading', { level: 1, name: place?.name ?? '' })).toBeVisible();
});

test('an address with a shelter shows it in the middle, marked', async ({ page }) => {
  const whole = await open(page);
  const near = await open(page, `/shelter/map?place=${MIDORINO?.id}`);
  expect(near.scale).toBeGreaterThan(whole.scale);
  const mark = map(page).getByRole('link', { name: MIDORINO?.name ?? '', exact: true });
  await expect(mark).toHaveAttribute('aria-current', 'true');
  const { x, y } = await middle(page);
  const box = await mark.locator('.shelter-map-mark').boundingBox();
  expect(Math.hypot((box?.x ?? 0) + (box?.width ?? 0) / 2 - x, (box?.y ?? 0) + (box?.height ?? 0) / 2 - y)).toBeLessThan(3);
});

test('the sources of the map are named', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('main')).toContainText('国土地理院');
  await expect(page.getByRole('main')).toContainText(say('shelter-names-own'));
});

async function touches(devtools: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) {
  const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
  await devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
}

/** The mark closest to the middle of the map that nothing lies over. */
async function visibleMark(page: Page): Promise<{ x: number; y: number; name: string }> {
  const at = await middle(page);
  const found = await marks(page).evaluateAll((all, { x, y }) => {
    const seen = all.map((mark) => {
      const box = mark.querySelector('.shelter-map-mark')?.getBoundingClientRect() ?? new DOMRect();
      return { mark, x: box.x + box.width / 2, y: box.y + box.height / 2, name: mark.getAttribute('aria-label') ?? '' };
    });
    const own = seen.filter((one) => one.mark.contains(document.elementFromPoint(one.x, one.y)));
    own.sort((one, other) => Math.hypot(one.x - x, one.y - y) - Math.hypot(other.x - x, other.y - y));
    return own[0] && { x: own[0].x, y: own[0].y, name: own[0].name };
  }, at);
  if (!found) throw new Error('no mark can be tapped');
  return found;
}
