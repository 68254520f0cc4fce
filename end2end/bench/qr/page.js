// The bench inside the page: decodes each photo to pixels once and gives the same pixels to every
// decoder. It judges nothing; texts, bytes and times go back to bench.mjs.
'use strict';

const WARM_UP_PICTURES = 12;
const WARM_UP_ROUNDS = 3;
const TIMED_RUNS = 3;

/** Each decoder takes ImageData and answers [{text, bytes}]. */
const decoders = {
  ours: async (image) =>
    scanPixels(image, 'thorough').map((code) => ({ text: textOf(code), bytes: [...code.bytes] })),
  zxing_wasm: async (image) => {
    const options = { formats: ['QRCode'], tryHarder: true };
    const results = await ZXingWASM.readBarcodes(image, options);
    return results.map((result) => ({ text: result.text, bytes: [...result.bytes] }));
  },
  jsqr: async (image) => {
    const code = jsQR(image.data, image.width, image.height);
    return code ? [{ text: code.data, bytes: code.binaryData }] : [];
  },
};

const pictures = new Map();

async function pixels(at) {
  if (!pictures.has(at)) {
    const blob = await (await fetch(`/photo/${at}`)).blob();
    const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none' });
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, bitmap.width, bitmap.height);
    context.drawImage(bitmap, 0, 0);
    pictures.set(at, context.getImageData(0, 0, bitmap.width, bitmap.height));
  }
  return pictures.get(at);
}

async function timed(decode, image) {
  const start = performance.now();
  try {
    const codes = await decode(image);
    return { ms: performance.now() - start, codes };
  } catch (error) {
    return { ms: performance.now() - start, codes: [], failure: String(error).slice(0, 80) };
  }
}

window.bench = {
  async prepare() {
    await wasm_bindgen({ module_or_path: '/scanner_bg.wasm' });
    await ZXingWASM.prepareZXingModule({
      overrides: { locateFile: (path) => `/${path}` },
      fireImmediately: true,
    });
  },

  async warmUp(count) {
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
      for (let at = 0; at < Math.min(count, WARM_UP_PICTURES); at += 1) {
        const image = await pixels(at);
        for (const decode of Object.values(decoders)) await timed(decode, image);
      }
    }
  },

  async measure(at) {
    const image = await pixels(at);
    const answers = {};
    for (const [name, decode] of Object.entries(decoders)) {
      const runs = [];
      for (let run = 0; run < TIMED_RUNS; run += 1) runs.push(await timed(decode, image));
      runs.sort((a, b) => a.ms - b.ms);
      answers[name] = { ...runs[0], ms: runs[Math.floor(TIMED_RUNS / 2)].ms };
    }
    pictures.delete(at);
    return answers;
  },
};
