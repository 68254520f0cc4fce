// A small web server for the bench page: the photos, the three decoders, and nothing else.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const WORKER = join(HERE, '../../../scanner/worker.js');
const SCRIPTS = ['zxing.js', 'jsqr.js', 'scanner.js', 'worker.js', 'page.js'];
const PAGE = `<!doctype html><meta charset="utf-8"><title>QR bench</title>${SCRIPTS.map(
  (name) => `<script src="/${name}"></script>`,
).join('')}`;
const TYPES = { js: 'text/javascript', wasm: 'application/wasm', '': 'text/html' };
// Isolation gives the page its 5 µs clock; without it half a millisecond reads as 0.5 ± 0.1.
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Starts on a free port of this machine; `require` resolves the npm packages. */
export async function serve({ photos, scannerDir, require }) {
  const zxingWasm = require.resolve('zxing-wasm/reader/zxing_reader.wasm');
  const files = new Map([
    ['/zxing.js', join(dirname(zxingWasm), '../iife/reader/index.js')],
    ['/zxing_reader.wasm', zxingWasm],
    ['/jsqr.js', require.resolve('jsqr')],
    ['/scanner.js', join(scannerDir, 'scanner.js')],
    ['/scanner_bg.wasm', join(scannerDir, 'scanner_bg.wasm')],
    ['/worker.js', WORKER],
    ['/page.js', join(HERE, 'page.js')],
    ...photos.map((photo, at) => [`/photo/${at}`, photo.path]),
  ]);
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const body = path === '/' ? PAGE : files.has(path) ? readFileSync(files.get(path)) : null;
    const type = TYPES[path.split('.')[1] ?? ''] ?? 'application/octet-stream';
    response.writeHead(body === null ? 404 : 200, { 'content-type': type, ...ISOLATION });
    response.end(body ?? 'not here');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}
