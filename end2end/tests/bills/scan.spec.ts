// Reading a slip from a picture file or pasted text: the slip is chosen among other codes, and
// every reason why there is none has a sentence of its own. The camera has its own file.
import type { Page } from '@playwright/test';
import { expect, readyOffline, test } from '../../fixtures/app';
import { type Gray, blank, elQr, png, sheet, textQr } from '../../fixtures/qr';
import { expectSlip, paste, read, said, say, slip } from './slips';

const GUIDE = 'https://www.city.tokyo-nakano.lg.jp/kurashi/zeikin/annai';

async function choose(page: Page, picture: Gray, name = 'slip.png'): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByText(say('bills-scan-file')).click();
  await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: png(picture) });
}

test.describe('with the server gone', () => {
  test.use({ expectedErrors: ['ERR_CONNECTION_REFUSED', 'Failed to load resource'] });

  test('a picture of a slip is read from a file', async ({ page, ownServer }) => {
    await readyOffline(page, ownServer.url);
    await ownServer.stop();
    await page.goto(`${ownServer.url}/bills/scan`);
    await choose(page, elQr(slip('T01')));
    await expectSlip(page, '12,300');
    await expect(page.getByRole('status').filter({ hasText: say('bills-not-saved') })).toBeVisible();
  });
});

for (const scale of [2, 3, 12]) {
  test(`a slip drawn with ${scale} pixels a module is read`, async ({ page }) => {
    await page.goto('/bills/scan');
    await choose(page, elQr(slip('T02'), scale));
    await expectSlip(page, '51,000');
  });
}

test('beside the code of the guide the slip is chosen, and the other one is named', async ({ page }) => {
  const [bill, guide] = [elQr(slip('T01')), textQr(GUIDE)];
  await page.goto('/bills/scan');
  await choose(page, sheet(900, 400, [{ picture: guide, x: 20, y: 40 }, { picture: bill, x: 500, y: 40 }]));
  await expectSlip(page, '12,300');
  const others = page.getByRole('main').locator('.bills-seen');
  await expect(others).toContainText(say('bills-seen-url'));
  await expect(others).toContainText(GUIDE);
  await expect(others.getByRole('link')).toHaveCount(0);
});

test('with the code of the guide alone the page says what it was', async ({ page }) => {
  await page.goto('/bills/scan');
  await choose(page, textQr(GUIDE));
  await expect(said(page)).toContainText(say('bills-scan-no-slip'));
  await expect(said(page)).toContainText(say('bills-seen-url'));
  await choose(page, elQr(slip('T01')));
  await expectSlip(page, '12,300');
});

test('two slips in one picture are told apart: one is shown, the other is counted', async ({ page }) => {
  const [one, other] = [elQr(slip('T01')), elQr(slip('T02'))];
  await page.goto('/bills/scan');
  await choose(page, sheet(700, 320, [{ picture: one, x: 10, y: 10 }, { picture: other, x: 360, y: 10 }]));
  await expect(page.getByText(say('bills-scan-further', { count: 1 }))).toBeVisible();
});

test('a picture without a code is said to have none', async ({ page }) => {
  await page.goto('/bills/scan');
  await choose(page, blank(640, 480));
  await expect(said(page)).toContainText(say('bills-scan-no-code'));
  await expect(said(page)).toContainText(say('bills-scan-no-code-then'));
});

test('a file that is no picture is said to be none, and the next one is read', async ({ page }) => {
  await page.goto('/bills/scan');
  const chooser = page.waitForEvent('filechooser');
  await page.getByText(say('bills-scan-file')).click();
  await (await chooser).setFiles({ name: 'slip.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(said(page)).toContainText(say('bills-scan-not-a-picture'));
  await choose(page, elQr(slip('T01')));
  await expectSlip(page, '12,300');
});

test('pasted digits are read, also with what a reader puts around them', async ({ page }) => {
  await read(page, slip('T01'));
  await expectSlip(page, '12,300');
  await page.getByRole('button', { name: say('bills-scan-again') }).click();
  await paste(page, `  ]Q3${slip('T02')}\n`);
  await expectSlip(page, '51,000');
});

test('an amount beyond 32 bits is shown in full', async ({ page }) => {
  await read(page, slip('T03'));
  await expectSlip(page, '99,999,999,999');
});

test('the barcode of a convenience store is read, with its last day', async ({ page }) => {
  await read(page, `]C1${slip('G1')}`);
  await expectSlip(page, '12,300');
  await expect(page.getByText(say('bills-item-barcode')).first()).toBeVisible();
});

const REFUSED = [
  ['T08', 'bills-failed-checksum'],
  ['T09', 'bills-failed-checksum'],
  ['T10', 'bills-failed-length'],
  ['T11', 'bills-failed-amounts'],
  ['T12', 'bills-failed-agency'],
  ['T13', 'bills-failed-due'],
  ['T15', 'bills-failed-zero'],
  ['T16', 'bills-failed-structure'],
  ['G2', 'bills-failed-checksum'],
] as const;

test('every slip that cannot be taken is refused with its own reason', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/bills/scan');
  for (const [name, sentence] of REFUSED) {
    await paste(page, slip(name));
    await expect(said(page), name).toContainText(say(sentence));
    await expect(said(page).getByRole('listitem'), 'no digit of the code is shown').toHaveCount(0);
  }
  await paste(page, slip('T01'));
  await expectSlip(page, '12,300');
});

for (const [what, text, sentence] of [
  ['a web address', GUIDE, 'bills-seen-url'],
  [
    'a shop code',
    '00020101021126680019jp.or.paymentsjapan0113000000000000102040001030600000104060000015204581253033925802JP5911NAKANO TEST6006NAKANO6107164850164170002JA0107中野テスト食堂6304D475',
    'bills-seen-jpqr',
  ],
  ['a text', 'あ'.repeat(255), 'bills-seen-text'],
] as const) {
  test(`${what} is named, not taken`, async ({ page }) => {
    await read(page, text);
    await expect(said(page)).toContainText(say('bills-scan-no-slip'));
    await expect(said(page)).toContainText(say(sentence));
  });
}

test('a slip whose last day lies before its due day is shown with a warning and cannot be paid', async ({ page }) => {
  await page.clock.setFixedTime('2026-07-15T09:00:00+09:00');
  await read(page, slip('T14'));
  await expectSlip(page, '12,300');
  await expect(page.getByText(say('bills-warning-date-order'))).toBeVisible();
  await expect(page.getByText(say('bills-state-expired')).first()).toBeVisible();
});

test('where the browser does not give the clipboard, a field takes the text', async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Browser.setPermission', { permission: { name: 'clipboard-read' }, setting: 'denied' });
  await page.goto('/bills/scan');
  await page.getByRole('button', { name: say('bills-scan-paste') }).click();
  await expect(said(page)).toContainText(say('bills-paste-refused'));
  await page.getByLabel(say('bills-paste-field')).fill(slip('T01'));
  await page.getByRole('button', { name: say('bills-paste-read') }).click();
  await expectSlip(page, '12,300');
});

test('an empty clipboard is said to be empty', async ({ page }) => {
  await read(page, '');
  await expect(said(page)).toContainText(say('bills-paste-empty'));
});

test('the keys for pasting work without the button', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/bills/scan');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate((text) => navigator.clipboard.writeText(text), slip('T02'));
  await page.keyboard.press('Control+V');
  await expectSlip(page, '51,000');
});
