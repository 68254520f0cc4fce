// Measures how long a person waits: the manual from the device with no network, and home on a first
// visit over a slow line. Both at a quarter of this machine's speed. It asserts nothing.
//
// NAKANO_SITE=http://localhost:8080 node bench.mjs [--json]
import { CPU_SLOWDOWN, figures, makeReady, newPhone, site, slow, table, withBrowser } from './phone.mjs';

const COLD_STARTS = 10;
/** A first visit takes seconds, and varies less. */
const FIRST_VISITS = 5;
/** Longest wait for one page, in milliseconds. */
const USABLE_MS_MAX = 60_000;

/**
 * Runs in every page before anything else: looks at each frame whether the first link that fits
 * `selector` can be seen and tapped, and keeps the time from the start of the navigation until
 * the frame after it was drawn.
 */
function watchForUse(selector) {
  const tappable = (link) => {
    const box = link.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return false;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // Below the fold nothing can lie over it that the person sees now.
    return y > innerHeight ? link.checkVisibility() : link.contains(document.elementFromPoint(x, y));
  };
  const look = () => {
    const link = document.querySelector(selector);
    if (link && tappable(link)) requestAnimationFrame(() => { globalThis.nakanoUsable = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Milliseconds from the start of the navigation to `address` until it can be used. */
async function timeToUse(phone, address, selector, conditions) {
  const page = await phone.newPage();
  try {
    await page.addInitScript(watchForUse, selector);
    await slow(page, conditions);
    await page.goto(address, { waitUntil: 'commit', timeout: USABLE_MS_MAX });
    const usable = await page.waitForFunction(() => globalThis.nakanoUsable, undefined, { timeout: USABLE_MS_MAX });
    return await usable.jsonValue();
  } finally {
    await page.close();
  }
}

/** The manual, opened again and again from a device that has everything, with no network. */
async function coldStarts(browser, address) {
  const phone = await newPhone(browser);
  await makeReady(phone, address);
  await phone.setOffline(true);
  const times = [];
  for (let run = 0; run < COLD_STARTS; run += 1) {
    times.push(await timeToUse(phone, `${address}/shelter/manual`, 'main a[href^="/shelter/manual/"]'));
  }
  await phone.close();
  return times;
}

/** Home on devices that have never been here. */
async function firstVisits(browser, address) {
  const times = [];
  for (let run = 0; run < FIRST_VISITS; run += 1) {
    const phone = await newPhone(browser);
    times.push(await timeToUse(phone, `${address}/`, 'main a[href="/shelter/phase/P1"]', { network: true }));
    await phone.close();
  }
  return times;
}

const address = site();
const [manual, home] = await withBrowser(async (browser) => [
  figures(await coldStarts(browser, address)),
  figures(await firstVisits(browser, address)),
]);
const brief = ({ median, p95 }) => ({ median, p95 });
const result = {
  cold_start_manual_ms: brief(manual),
  first_visit_home_ms: brief(home),
  runs: COLD_STARTS,
  cpu_slowdown: CPU_SLOWDOWN,
};
const rows = [['manual, no network', manual], ['first visit, Slow 4G', home]];
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(result)}\n` : `${table(rows)}\n`);
