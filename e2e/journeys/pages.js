import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { barriers, mistakes, shape } from "../kit/checks.js";
import { languages, themes, visitor, widths } from "../kit/town.js";
import { noPages, pages } from "../pages.js";

const nameOf = ({ name, route, at, as }) => `${name ?? at ?? route}${as ? ` as ${as}` : ""}`;

test("every page is on the list, or is excused", () => {
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
  for (const page of pages) {
    for (const theme of themes) {
      for (const language of languages) {
        test(`${nameOf(page)}, ${theme}, ${language}`, () => look(page, theme, language));
      }
    }
  }
});

async function look({ route, at = route, as, does, status = 200 }, theme, language) {
  const { page, complaints, answered, leave } = await visitor({ as, theme, language });
  try {
    const address = typeof at === "function" ? await at(page) : at;
    await page.goto(address);
    await does?.(page);
    if (answered.status !== status) complaints.push(`status ${answered.status}, not ${status}`);
    const spoken = await page.getAttribute("html", "lang");
    if (spoken !== language) complaints.push(`the page is in ${spoken}`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const found = [...(await shape(page)), ...(await barriers(page))];
      complaints.push(...found.map((complaint) => `${width} px: ${complaint}`));
    }
    complaints.push(...(await mistakes(await answered.html)));
    assert.ok(complaints.length === 0, complaints.join("\n"));
  } finally {
    await leave();
  }
}
