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

journey("a drawer of the menu opens by keyboard, closes with Escape and is there for whom it holds something", async (come) => {
  const stranger = await come();
  await stranger.page.goto("/over");
  assert.deepEqual(await stranger.page.locator("nav.menu summary").allInnerTexts(), ["Beleid en geld"]);

  const { page } = await come({ as: "editor" });
  await page.goto("/redactie/bellen");
  const drawer = page.getByText("Redactie en partners", { exact: true });
  const inside = page.getByRole("link", { name: "Organisaties", exact: true });
  assert.equal(await inside.isVisible(), false);
  await enter(page, drawer);
  await inside.waitFor();
  assert.equal(await page.getByRole("link", { name: "Redactie", exact: true }).getAttribute("aria-current"), "page");
  await page.keyboard.press("Escape");
  await inside.waitFor({ state: "hidden" });
  assert.ok(await drawer.evaluate((one) => one === document.activeElement));
  await drawer.click();
  await page.getByRole("heading", { level: 1 }).click();
  await inside.waitFor({ state: "hidden" });
  await drawer.click();
  await inside.click();
  await page.getByRole("heading", { level: 1, name: "Organisaties" }).waitFor();
});
