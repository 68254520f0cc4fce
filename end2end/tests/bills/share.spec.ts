// A picture or a text another app shares with this one (share_target of the web manifest): taken by
// the service worker, looked at on the scan page, kept nowhere and sent nowhere.
import type { Page } from '@playwright/test';
import { expect, readyOffline, test } from '../../fixtures/app';
import { elQr, png } from '../../fixtures/qr';
import { expectSlip, said, say, slip } from './slips';

test.use({ expectedErrors: ['ERR_CONNECTION_REFUSED', 'Failed to load resource'] });

interface Given {
  picture?: string;
  text?: string;
}

/** Sends what a phone's share sheet sends: a form, as a navigation of the page. */
async function share(page: Page, given: Given): Promise<void> {
  await page.evaluate(({ picture, text }) => {
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      action: '/bills/share',
      enctype: 'multipart/form-data',
    });
    const input = (name: string, type: string) => {
      const made = Object.assign(document.createElement('input'), { name, type });
      form.append(made);
      return made;
    };
    if (text !== undefined) input('text', 'text').value = text;
    if (picture !== undefined) {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], 'slip.png', { type: 'image/png' }));
      input('picture', 'file').files = files.files;
    }
    document.body.append(form);
    form.submit();
  }, given);
  await page.waitForURL(/\/bills\/scan/);
}

const kept = (page: Page) => page.evaluate(async () => (await caches.keys()).includes('shared'));

test('a shared picture of a slip is read, with the server gone', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await ownServer.stop();
  await share(page, { picture: png(elQr(slip('T01'))).toString('base64') });
  await expectSlip(page, '12,300');
  await expect.poll(() => kept(page)).toBe(false);
  await page.getByRole('button', { name: say('bills-save') }).click();
  await page.waitForURL(/\/bills\/bill\//);
});

test('shared text is read', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await share(page, { text: slip('T02') });
  await expectSlip(page, '51,000');
});

test('a share with nothing in it is said to be empty, and so is a look at it later', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await share(page, {});
  await expect(said(page)).toContainText(say('bills-shared-gone'));
});

test('what was shared and never looked at does not stay', async ({ page, ownServer }) => {
  await readyOffline(page, ownServer.url);
  await page.evaluate(async () => {
    const cache = await caches.open('shared');
    await cache.put('/bills/shared/text', new Response('kept too long'));
  });
  await page.goto(`${ownServer.url}/bills/scan`);
  await expect.poll(() => kept(page)).toBe(false);
});

test('nothing that is shared goes to the server', async ({ page, ownServer }) => {
  const sent: string[] = [];
  await readyOffline(page, ownServer.url);
  page.context().on('request', (request) => {
    if (request.method() === 'POST' && request.serviceWorker()) sent.push(request.url());
  });
  await share(page, { picture: png(elQr(slip('T01'))).toString('base64') });
  await expectSlip(page, '12,300');
  expect(sent).toEqual([]);
});
