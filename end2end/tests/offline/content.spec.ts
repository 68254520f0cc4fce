// Content bundles: only what the ward's key has signed, only what the manifest says, whole.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Server } from '../../fixtures/server';
import { expect, readyOffline, test } from '../../fixtures/app';

test.use({ expectedErrors: ['404', 'Failed to load resource', 'ERR_'] });

const manifestOf = (server: Server) => path.join(server.site, 'content', 'manifest.json');

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
  for (const extension of ['.br', '.gz']) await rm(file + extension, { force: true });
}

/** Changes the signed text without signing it anew. */
const forge = (server: Server) =>
  rewrite(manifestOf(server), (text) => {
    const envelope = JSON.parse(text);
    const manifest = JSON.parse(envelope.payload);
    manifest.sequence += 1;
    manifest.version = '2099.1';
    return JSON.stringify({ ...envelope, payload: JSON.stringify(manifest) });
  });

test('a bundle with a bad signature is refused, said, and the old one goes on', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await forge(ownServer);
  await page.goto(`${ownServer.url}/offline`);
  await expect(page.getByText('署名が正しくないため')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'オフライン準備完了' }).first()).toBeVisible();
  await expect(page.getByText('2099.1')).toHaveCount(0);
  await page.goto(`${ownServer.url}/shelter/card/P1-HQ-01`);
  await expect(page.getByRole('main')).toContainText('P1-HQ-01');
});

test('on a first visit a forged bundle is not shown at all', async ({ page, ownServer }) => {
  await forge(ownServer);
  await page.goto(`${ownServer.url}/shelter/manual`);
  await expect(page.getByRole('alert')).toContainText('まだこの端末にありません');
  await expect(page.getByRole('alert')).toContainText('署名が正しくないため');
});

test('a file that is not what the manifest says is refused, and nothing of it stays', async ({ page, ownServer }) => {
  const envelope = JSON.parse(await readFile(manifestOf(ownServer), 'utf8'));
  const [file] = JSON.parse(envelope.payload).files;
  await rewrite(path.join(ownServer.site, 'content', `${file.sha256}.json`), (text) => text.replace('{', '{ '));
  await page.goto(`${ownServer.url}/offline`);
  await expect(page.getByText('途中で変わっているため')).toBeVisible();
  expect(await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('content-')))).toEqual([]);
});

test('a bundle with a missing file is not taken', async ({ page, ownServer }) => {
  const envelope = JSON.parse(await readFile(manifestOf(ownServer), 'utf8'));
  const [file] = JSON.parse(envelope.payload).files;
  for (const extension of ['', '.br', '.gz']) {
    await rm(path.join(ownServer.site, 'content', `${file.sha256}.json${extension}`), { force: true });
  }
  await page.goto(`${ownServer.url}/offline`);
  await expect(page.getByText('全部そろっていないため')).toBeVisible();
});
