// Takes the pictures of docs/screenshots/ and those the web manifest names, from the running app on
// a fixed day, so that the same app gives the same pictures. They are shown, not compared.
//
// NAKANO_SITE=http://localhost:8080 node screenshots.mjs
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from '@playwright/test';

const NOW = '2026-11-22T10:00:00+09:00';
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = path.join(ROOT, 'docs/screenshots');
const MANIFEST_PICTURES = path.join(ROOT, 'public/screenshots');
/** Longest wait for a device to be ready offline, in milliseconds. */
const READY_MS_MAX = 60_000;
/** Colours of an indexed PNG. */
const COLOURS_MAX = 256;

const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 800 };
/** Synthetic slips, see shared/src/bills/vectors.txt: 12,300 yen, and 51,000 yen for the same year. */
const SLIPS = ['T01', 'T02'];
/** A point in the ward: 中野区役所. */
const HERE = { latitude: 35.7074, longitude: 139.6638 };
const PLACE = 'E1311400001111';

/** Name of the picture, address, and what is done there before it is taken. */
const PAGES = [
  ['home', '/'],
  ['shelter', '/shelter'],
  ['card', '/shelter/card/P2-HYG-01'],
  ['search', `/shelter/search?q=${encodeURIComponent('トイレ')}`],
  ['map', '/shelter/map'],
  ['near', '/shelter/near?town=13114001001'],
  ['place', `/shelter/place/${PLACE}`],
  ['bills', '/bills'],
  ['bill', '/bills', (page) => page.locator('main ul a[href^="/bills/bill/"]').first().click()],
  ['scan', '/bills/scan'],
  ['offline', '/offline'],
];

/** Looks: language and colours, screens, and the pages they are taken of; none for all. */
const LOOKS = [
  { suffix: 'ja', preferences: { language: 'ja' }, screens: [NARROW, WIDE] },
  { suffix: 'en', preferences: { language: 'en' }, screens: [NARROW, WIDE] },
  { suffix: 'easy', preferences: { language: 'ja-easy' }, screens: [NARROW], only: ['home', 'card'] },
  { suffix: 'dark', preferences: { language: 'ja', theme: 'dark' }, screens: [NARROW], only: ['home', 'card'] },
];

const address = process.env.NAKANO_SITE?.replace(/\/$/, '');
if (!address) {
  process.stderr.write('NAKANO_SITE, the address of a running server, is not set\n');
  process.exit(2);
}

/** A device of one look with the two bills on it, ready offline. */
async function device(browser, look, screen, scale) {
  const context = await browser.newContext({
    viewport: screen,
    deviceScaleFactor: scale,
    locale: look.preferences.language === 'en' ? 'en-GB' : 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    geolocation: HERE,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript((record) => {
    localStorage.setItem('nakano.preferences', record);
    localStorage.setItem('nakano.first-run', 'answered');
  }, JSON.stringify(look.preferences));
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(address);
  await page.locator('.chip-ok').first().waitFor({ timeout: READY_MS_MAX });
  for (const digits of await slips()) await saveBill(page, digits);
  return { context, page };
}

/** The payloads of the sample slips. */
async function slips() {
  const lines = (await readFile(path.join(ROOT, 'shared/src/bills/vectors.txt'), 'utf8')).split('\n');
  return SLIPS.map((name) => lines.find((line) => line.startsWith(`${name} `)).split(' ')[1]);
}

async function saveBill(page, digits) {
  await page.goto(`${address}/bills/scan`);
  await page.locator('.bills-ways').waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), digits);
  await page.keyboard.press('Control+V');
  await page.locator('main .actions button.main').click();
  await page.waitForURL(/\/bills\/bill\//);
}

/** Opens one page and waits until nothing on it is still coming. */
async function open(page, [, where, act]) {
  await page.goto(address + where);
  await page.waitForFunction(settled);
  await act?.(page);
  await page.waitForFunction(settled);
  await page.evaluate(() => document.activeElement?.blur?.());
  await page.evaluate(() => document.fonts.ready);
}

/** Runs in the page: it has its heading, nothing is loading and no short note is open. */
function settled() {
  return document.querySelector('main h1') !== null && document.querySelector('.waiting, .boot, .toast') === null;
}

/** The picture with at most 256 colours: a third of the bytes, and no difference to the eye. */
async function indexed(page, picture) {
  const pixels = await page.evaluate(async (source) => {
    const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (let at = 0; at < data.length; at += 32_768) text += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width: bitmap.width, height: bitmap.height, data: btoa(text) };
  }, picture.toString('base64'));
  return encode(pixels.width, pixels.height, Buffer.from(pixels.data, 'base64'));
}

/** An indexed PNG of RGBA pixels: the most frequent colours, every other one as its nearest. */
function encode(width, height, rgba) {
  const counts = new Map();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = rgba.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = spread([...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([colour]) => colour));
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const placeOf = (colour) => {
    if (!places.has(colour)) places.set(colour, nearest(palette, colour));
    return places.get(colour);
  };
  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      lines[row * (width + 1) + 1 + column] = placeOf(rgba.readUIntBE((row * width + column) * 4, 3));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, indexed, no interlace
  const table = Buffer.alloc(palette.length * 3);
  for (const [place, colour] of palette.entries()) table.writeUIntBE(colour, place * 3, 3);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [['IHDR', header], ['PLTE', table], ['IDAT', deflateSync(lines, { level: 9 })], ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([signature, ...parts.map(([type, data]) => chunk(type, data))]);
}

/** Frequent colours first, each a little away from those already taken. */
function spread(colours) {
  for (const least of [0, 6, 12, 24, 48]) {
    const taken = [];
    for (const colour of colours) {
      if (taken.length === COLOURS_MAX) break;
      if (least === 0 || taken.every((other) => distance(other, colour) > least * least)) taken.push(colour);
    }
    if (taken.length < COLOURS_MAX || least === 48) return taken;
  }
  return colours.slice(0, COLOURS_MAX);
}

function nearest(palette, colour) {
  let best = 0;
  for (let place = 1; place < palette.length; place += 1) {
    if (distance(palette[place], colour) < distance(palette[best], colour)) best = place;
  }
  return best;
}

function distance(one, other) {
  const part = (shift) => ((one >> shift) & 255) - ((other >> shift) & 255);
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

async function take(page, file) {
  const picture = await indexed(page, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  await writeFile(file, picture);
  process.stdout.write(`${path.relative(ROOT, file).padEnd(48)}${String(picture.length).padStart(8)} bytes\n`);
}

/** All pictures of one look on one screen. */
async function takeLook(browser, look, screen) {
  const { context, page } = await device(browser, look, screen, 1);
  for (const shown of PAGES.filter(([name]) => look.only?.includes(name) ?? true)) {
    await open(page, shown);
    await take(page, path.join(PICTURES, `${shown[0]}-${screen.width}-${look.suffix}.png`));
  }
  await context.close();
}

/** The three pictures of the install dialog. */
async function takeForManifest(browser) {
  const look = { preferences: { language: 'ja' } };
  const narrow = await device(browser, look, { width: 360, height: 720 }, 2);
  for (const name of ['home', 'shelter']) {
    await open(narrow.page, PAGES.find(([own]) => own === name));
    await take(narrow.page, path.join(MANIFEST_PICTURES, `${name}-narrow.png`));
  }
  await narrow.context.close();
  const wide = await device(browser, look, WIDE, 1);
  await open(wide.page, PAGES[0]);
  await take(wide.page, path.join(MANIFEST_PICTURES, 'home-wide.png'));
  await wide.context.close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // --no-sandbox: containers that run as root have no user namespaces.
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await mkdir(PICTURES, { recursive: true });
  await mkdir(MANIFEST_PICTURES, { recursive: true });
  for (const look of LOOKS) for (const screen of look.screens) await takeLook(browser, look, screen);
  await takeForManifest(browser);
} finally {
  await browser.close();
}
