// A slow phone for measuring: Debian's Chromium at 360 px with its processor slowed, ready offline.
// It opens and slows; what is measured on it is the business of each bench.
import { chromium } from '@playwright/test';

/** How much slower than this machine; what Lighthouse takes for a mid-range phone. */
export const CPU_SLOWDOWN = 4;

/** Longest wait for a device to be ready offline, in milliseconds. */
const READY_MS_MAX = 60_000;
/** Between two looks whether it is. */
const READY_LOOK_MS = 100;

/** Lighthouse's Slow 4G: bytes a second and milliseconds. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

const LAUNCH = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // --no-sandbox: containers that run as root have no user namespaces.
  args: ['--no-sandbox', '--disable-gpu'],
};

const PHONE = {
  locale: 'ja-JP',
  timezoneId: 'Asia/Tokyo',
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** Address of the running server, or the process ends with one sentence. */
export function site() {
  const address = process.env.NAKANO_SITE;
  if (!address) {
    process.stderr.write('NAKANO_SITE, the address of a running server, is not set\n');
    process.exit(2);
  }
  return address.replace(/\/$/, '');
}

/** Starts the browser, does the work, and ends the browser whatever happens. */
export async function withBrowser(work) {
  const browser = await chromium.launch(LAUNCH);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A person's device: nothing on it yet. */
export const newPhone = (browser) => browser.newContext(PHONE);

/** Opens home once and waits until release and content are on the device. */
export async function makeReady(phone, address) {
  const page = await phone.newPage();
  await page.goto(`${address}/`);
  // Asked for by hand: waitForFunction takes the promise of an answer for the answer.
  for (const until = Date.now() + READY_MS_MAX; !(await page.evaluate(readyOffline)); ) {
    if (Date.now() > until) throw new Error(`not ready with no network after ${READY_MS_MAX} ms`);
    await page.waitForTimeout(READY_LOOK_MS);
  }
  await page.close();
}

/** Runs in the page: the service worker holds its release and a content bundle is whole. */
async function readyOffline() {
  if (!navigator.serviceWorker.controller) return false;
  const names = await caches.keys();
  const whole = await Promise.all([
    ...names.filter((name) => name.startsWith('release-')).map(async (name) => (await caches.open(name)).match('/release-complete')),
    ...names.filter((name) => name.startsWith('content-')).map(async (name) => (await caches.open(name)).match('/content-complete')),
  ]);
  return whole.length >= 2 && whole.every(Boolean);
}

/** Slows the page's processor and, when asked, its network. */
export async function slow(page, { network = false } = {}) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  if (!network) return;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
}

/** Figures of many runs: nearest rank, whole tenths of a millisecond. */
export function figures(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const rank = (share) => Number(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)].toFixed(1));
  return { min: rank(0), median: rank(0.5), p95: rank(0.95), max: rank(1) };
}

/** A table for a terminal: one line of figures a name. */
export function table(rows) {
  const cells = (values) => values.map((value) => String(value).padStart(10)).join('');
  const lines = rows.map(([name, { min, median, p95, max }]) => name.padEnd(24) + cells([min, median, p95, max]));
  return [`${'ms'.padEnd(24)}${cells(['min', 'median', 'p95', 'max'])}`, ...lines].join('\n');
}
