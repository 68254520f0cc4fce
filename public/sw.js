// Service worker: one release, whole or not at all.
// Installs every file of its release under the release's own cache; a file that is missing, changed
// or does not fit leaves the running release as it is and nothing of the new one behind.
// It never touches /api/ and /content/: those have their own rules in the app.
'use strict';

const RELEASE = /*RELEASE*/null;
const PREFIX = 'release-';
const CACHE = PREFIX + RELEASE.version;
/** Written last, so that a cache without it is a broken install. */
const COMPLETE = '/release-complete';
/** Requests for files of one release that run at once; more does not help a phone. */
const PARALLEL_MAX = 6;

/** What another app has shared waits here until the page takes it and removes the cache; `platform/picture.rs` knows the names too. */
const SHARED = 'shared';
const SHARE_TARGET = '/bills/share';
const SHARED_PICTURE = '/bills/shared/picture';
const SHARED_TEXT = '/bills/shared/text';

const urls = new Set(RELEASE.files.map((file) => file.url));

/** Why a file of the release is not taken; `reason` is what the page turns into a sentence. */
class Refused extends Error {
  constructor(reason, file) {
    super(reason + ' ' + file.url);
    this.reason = reason;
  }
}

async function sha256(answer) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fromOtherRelease(file) {
  // Only names that carry their hash are the same bytes in another release.
  if (!file.url.startsWith('/assets/')) return undefined;
  return caches.match(file.url);
}

async function fetchChecked(file) {
  const cache = file.url.startsWith('/assets/') ? 'default' : 'no-cache';
  const answer = await fetch(file.url, { cache, redirect: 'error' });
  if (!answer.ok) throw new Refused('missing', file);
  if ((await sha256(answer.clone())) !== file.sha256) throw new Refused('changed', file);
  return answer;
}

async function fill(cache, files) {
  const waiting = [...files];
  const one = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      await cache.put(file.url, (await fromOtherRelease(file)) ?? (await fetchChecked(file)));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_MAX }, one));
}

function reasonOf(error) {
  if (error?.name === 'QuotaExceededError') return 'quota';
  return error instanceof Refused ? error.reason : 'network';
}

async function tell(message) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

async function install() {
  try {
    const cache = await caches.open(CACHE);
    await fill(cache, RELEASE.files);
    await cache.put(COMPLETE, new Response(RELEASE.version));
  } catch (error) {
    await caches.delete(CACHE);
    await tell({ kind: 'install-failed', reason: reasonOf(error) });
    throw error;
  }
}

/** Keeps this release and the last complete one before it, for pages that are still open. */
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const complete = [];
  for (const name of others) {
    if (await (await caches.open(name)).match(COMPLETE)) complete.push(name);
  }
  const kept = complete.pop();
  await Promise.all(others.filter((name) => name !== kept).map((name) => caches.delete(name)));
}

/** Looks whether every file is still there, fetches what is not, and answers what stays missing. */
async function check() {
  const cache = await caches.open(CACHE);
  const have = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const missing = RELEASE.files.filter((file) => !have.has(file.url));
  if (missing.length > 0) await fill(cache, missing).catch(() => {}); // what is still missing is answered
  let left = 0;
  for (const file of missing) if (!(await cache.match(file.url))) left += 1;
  return { version: RELEASE.version, missing: left };
}

async function answer(request, url) {
  const cache = await caches.open(CACHE);
  if (request.mode === 'navigate') {
    const page = urls.has(url.pathname) ? url.pathname : '/';
    return (await cache.match(page)) ?? fetch(request);
  }
  return (await cache.match(url.pathname)) ?? (await caches.match(url.pathname)) ?? fetch(request);
}

/** Keeps the picture or text of a share for the page and leads there; nothing of it is sent anywhere. */
async function takeShare(request) {
  try {
    const form = await request.formData();
    await caches.delete(SHARED); // only the last share counts
    const cache = await caches.open(SHARED);
    const picture = form.get('picture');
    if (picture instanceof File && picture.size > 0) {
      await cache.put(SHARED_PICTURE, new Response(picture, { headers: { 'content-type': picture.type } }));
    } else if (form.get('text')) {
      await cache.put(SHARED_TEXT, new Response(form.get('text')));
    }
  } catch {
    await caches.delete(SHARED); // the page says that nothing arrived
  }
  return Response.redirect('/bills/scan?shared=1', 303);
}

self.addEventListener('install', (event) => event.waitUntil(install()));

self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener('message', (event) => {
  if (event.data?.kind === 'take-over') self.skipWaiting();
  if (event.data?.kind === 'check') {
    event.waitUntil(check().then((result) => event.ports[0]?.postMessage(result)));
  }
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === 'POST' && url.origin === self.location.origin && url.pathname === SHARE_TARGET) {
    event.respondWith(takeShare(event.request));
    return;
  }
  const own = url.origin === self.location.origin && event.request.method === 'GET';
  if (!own || url.pathname.startsWith('/api/') || url.pathname.startsWith('/content/')) return;
  if (event.request.mode === 'navigate' || urls.has(url.pathname) || url.pathname.startsWith('/assets/')) {
    event.respondWith(answer(event.request, url));
  }
});
