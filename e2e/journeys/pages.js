import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe } from "node:test";

import { barriers, mistakes, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { languages, themes, widths } from "../kit/town.js";
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

describe("every page is well made", { concurrency: 2 }, () => {
  for (const entry of pages) {
    for (const theme of themes) {
      for (const language of languages) {
        journey(`${nameOf(entry)}, ${theme}, ${language}`, (come) => look(come, entry, theme, language));
      }
    }
  }
});

async function look(come, entry, theme, language) {
  const { as, status = 200 } = entry;
  const { page, complaints, answered } = await come({ as, theme, language });
  await show(page, entry);
  if (answered.status !== status) complaints.push(`status ${answered.status}, not ${status}`);
  const spoken = await page.getAttribute("html", "lang");
  if (spoken !== language) complaints.push(`the page is in ${spoken}`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const found = [...(await shape(page)), ...(await barriers(page))];
    complaints.push(...found.map((complaint) => `${width} px: ${complaint}`));
  }
  // A theme is style sheets; the HTML is the same.
  if (theme === themes[0]) complaints.push(...(await mistakes(await answered.html)));
  assert.ok(complaints.length === 0, complaints.join("\n"));
}
