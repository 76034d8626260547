import assert from "node:assert/strict";

import { journey } from "../kit/journey.js";

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
  assert.deepEqual(moving, []);
});
