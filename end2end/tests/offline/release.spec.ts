// Releases: whole or not at all, taken over at the person's word, and nothing of a broken one left.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Server } from '../../fixtures/server';
import { expect, readyOffline, test } from '../../fixtures/app';

test.use({ expectedErrors: ['404', 'Failed to load resource', 'integrity', 'Quota', 'ERR_'] });

/** Makes the copied site another release: `change` edits its manifest of files. */
async function publish(server: Server, change: (release: { version: string; files: { url: string; sha256: string; bytes: number }[] }) => void) {
  const manifest = path.join(server.site, 'release.json');
  const before = await readFile(manifest, 'utf8');
  const release = JSON.parse(before);
  change(release);
  const worker = path.join(server.site, 'sw.js');
  const source = await readFile(worker, 'utf8');
  const changed = source.replace(/const RELEASE = \{.*?\};\n/s, `const RELEASE = ${JSON.stringify(release)};\n`);
  expect(changed).not.toBe(source);
  await writeFile(worker, changed);
  await writeFile(manifest, JSON.stringify(release));
  for (const extension of ['.br', '.gz']) {
    await rm(worker + extension, { force: true });
    await rm(manifest + extension, { force: true });
  }
}

const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
  });

const releaseCaches = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('release-')));

test('a release with a missing file leaves the old one running and nothing behind', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  const before = await releaseCaches(page);
  expect(before).toHaveLength(1);

  await publish(ownServer, (release) => {
    release.version = 'broken';
    release.files.push({ url: '/assets/missing-0000000000000000.js', sha256: '0'.repeat(64), bytes: 1 });
  });
  await lookForUpdate(page);
  await expect(page.getByText('新しい版のファイルがそろっていないか、正しくないため')).toBeVisible();
  expect(await releaseCaches(page)).toEqual(before);

  await ownServer.stop();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
});

test('a file that is not what the release says is refused', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  const before = await releaseCaches(page);
  await publish(ownServer, (release) => {
    release.version = 'tampered';
    for (const file of release.files) if (file.url === '/manifest.webmanifest') file.sha256 = '0'.repeat(64);
  });
  await lookForUpdate(page);
  await expect(page.getByText('新しい版のファイルがそろっていないか、正しくないため')).toBeVisible();
  expect(await releaseCaches(page)).toEqual(before);
});

test('a new release waits for the word and then takes over with one reload', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await publish(ownServer, (release) => {
    release.version = 'next';
  });
  await lookForUpdate(page);
  await expect(page.getByText('新しい版があります')).toBeVisible();
  expect(await releaseCaches(page)).toHaveLength(2);

  await page.getByRole('button', { name: '読みこみなおす' }).click();
  await expect(page.getByText('新しい版があります')).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'オフライン準備完了' }).first()).toBeVisible();
  expect(await releaseCaches(page)).toContain('release-next');
});

test('with no room on the device the person is told, and the page still works', async ({ page, context, ownServer }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: ownServer.url, quotaSize: 100_000 });
  await page.goto(ownServer.url);
  await expect(page.getByRole('status').filter({ hasText: 'オフラインの準備ができていません' }).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: /オフラインの準備ができていません/ }).click();
  await expect(page.getByText('端末の空きが足りません')).toBeVisible();
  expect(await releaseCaches(page)).toEqual([]);
});

test('after the browser has thrown everything away the app starts again and says so', async ({ page, context, ownServer }) => {
  await readyOffline(page, ownServer.url);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: ownServer.url, storageTypes: 'all' });
  await page.goto(`${ownServer.url}/offline`);
  await expect(page.getByRole('status').filter({ hasText: /オフライン準備完了/ }).first()).toBeVisible({ timeout: 30_000 });
});

test('files lost from the running release are fetched again, or named as missing', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  const lose = () =>
    page.evaluate(async () => {
      const [name] = (await caches.keys()).filter((key) => key.startsWith('release-'));
      const cache = await caches.open(name as string);
      for (const request of await cache.keys()) if (request.url.includes('/icons/')) await cache.delete(request);
    });
  await lose();
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'オフライン準備完了' }).first()).toBeVisible();

  await lose();
  await ownServer.stop();
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'ファイルが' }).first()).toBeVisible();
});
