import assert from "node:assert/strict";

import { journey } from "../kit/journey.js";
import { enter } from "../kit/keyboard.js";

journey("a change of language keeps the place", async (come) => {
  const { page } = await come({ width: 390 });
  await page.goto("/toegankelijkheid?van=boven");
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Accessibility" }).waitFor();
  assert.ok(page.url().endsWith("/toegankelijkheid?van=boven"), page.url());
  await page.goto("/over");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await page.getByRole("link", { name: "Nederlands" }).click();
  await page.getByRole("heading", { level: 1, name: "Over Samenkracht" }).waitFor();
});

journey("the first stop of the keyboard leads past the menu", async (come) => {
  const { page } = await come();
  await page.goto("/over");
  const skip = page.getByRole("link", { name: "Ga naar de inhoud" });
  await page.keyboard.press("Tab");
  assert.ok(await skip.evaluate((one) => one === document.activeElement));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "inhoud");
});

journey("an unknown page leads on to the search", async (come) => {
  const { page } = await come();
  await page.goto("/bestaat-niet");
  await enter(page, page.getByRole("link", { name: "Zoek activiteiten en hulp" }));
  await page.waitForURL(/\/$/);
});
