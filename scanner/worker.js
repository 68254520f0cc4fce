// The scanner's worker: pictures in, texts out. A classic script that stands behind wasm-bindgen's
// `no-modules` glue in one file (the glue defines `wasm_bindgen`). It does not know what a code
// means and keeps no picture.
//
// In:  {kind: 'init', wasm: ArrayBuffer}
//      {kind: 'scan', id, image: ImageBitmap | ImageData, effort: 'quick' | 'thorough'}
// Out: {kind: 'ready'} | {kind: 'failed', id: null, reason: 'broken'}
//      {kind: 'codes', id, codes: [{symbology: 'qr' | 'code128', text, corners: [{x, y} × 4]}]}
//      {kind: 'failed', id, reason: 'not-ready' | 'empty' | 'too-large' | 'broken'}
// After 'broken' the page ends this worker and starts another.
'use strict';

/** The way in: 'waiting' for the module, 'ready', or 'broken' by a trap. */
let state = 'waiting';
let canvas = null;

/**
 * All codes of an ImageData, with their bytes: [{symbology, bytes, charset, corners}].
 * Throws what the module throws; a WebAssembly.RuntimeError leaves the module unusable.
 */
function scanPixels(image, effort) {
  const found = wasm_bindgen.scan(image.data, image.width, image.height, effort === 'thorough');
  const codes = [];
  for (let at = 0; at < found.count(); at += 1) {
    const numbers = found.corners(at);
    codes.push({
      symbology: found.symbology(at),
      bytes: found.bytes(at),
      charset: found.charset(at),
      corners: [0, 2, 4, 6].map((x) => ({ x: numbers[x], y: numbers[x + 1] })),
    });
  }
  found.free();
  return codes;
}

/**
 * The content of a code as text. Where the code does not state its characters: UTF-8 if that is
 * valid, else Shift_JIS (what Japanese encoders write), else Latin-1, which takes any bytes. FNC1
 * of GS1 codes stays as U+001D.
 */
function textOf({ bytes, charset }) {
  for (const label of [charset, 'utf-8', 'shift_jis']) {
    try {
      if (label) return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Not these characters; the next guess decides.
    }
  }
  return new TextDecoder('iso-8859-1').decode(bytes);
}

/** The pixels of a picture, made smaller if the scanner asks it, and by what factor. */
function pixelsOf(image) {
  if (image instanceof ImageData) return { pixels: image, scale: 1 };
  const area = image.width * image.height;
  const scale = Math.min(1, Math.sqrt(wasm_bindgen.pixels_max() / area));
  const side = (pixels) => Math.max(1, Math.floor(pixels * scale));
  const [width, height] = [side(image.width), side(image.height)];
  canvas ??= new OffscreenCanvas(width, height);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  // Screenshots may be see-through; paper is white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return { pixels: context.getImageData(0, 0, width, height), scale: width / image.width };
}

/** Why a picture is not looked at, or null. */
function refusal(image) {
  if (state !== 'ready') return state === 'broken' ? 'broken' : 'not-ready';
  if (image.width === 0 || image.height === 0) return 'empty';
  const area = image.width * image.height;
  return image instanceof ImageData && area > wasm_bindgen.pixels_max() ? 'too-large' : null;
}

function scan({ id, image, effort }) {
  const reason = refusal(image);
  if (reason) return { kind: 'failed', id, reason };
  try {
    const { pixels, scale } = pixelsOf(image);
    const codes = scanPixels(pixels, effort).map((code) => ({
      symbology: code.symbology,
      text: textOf(code),
      corners: code.corners.map(({ x, y }) => ({ x: x / scale, y: y / scale })),
    }));
    return { kind: 'codes', id, codes };
  } catch {
    // A trap leaves the module's memory in an unknown state; memory that ran out stays so.
    state = 'broken';
    return { kind: 'failed', id, reason: 'broken' };
  } finally {
    if ('close' in image) image.close();
  }
}

async function init({ wasm }) {
  try {
    await wasm_bindgen({ module_or_path: wasm });
    state = 'ready';
    return { kind: 'ready' };
  } catch {
    state = 'broken';
    return { kind: 'failed', id: null, reason: 'broken' };
  }
}

// The bench loads this file into a page for `scanPixels` and `textOf`; only a worker answers.
if (!('document' in self)) {
  self.addEventListener('message', async ({ data }) => {
    self.postMessage(data.kind === 'init' ? await init(data) : scan(data));
  });
}
