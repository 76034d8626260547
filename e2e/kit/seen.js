import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

import { town } from "./town.js";

// A page that consists of what it consisted of when it was found well made is not looked at again: with the same HTML, style
// sheets, script, browser and checks it is the same page. What was found lies beside the build and goes when that goes.

const here = new URL("../", import.meta.url);
const folder = new URL(`file://${process.env.CARGO_TARGET_DIR ?? new URL("../target", here).pathname}/journeys/`);
const file = new URL("well-made.json", folder);
const before = new Set(known());
const now = new Set();

function known() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return [];
  }
}

/** The checks themselves, and the packages they are made of. */
const checks = ["kit/", "journeys/pages.js", "package-lock.json", ".htmlvalidate.json"]
  .flatMap((name) => (name.endsWith("/") ? readdirSync(new URL(name, here)).map((one) => name + one) : [name]))
  .map((name) => readFileSync(new URL(name, here)));

/** What differs between two visits to the same page: names given to things and requests, the port of this run, and moments. */
const passing = [
  /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g,
  /\b[0-9a-f]{32}\b/g,
  /localhost:\d+/g,
  /\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?/g,
];

/** The words of a date, which are others tomorrow. */
const calendar = new RegExp(`\\b(?:${["nl", "en"].flatMap(wordsOfDates).join("|")})\\b`, "gi");

function wordsOfDates(language) {
  const inYear = (month, style) => new Date(2026, month, 1).toLocaleDateString(language, { month: style });
  const inWeek = (day, style) => new Date(2026, 1, day).toLocaleDateString(language, { weekday: style });
  return ["long", "short"].flatMap((style) => [
    ...Array.from({ length: 12 }, (_, month) => inYear(month, style)),
    ...Array.from({ length: 7 }, (_, day) => inWeek(day + 1, style)),
  ]);
}

/** A text as it stands on another day: as many figures, of another date. */
const onAnyDay = (text) => text.replace(calendar, "day").replace(/\d/g, "0");

/** What a page consists of as it stands in the window. Style sheets and scripts have their content in their address. */
export async function makingOf(page, name) {
  const { browser, clothes } = await town();
  const lasting = passing.reduce((text, part) => text.replace(part, ""), await page.content());
  const html = lasting.replace(/>[^<]+</g, onAnyDay);
  const hash = createHash("sha256");
  for (const part of [...checks, name, browser.version(), JSON.stringify(clothes), html]) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** Whether it was found well made before. */
export const wasWellMade = (making) => before.has(making);

/** Keeps that it is. */
export const isWellMade = (making) => now.add(making);

/** Writes down which pages are well made: those of this run, and those of before when it did not show all pages. */
export function remember({ isWhole }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify([...new Set([...now, ...(isWhole ? [] : before)])].sort(), null, 1));
}
