// Measures how long a second device waits for what the first has written, at this machine's own speed:
// all of a space on its first sync, and ten changes more when it has few or many. It asserts nothing.
//
// NAKANO_SITE=http://localhost:8080 node bench.mjs [--json]
import { figures, newPhone, site, table, withBrowser } from '../start/phone.mjs';

/** Changes of the first sync: a family's handbook of some years. */
const FIRST = 5_000;
/** Changes of an incremental pull. */
const STEP = 10;
/** Incremental pulls that are timed at each size. */
const ROUNDS = 9;
/** Changes in one push, under the limits of shared/src/sync/limits.rs. */
const PUSH_CHANGES = 80;
/** Longest wait for anything, in milliseconds. */
const WAIT_MS_MAX = 300_000;

const address = site();
const HEADERS = { 'content-type': 'application/json', 'x-nakano': '1' };

const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
  defaultBackupEligibility: true,
  defaultBackupState: true,
};

async function device(browser) {
  const context = await newPhone(browser);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS_MAX);
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR });
  await page.addInitScript(() => localStorage.setItem('nakano.preferences', '{"language":"ja"}'));
  return { context, page, devtools, authenticatorId };
}

/**
 * Runs in the page of the first device: a writer of its own, beside the app, that signs and pushes
 * changes of `count` bills.
 */
async function write({ count, batch, headers }) {
  const text = new TextEncoder();
  const base64 = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
  /** UUID version 7, RFC 9562 §5.7. */
  const name = (at) => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(at / 2 ** (8 * (5 - place))) % 256;
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  const ask = async (path, body) => {
    for (;;) {
      const answer = await fetch(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : {});
      if (answer.ok) return answer.json();
      if (answer.status !== 429 && answer.status !== 503) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      const wait = Number(answer.headers.get('retry-after') ?? 1);
      await new Promise((resolve) => setTimeout(resolve, 1000 * wait));
    }
  };
  const sign = async (key, payload) =>
    base64(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, text.encode(payload)));
  if (!globalThis.nakanoWriter) {
    const { person } = await ask('/api/auth/me');
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const publicKey = base64(await crypto.subtle.exportKey('raw', keys.publicKey));
    const id = name(Date.now());
    const proof = await sign(keys.privateKey, `nakano-pocket device 1\n${person}\n${id}\n${publicKey}\n`);
    await ask('/api/sync/devices/register', { device: id, public_key: publicKey, name: 'bench', proof });
    globalThis.nakanoWriter = { person, id, key: keys.privateKey, counter: 0 };
  }
  const writer = globalThis.nakanoWriter;
  for (let done = 0; done < count; done += batch) {
    const changes = [];
    for (let place = done; place < Math.min(count, done + batch); place += 1) {
      const now = Date.now();
      writer.counter = (writer.counter + 1) % 0xffff;
      const payload = JSON.stringify({
        id: name(now),
        version: 1,
        space: `person:${writer.person}`,
        room: 'bills',
        kind: 'bill',
        entity: name(now),
        hlc: `${now.toString(16).padStart(12, '0')}-${writer.counter.toString(16).padStart(4, '0')}`,
        device: writer.id,
        body: { set: { title: `見本 ${place}`, amount_yen: 1000 + place, due: '2027-06-30', note: '計測のための見本' } },
      });
      changes.push({ payload, signature: await sign(writer.key, payload) });
    }
    const { results } = await ask('/api/sync/push', { changes });
    const refused = results.find((result) => !('stored' in result.outcome));
    if (refused) throw new Error(JSON.stringify(refused));
  }
}

/** Runs in the page: waits until the device keeps `count` records, and says when. */
async function kept(count) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (;;) {
    const databases = await indexedDB.databases();
    if (databases.some(({ name }) => name === 'nakano')) {
      const database = await done(indexedDB.open('nakano'));
      const has = database.objectStoreNames.contains('records');
      const records = has ? await done(database.transaction('records').objectStore('records').count()) : 0;
      database.close();
      if (records >= count) return performance.timeOrigin + performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Records beside the changes: the engine's own three. */
const BESIDE = 3;

async function main(browser) {
  const first = await device(browser);
  await first.page.goto(`${address}/auth`);
  await first.page.getByRole('button', { name: 'アカウントを作る' }).click();
  await first.page.getByRole('status').filter({ hasText: 'サインインしています' }).waitFor();
  await first.page.evaluate(write, { count: FIRST, batch: PUSH_CHANGES, headers: HEADERS });

  const second = await device(browser);
  const { credentials } = await first.devtools.send('WebAuthn.getCredentials', { authenticatorId: first.authenticatorId });
  for (const credential of credentials) {
    await second.devtools.send('WebAuthn.addCredential', { authenticatorId: second.authenticatorId, credential });
  }
  await second.page.goto(`${address}/auth`);
  let begun = 0;
  second.page.on('request', (request) => {
    if (begun === 0 && request.url().includes('/api/sync/pull')) begun = Date.now();
  });
  await second.page.getByRole('button', { name: 'パスキーでサインインする' }).click();
  const end = await second.page.evaluate(kept, FIRST + BESIDE);
  const firstSync = end - begun;

  const incremental = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const count = FIRST + BESIDE + round * STEP;
    const start = Date.now();
    await first.page.evaluate(write, { count: STEP, batch: STEP, headers: HEADERS });
    incremental.push((await second.page.evaluate(kept, count)) - start);
  }
  return { firstSync, incremental };
}

const { firstSync, incremental } = await withBrowser(main);
const step = figures(incremental);
const result = { first_sync_ms: Math.round(firstSync), first_sync_changes: FIRST, ten_changes_ms: { median: step.median, p95: step.p95 } };
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
} else {
  process.stdout.write(`first sync of ${FIRST} changes ${result.first_sync_ms} ms\n`);
  process.stdout.write(`${table([['ten changes, pushed and pulled', step]])}\n`);
}
