// An adviser sees who has nothing close by, and tries a new place.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

/** A count as the page writes it. */
const number = (text) => Number(text.replaceAll(".", ""));

journey("an adviser sees a gap for the oldest and tries a new place", async (come) => {
  const { page, complaints } = await come({ as: "adviser" });
  await page.goto("/bereik");
  await page.getByLabel("Voor wie?").selectOption("75 jaar en ouder");
  await page.getByLabel("Wat?").selectOption("Mensen ontmoeten");
  await page.getByRole("button", { name: "Toon" }).click();
  await page.waitForURL(/voor=75-plus&wat=ontmoeten/);
  const main = page.locator("main");
  const gap = (await main.innerText()).match(/Voor ongeveer ([0-9.]+) van de ([0-9.]+) mensen van 75 jaar en ouder is er binnen 10 minuten lopen geen plek/);
  assert.ok(gap && number(gap[1]) < number(gap[2]), "the page opens with who has nothing");

  await page.getByRole("link", { name: /^Bekijk een nieuwe plek in / }).click();
  await page.getByRole("heading", { name: /^Met een nieuwe plek in / }).waitFor();
  const first = (await main.innerText()).match(/([0-9.]+) mensen van 75 jaar en ouder krijgen voor het eerst een plek/);
  assert.ok(first && number(first[1]) <= number(gap[1]), "nobody gains who lacked nothing");
  assert.match(await main.locator("table").first().innerText(), /0 → 1/);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);

  await page.getByLabel("Een nieuwe plek in").selectOption("Aalanden-oost");
  await page.getByRole("button", { name: "Probeer" }).click();
  await page.getByRole("heading", { name: "Met een nieuwe plek in Aalanden-oost" }).waitFor();
  assert.match(page.url(), /voor=75-plus&wat=ontmoeten/);
  await page.getByRole("link", { name: "Terug naar hoe het nu is" }).click();
  await page.getByText("Rekenwijze en bronnen").click();
  assert.match(await main.innerText(), /hoeveel mensen er terechtkunnen, weten we niet/i);

  await page.goto("/buurten/BU01933010");
  await page.getByRole("link", { name: "Bekijk wat er in alle buurten dichtbij is" }).click();
  await page.getByRole("heading", { name: "Wat is er dichtbij?" }).waitFor();
  assert.deepEqual(complaints, []);
});
