// A council member goes from an ambition to its euros and to the evaluation that a line depends on; a value case never shows its
// figure alone; a claim is made by one and judged by another.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

journey("from ambition 1 to the euros of 2026 and the date of an evaluation, two clicks each", async (come) => {
  const { page } = await come();
  await page.goto("/visie");
  await page.getByRole("link", { name: /sociale contacten en daginvulling/i }).first().click();
  await page.getByRole("link", { name: "Bekijk het geld voor deze ambitie" }).click();
  await page.getByRole("heading", { name: "Waar het geld vandaan komt en heen gaat" }).waitFor();
  if (new URL(page.url()).searchParams.get("jaar") !== "2026") {
    await page.getByLabel("Jaar", { exact: true }).selectOption("2026");
    await page.getByRole("button", { name: "Toon" }).click();
  }
  const money = await page.locator("main").innerText();
  assert.match(money, /315\.000/);
  assert.doesNotMatch(money, /Toegankelijk Zwolle/);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  const waiting = page.getByRole("region", { name: "Wat van een evaluatie afhangt" });
  await waiting.getByRole("link", { name: "Overzicht en vindbaarheid initiatieven" }).click();
  await page.getByRole("link", { name: "Evaluatie overzicht en vindbaarheid van initiatieven" }).click();
  await page.getByText("2026").first().waitFor();
  assert.deepEqual(await barriers(page), []);
});

journey("a value case never shows its figure alone", async (come) => {
  const { page } = await come();
  await page.goto("/waardecases");
  await page.getByRole("link", { name: "Doorbraakmethode" }).click();
  const said = await page.locator("main").innerText();
  for (const part of [/226\.953/, /18\.913 per casus/, /Aantal casussen\s+12/, /minstens 30 nodig/, /tweede helft 2022, regel 1055/]) {
    assert.match(said, part);
  }
});

journey("a claim is made by one and judged by another", async (come) => {
  const { page } = await come({ as: "adviser" });
  await page.goto("/geld/besparingen");
  await page.getByRole("link", { name: /1d Pilot Ambelt/ }).first().click();
  await page.getByRole("link", { name: "Nieuwe claim" }).click();
  await page.getByLabel("Wat is bespaard").fill("Minder plekken op een andere school");
  await page.getByLabel("Bedrag", { exact: false }).first().fill("12.000");
  await page.getByLabel("Eén keer of elk jaar").selectOption("yearly");
  await page.getByLabel("Jaar, of eerste jaar").fill("2023");
  await page.getByLabel("Hoe het is berekend").fill("Aantallen vergeleken");
  await page.getByLabel("Vindplaats").fill("Notitie 12");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByLabel("Bewijs").fill("Geteld met de scholen");
  await page.getByLabel("Hoe goed is het aangetoond").selectOption("2");
  await page.getByLabel("Vindplaats").fill("Notitie 12");
  await page.getByRole("button", { name: "Geef het bewijs" }).click();
  await page.getByText("Onderbouwd").waitFor();
  const claim = page.url();
  const { page: controller } = await come({ as: "controller" });
  await controller.goto(claim);
  await controller.getByLabel("Oordeel", { exact: true }).selectOption("accept");
  await controller.getByLabel("Reden van het oordeel").fill("Nagerekend");
  await controller.getByRole("button", { name: "Geef het oordeel" }).click();
  await controller.getByText("Aanvaard", { exact: true }).waitFor();
  assert.deepEqual([...(await barriers(controller)), ...(await shape(controller))], []);
  await controller.getByRole("link", { name: /1d Pilot Ambelt/ }).click();
  assert.match(await controller.locator("main").innerText(), /18\.000/);
});
