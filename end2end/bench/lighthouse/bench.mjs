// Lighthouse's mobile scores of the start page: the median of three visits, each by a browser that
// has never been here. It prints and asserts nothing.
//
// NAKANO_SITE=http://localhost:8080 node bench.mjs [--json]
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { site } from '../start/phone.mjs';

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const TIMES = {
  fcp_ms: 'first-contentful-paint',
  lcp_ms: 'largest-contentful-paint',
  tbt_ms: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
};

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** One visit by a browser with an empty profile. */
async function visit(address) {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // --no-sandbox: containers that run as root have no user namespaces.
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    const answer = await lighthouse(address, { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES });
    if (answer.lhr.runtimeError) throw new Error(answer.lhr.runtimeError.message);
    return answer.lhr;
  } finally {
    await browser.close();
  }
}

/** Names of the audits that cost points, with the category they cost them in. */
function failed(report) {
  return CATEGORIES.flatMap((category) =>
    report.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 1)
      .map(({ id }) => `${category}: ${id} (${report.audits[id].score}) ${report.audits[id].displayValue ?? ''}`.trim()),
  );
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The medians under their stable names; scores of 100, times in whole milliseconds. */
function summary(reports) {
  const score = (name) => Math.round(median(reports.map((report) => report.categories[name].score)) * 100);
  const scores = CATEGORIES.map((name) => [name.replace('-', '_'), score(name)]);
  const times = Object.entries(TIMES).map(([name, audit]) => {
    const value = median(reports.map((report) => report.audits[audit].numericValue));
    return [name, name === 'cls' ? Number(value.toFixed(3)) : Math.round(value)];
  });
  return Object.fromEntries([...scores, ...times, ['runs', reports.length]]);
}

const address = `${site()}/`;
const reports = [];
for (let run = 0; run < RUNS; run += 1) reports.push(await visit(address));
const result = summary(reports);
for (const audit of new Set(reports.flatMap(failed))) process.stderr.write(`not full marks  ${audit}\n`);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
else for (const [name, value] of Object.entries(result)) process.stdout.write(`${name.padEnd(16)}${String(value).padStart(8)}\n`);
process.exit(0); // lighthouse leaves timers behind
