// Turns measured rows into the figures people and programs read. Pure: no files, no clock.
import { isRead } from './photos.mjs';

export const DECODERS = ['ours', 'zxing_wasm', 'jsqr'];

/** The value below which `share` of the sorted values lie (nearest rank). */
function rank(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** `{ours: {read, total, median_ms, p95_ms}, zxing_wasm: …, jsqr: …}`, times per picture. */
export function summary(rows) {
  const figures = (name) => {
    const times = rows.map((row) => row.answers[name].ms).sort((a, b) => a - b);
    return {
      read: rows.filter((row) => isRead(row.photo, row.answers[name].codes)).length,
      total: rows.length,
      median_ms: Number(rank(times, 0.5).toFixed(3)),
      p95_ms: Number(rank(times, 0.95).toFixed(3)),
    };
  };
  return Object.fromEntries(DECODERS.map((name) => [name, figures(name)]));
}

/** The summary as a table for a terminal. */
export function table(result) {
  const lines = DECODERS.map((name) => {
    const { read, total, median_ms: median, p95_ms: p95 } = result[name];
    const share = `${read}/${total}`.padStart(9);
    return name.padEnd(12) + share + median.toFixed(2).padStart(12) + p95.toFixed(2).padStart(10);
  });
  return [`${'decoder'.padEnd(12)}     read   median ms    p95 ms`, ...lines].join('\n');
}

/** One line per photo: who read it and in how many milliseconds. */
export function listing(rows) {
  const cell = ({ photo, answers }, name) => {
    const { codes, failure, ms } = answers[name];
    const mark = failure ? 'failed' : isRead(photo, codes) ? 'read' : '-';
    return `${mark.padStart(6)} ${ms.toFixed(2).padStart(8)}`;
  };
  const heading = ''.padEnd(32) + DECODERS.map((name) => name.padStart(15)).join('  ');
  const line = (row) =>
    row.photo.name.padEnd(32) + DECODERS.map((name) => cell(row, name)).join('  ');
  return [heading, ...rows.map(line)].join('\n');
}
