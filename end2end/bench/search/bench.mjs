// Measures how long the search takes from each typed character to its results on the page, at a
// quarter of this machine's speed and with no network. It asserts nothing; which card is found
// first is a test of tests/shelter.
//
// NAKANO_SITE=http://localhost:8080 node bench.mjs [--json]
import { figures, makeReady, newPhone, site, slow, table, withBrowser } from '../start/phone.mjs';

/** Kanji, kana, katakana, half width, two words and English. */
const QUERIES = ['トイレ', 'といれ', 'toilet', 'ペット 受付', 'ﾄｲﾚ', '避難所'];
/** Each query is typed this often, so that one slow frame does not decide. */
const ROUNDS = 5;

/** Runs in the page: keeps the time of every input event and of the last change of the results. */
function watchResults() {
  const links = () => [...document.querySelectorAll('main a[href^="/shelter/"]')].map((link) => link.href).join();
  const watch = { typed: 0, changed: 0, shown: links() };
  globalThis.nakanoSearch = watch;
  addEventListener('input', () => { watch.typed = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    const shown = links();
    if (shown !== watch.shown) Object.assign(watch, { shown, changed: performance.now() });
  }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true });
}

/** Runs in the page: milliseconds of the last input once nothing has moved for a while; none when
 * the results stayed the same. */
async function settled() {
  const watch = globalThis.nakanoSearch;
  /** Frames without a change after which the page is taken to be at rest. */
  const STILL_FRAMES = 5;
  for (let still = 0, last = watch.changed; still < STILL_FRAMES; still += 1) {
    await new Promise(requestAnimationFrame);
    if (watch.changed !== last) [still, last] = [0, watch.changed];
  }
  return watch.changed > watch.typed ? watch.changed - watch.typed : null;
}

/** Milliseconds of every character of one query, typed into the empty field. */
async function typed(page, field, query) {
  await field.fill('');
  await page.evaluate(settled);
  const times = [];
  for (const character of query) {
    await page.keyboard.insertText(character);
    const time = await page.evaluate(settled);
    if (time !== null) times.push(time);
  }
  return times;
}

async function measure(browser, address) {
  const phone = await newPhone(browser);
  await makeReady(phone, address);
  await phone.setOffline(true);
  const page = await phone.newPage();
  await page.goto(`${address}/shelter/search`);
  const field = page.getByRole('searchbox');
  await field.focus();
  await page.evaluate(watchResults);
  await typed(page, field, QUERIES[0]); // the index is loaded with the first word
  await slow(page);
  const times = new Map(QUERIES.map((query) => [query, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of QUERIES) times.get(query).push(...(await typed(page, field, query)));
  }
  return times;
}

const times = await withBrowser((browser) => measure(browser, site()));
const all = figures([...times.values()].flat());
const result = { search_ms: { median: all.median, p95: all.p95 } };
const rows = [...[...times].map(([query, values]) => [query, figures(values)]), ['all', all]];
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(result)}\n` : `${table(rows)}\n`);
