// How the journeys are run: Debian's Chromium, a phone of 360 px, Japan.
// Started by `cargo xtask e2e`, which names the server binary and the built site.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './tests',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 360, height: 740 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // --no-sandbox: containers that run tests as root have no user namespaces.
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
});
