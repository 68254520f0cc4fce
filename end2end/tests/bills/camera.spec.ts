// A slip held before the camera: a film of T01 plays as the camera of this browser. The server is
// stopped first, so the scanner's own program must come from the device.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, readyOffline, test as base } from '../../fixtures/app';
import { elQr } from '../../fixtures/qr';
import { writeFilm } from '../../fixtures/y4m';
import { expectSlip, say, slip } from './slips';

const test = base.extend<object, { film: string }>({
  film: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'nakano-film-'));
      const file = path.join(folder, 'slip.y4m');
      await writeFilm(file, elQr(slip('T01')));
      await use(file);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, film }, use) => {
      const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
    },
    { scope: 'worker' },
  ],
  expectedErrors: async ({}, use) => use(['ERR_CONNECTION_REFUSED', 'Failed to load resource']),
});

test('the camera reads a slip with the server gone', async ({ page, context, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await ownServer.stop();
  await context.grantPermissions(['camera']);
  // Allowed before, so it starts without a tap.
  await page.goto(`${ownServer.url}/bills/scan`);
  await expectSlip(page, '12,300');
  await expect(page.getByText(say('bills-item-code', { code: '999' })).first()).toBeVisible();

  await page.getByRole('button', { name: say('bills-save') }).click();
  await expect(page).toHaveURL(/\/bills\/bill\//);
  await page.reload();
  await expect(page.getByRole('main').locator('.amount')).toHaveText('12,300円');
});

test('the camera is off when the slip is found, and on again for the next one', async ({ page, context }) => {
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    const tracks: MediaStreamTrack[] = [];
    Object.assign(globalThis, { tracks });
    devices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  const states = () => page.evaluate(() => (globalThis as any).tracks.map((track: MediaStreamTrack) => track.readyState));
  await context.grantPermissions(['camera']);
  await page.goto('/bills/scan');
  await expectSlip(page, '12,300');
  expect(await states()).toEqual(['ended']);
  await page.getByRole('button', { name: say('bills-scan-again') }).click();
  await expectSlip(page, '12,300');
  expect(await states()).toEqual(['ended', 'ended']);
});

test('a refused camera is said in a sentence, and the other ways stay', async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Browser.setPermission', { permission: { name: 'camera' }, setting: 'denied' });
  await page.goto('/bills/scan');
  await page.getByRole('button', { name: say('bills-camera-start') }).click();
  await expect(page.getByText(say('bills-camera-denied'))).toBeVisible();
  await expect(page.getByText(say('bills-camera-then-allow'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('bills-scan-paste') })).toBeVisible();
  await expect(page.getByRole('link', { name: say('bills-scan-type') })).toBeVisible();
  const picture = page.waitForEvent('filechooser');
  await page.getByText(say('bills-scan-file')).click();
  await picture;
});
