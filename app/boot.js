// Starts the app: the program, its texts and the service worker are asked for at once.
// The only script of the page; it decides nothing and holds no text of its own beyond the two
// sentences a person sees when the program cannot start.
const tag = document.querySelector('script[data-wasm]').dataset;

/** What the person chose on this device; the same record `preferences` writes. */
function preferences() {
  try {
    return JSON.parse(localStorage.getItem('nakano.preferences')) ?? {};
  } catch {
    return {}; // unreadable settings are the default settings
  }
}

const chosen = preferences();
const language = ['ja', 'ja-easy', 'en'].includes(chosen.language) ? chosen.language : 'ja';
const locales = { ja: tag.localeJa, 'ja-easy': tag.localeJaEasy, en: tag.localeEn };
const root = document.documentElement;
root.lang = language === 'en' ? 'en' : 'ja';
root.dataset.theme = chosen.theme ?? 'auto';
root.dataset.text = String(chosen.text ?? 100);
root.dataset.motion = chosen.motion ?? 'auto';

const boot = {
  locales,
  scanner: tag.scanner,
  scannerWasm: tag.scannerWasm,
  locale: fetch(locales[language]).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))),
  release: { state: 'serviceWorker' in navigator ? 'starting' : 'unsupported', reason: '' },
  installPrompt: null,
};
boot.locale.catch(() => {}); // reported by the program, or below when it does not start
globalThis.nakanoBoot = boot;

/** Tells the program that the state of the offline copy has changed. */
function release(state, reason = '') {
  boot.release = { state, reason };
  dispatchEvent(new Event('nakano-release'));
}

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault(); // the app offers installing on its own page, at the person's word
  boot.installPrompt = event;
  dispatchEvent(new Event('nakano-installable'));
});

function watch(worker) {
  const settle = () => {
    if (worker.state === 'installed') release(navigator.serviceWorker.controller ? 'waiting' : 'ready');
    if (worker.state === 'activated') release('ready');
    // A worker that was never active and is gone has failed; its own message has said why.
    if (worker.state === 'redundant' && boot.release.state === 'installing') release('failed', 'unknown');
  };
  worker.addEventListener('statechange', settle);
  settle();
}

async function offline() {
  const container = navigator.serviceWorker;
  container.addEventListener('message', ({ data }) => {
    if (data?.kind === 'install-failed') release('failed', data.reason);
  });
  let reloading = false;
  const hadController = Boolean(container.controller);
  container.addEventListener('controllerchange', () => {
    if (!hadController || reloading) return; // the first worker takes over a page that is already right
    reloading = true;
    location.reload();
  });
  const registration = await container.register('/sw.js', { updateViaCache: 'none' });
  registration.addEventListener('updatefound', () => {
    release('installing');
    watch(registration.installing);
  });
  if (registration.waiting && container.controller) release('waiting');
  else if (registration.active) release('ready');
  else if (registration.installing) {
    release('installing');
    watch(registration.installing);
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => {}); // offline: ask next time
  });
}

async function start() {
  const program = fetch(tag.wasm);
  program.catch(() => {}); // waited for below, once the glue is there
  const glue = await import(tag.js);
  await glue.default({ module_or_path: program });
}

function failed(error) {
  console.error('start failed', error);
  for (const id of ['boot-title', 'boot-text']) document.getElementById(id)?.setAttribute('hidden', '');
  document.getElementById('boot-failed')?.removeAttribute('hidden');
}

start().catch(failed);
if ('serviceWorker' in navigator) offline().catch(() => release('failed', 'register'));
