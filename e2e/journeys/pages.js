import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe } from "node:test";

import { barriers, barriersOfStyle, mistakes, shape } from "../kit/checks.js";
import { asItCame, clipped, roomy, twiceAsLarge } from "../kit/comfort.js";
import { journey } from "../kit/journey.js";
import { unreachable } from "../kit/keyboard.js";
import { isWellMade, makingOf, wasWellMade } from "../kit/seen.js";
import { dress, languages, widths } from "../kit/town.js";
import { nameOf, noPages, pages, show } from "../pages.js";

journey("every page is on the list, or is excused", () => {
  const doors = readFileSync(new URL("../../docs/routes.txt", import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => line.match(/^GET\s+(\S+)/)?.[1] ?? []);
  const listed = new Set([...pages.map(({ route }) => route), ...Object.keys(noPages)]);
  assert.ok(doors.length > 0, "docs/routes.txt names no door");
  assert.deepEqual(doors.filter((door) => !listed.has(door)), [], "doors that no page shows and nothing excuses");
  listed.delete(undefined);
  assert.deepEqual([...listed].filter((route) => !doors.includes(route)), [], "pages without a door");
});

// A theme is style sheets and a logo, a language is words: each page comes once in either language, from the program of either
// theme, and then puts on the clothes of the other. Axe takes most of the time: it sees each pair of language, theme and width
// once, with all its rules and with those that a style sheet can turn by itself in turn.
const comings = [
  { language: "nl", theme: "demonstration", other: "neutral", looks: [[1200, barriers], [320, barriersOfStyle]] },
  { language: "en", theme: "neutral", other: "demonstration", looks: [[1200, barriersOfStyle], [320, barriers]] },
];

describe("every page is well made", { concurrency: 2 }, () => {
  for (const entry of pages) {
    for (const coming of comings) journey(`${nameOf(entry)}, ${coming.language}`, (come) => look(come, entry, coming));
  }
});

async function look(come, entry, { language, theme, other, looks }) {
  const { as, status = 200 } = entry;
  // Without motion the page jumps to what has the focus, however busy the machine is.
  const { page, complaints, answered } = await come({ as, theme, language, reducedMotion: "reduce" });
  const note = (where, found) => complaints.push(...found.map((complaint) => `${where}: ${complaint}`));
  await show(page, entry);
  if (answered.status !== status) complaints.push(`status ${answered.status}, not ${status}`);
  const spoken = await page.getAttribute("html", "lang");
  if (spoken !== language) complaints.push(`the page is in ${spoken}`);
  const making = await makingOf(page, nameOf(entry));
  if (!wasWellMade(making)) {
    note("as served", await mistakes(await answered.html));
    await atEachWidth(page, note, theme, looks[0]);
    if (language === languages[0]) await atEase(page, note, as);
    await dress(page, other);
    await atEachWidth(page, note, other, looks[1]);
  }
  assert.ok(complaints.length === 0, complaints.join("\n"));
  isWellMade(making);
}

async function atEachWidth(page, note, theme, [chosen, barriersOn]) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    note(`${theme}, ${width} px`, await shape(page));
    if (width === chosen) note(`${theme}, ${width} px`, await barriersOn(page));
  }
  await page.setViewportSize({ width: widths[0], height: 900 });
}

/** In which roles the frame of the page was walked: it is the same on each page of a role. */
const walked = new Set();

/** With letters of twice the size, with room between them, and walked with Tab. */
async function atEase(page, note, as) {
  await twiceAsLarge(page);
  note("letters of twice the size", [...(await shape(page)), ...(await clipped(page))]);
  await roomy(page);
  note("room between the letters", [...(await shape(page)), ...(await clipped(page))]);
  await asItCame(page);
  const isKnown = walked.has(as);
  walked.add(as);
  note("by keyboard", await unreachable(page, isKnown ? "main" : "body"));
  await page.evaluate(() => document.activeElement.blur());
}
