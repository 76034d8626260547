// Tables on a phone: nobody has to push them aside to read a row.
import assert from "node:assert/strict";

import { barriers } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };

/** The tables that are wider than their frame. */
const tooWide = (page) =>
  page.locator(".table-frame").evaluateAll((frames) =>
    frames.filter((frame) => frame.scrollWidth > frame.clientWidth).map((frame) => frame.getAttribute("aria-label")),
  );

journey("an editor reads tables on a phone without pushing them aside", async (come) => {
  const { page } = await come({ as: "editor", ...phone });
  for (const address of ["/redactie", "/redactie/woorden", "/redactie/plekken", "/mijn-aanbod", "/redactie/dubbel"]) {
    await page.goto(address);
    assert.deepEqual(await tooWide(page), [], address);
    assert.deepEqual(await barriers(page), [], address);
  }
  await page.goto("/redactie/woorden/nieuw");
  await page.getByLabel("Woord", { exact: true }).fill("slenterbal");
  await page.getByRole("textbox", { name: "Andere woorden" }).fill("wandelvoetbal");
  await page.getByLabel("Waarom?").fill("Zo heet het in Berkum.");
  await page.getByRole("button", { name: "Eerst proberen" }).click();
  await page.getByRole("table").waitFor();
  assert.deepEqual(await tooWide(page), [], "the trial of words");
});
