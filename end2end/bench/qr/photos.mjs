// Finds the photos of a folder and what each of them says. It reads no pixels.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp']);

/**
 * Every picture below `root` that has its content beside it: `N.txt` (UTF-8) or `N.bin` (bytes).
 * `N.metadata.txt` holds what some decoders report besides the content and is left alone.
 */
export function findPhotos(root) {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && PICTURES.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return names
    .map((path) => ({ name: relative(root, path), path, ...expectation(path) }))
    .filter((photo) => photo.text !== undefined || photo.bytes !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function expectation(path) {
  const stem = path.slice(0, -extname(path).length);
  if (existsSync(`${stem}.txt`)) return { text: readFileSync(`${stem}.txt`, 'utf8').trim() };
  if (existsSync(`${stem}.bin`)) return { bytes: [...readFileSync(`${stem}.bin`)] };
  return {};
}

/** Whether one of the codes a decoder found is the one on the photo. */
export function isRead(photo, codes) {
  if (photo.text !== undefined) return codes.some((code) => code.text.trim() === photo.text);
  return codes.some(
    (code) =>
      code.bytes.length === photo.bytes.length &&
      code.bytes.every((byte, at) => byte === photo.bytes[at]),
  );
}
