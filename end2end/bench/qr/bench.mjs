// Compares our QR scanner with zxing-wasm and jsQR on a folder of photos, in one Chromium, on the
// same decoded pixels. It measures and prints; it asserts nothing and keeps no photo.
//
// node bench.mjs --photos DIR --scanner-dir DIR [--modules DIR] [--json] [--list]
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { findPhotos } from './photos.mjs';
import { listing, summary, table } from './report.mjs';
import { serve } from './server.mjs';

const CHROMIUM = '/usr/bin/chromium';
const USAGE =
  'usage: node bench.mjs --photos DIR --scanner-dir DIR [--modules DIR] [--json] [--list]';

/** The command line as an object, or the process ends with the usage line. */
function commandLine() {
  const { values } = parseArgs({
    options: {
      photos: { type: 'string' },
      'scanner-dir': { type: 'string' },
      modules: { type: 'string' },
      json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  if (!values.photos || !values['scanner-dir']) {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
  return values;
}

/** Opens the page in Debian's Chromium and measures every photo with every decoder. */
async function measure(photos, scannerDir, require) {
  const { chromium } = require('@playwright/test');
  const server = await serve({ photos, scannerDir, require });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
    await page.goto(server.url);
    await page.evaluate(() => window.bench.prepare());
    await page.evaluate((count) => window.bench.warmUp(count), photos.length);
    const rows = [];
    for (const [index, photo] of photos.entries()) {
      const answers = await page.evaluate((at) => window.bench.measure(at), index);
      rows.push({ photo, answers });
    }
    return rows;
  } finally {
    await browser.close();
    server.close();
  }
}

const options = commandLine();
const base = options.modules ? join(resolve(options.modules), 'bench.js') : import.meta.url;
const photos = findPhotos(resolve(options.photos));
if (photos.length === 0) {
  process.stderr.write(`no photo with a .txt or .bin beside it in ${options.photos}\n`);
  process.exit(1);
}
const rows = await measure(photos, resolve(options['scanner-dir']), createRequire(base));
const result = summary(rows);
if (options.list) process.stdout.write(`${listing(rows)}\n`);
process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${table(result)}\n`);
