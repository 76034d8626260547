import assert from "node:assert/strict";
import { describe } from "node:test";

import { shape } from "../kit/checks.js";
import { clipped, roomy, twiceAsLarge } from "../kit/comfort.js";
import { journey } from "../kit/journey.js";
import { unreachable } from "../kit/keyboard.js";
import { nameOf, pages, show } from "../pages.js";

const none = (found) => assert.ok(found.length === 0, found.join("\n"));

describe("every page is at ease with its reader", { concurrency: 2 }, () => {
  for (const entry of pages) {
    journey(`${nameOf(entry)} with large letters and with room between them`, async (come) => {
      const { page } = await come({ as: entry.as });
      await show(page, entry);
      await twiceAsLarge(page);
      none([...(await shape(page)), ...(await clipped(page))]);
      await roomy(page);
      none([...(await shape(page)), ...(await clipped(page))]);
    });

    journey(`${nameOf(entry)} by keyboard`, async (come) => {
      // Without motion the page jumps to what has the focus, however busy the machine is.
      const { page } = await come({ as: entry.as, reducedMotion: "reduce" });
      await show(page, entry);
      none(await unreachable(page));
    });
  }
});

journey("nothing moves for who asked for rest", async (come) => {
  const { page } = await come({ reducedMotion: "reduce" });
  await page.goto("/over");
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((one) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(one);
      const longest = (durations) => Math.max(...durations.split(",").map(parseFloat));
      return longest(transitionDuration) > 0.01 || (animationName !== "none" && longest(animationDuration) > 0.01);
    }).map((one) => one.outerHTML.slice(0, 120)),
  );
  none(moving);
});
