// The scanner's worker: pictures in, codes out. A classic script that runs behind wasm-bindgen's `no-modules` glue,
// which defines `wasm_bindgen`. It decides nothing about what a code means and keeps no picture.
'use strict';

function scanPixels(image, effort) {
  const found = wasm_bindgen.scan(image.data, image.width, image.height, effort === 'thorough');
  const codes = [];
  for (let at = 0; at < found.count(); at += 1) {
    codes.push({ symbology: found.symbology(at), bytes: found.bytes(at), charset: found.charset(at), corners: found.corners(at) });
  }
  found.free();
  return codes;
}
function textOf(code) {
  for (const label of [code.charset || "utf-8", 'utf-8', 'shift_jis']) {
    try { return new TextDecoder(label, { fatal: true }).decode(code.bytes); } catch { /* next */ }
  }
  return '';
}
