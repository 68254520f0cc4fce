// The words of the screens and of the manual, from the files they are written in, so that no test
// keeps a sentence of its own that the app has long left behind.
import { readFileSync } from 'node:fs';
import app from '../../../app/locales/ja/app.json' with { type: 'json' };
import shelter from '../../../app/locales/ja/shelter.json' with { type: 'json' };

/** A text in the three languages of the content, with readings as `{漢字|かんじ}`. */
interface Localized {
  ja: string;
  easy: string;
  en: string;
}

export interface Card {
  id: string;
  phase: string;
  squad: string;
  title: Localized;
  text: Localized;
  steps: Localized[];
  form?: string;
}

interface Named {
  id: string;
  name: Localized;
}

interface Book {
  title: Localized;
  notice: Localized;
  phases: Named[];
  squads: Named[];
}

const words: Record<string, string> = { ...app, ...shelter };

/** A text of the screens with its places filled, as the app does it. */
export function say(key: keyof typeof shelter | keyof typeof app, places: Record<string, string | number> = {}): string {
  const text = words[key];
  if (text === undefined) throw new Error(`no text ${key}`);
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}

/** Content text without its readings. */
export const plain = (marked: string): string => marked.replace(/\{([^|{}]*)\|[^{}]*\}/g, '$1');

const source = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../content/shelter/manual/${name}.json`, import.meta.url), 'utf8'));

export const book: Book = source('book');
export const chapters: Named[] = source('chapters');
export const forms: Named[] = source('forms');
export const cards: Card[] = ['items_p0_p1', 'items_p2', 'items_p3', 'items_p4_p5'].flatMap(source);

/** The card with this id. */
export function card(id: string): Card {
  const found = cards.find((one) => one.id === id);
  if (!found) throw new Error(`no card ${id}`);
  return found;
}

/** Name, address and position of every shelter, from the table they are imported from. */
export const places = readFileSync(new URL('../../../content/shelter/places.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','))
  .map((cells) => ({
    id: cells[1] as string,
    name: cells[2] as string,
    address: cells[7] as string,
    latitude: Number(cells[13]),
    longitude: Number(cells[14]),
  }));
