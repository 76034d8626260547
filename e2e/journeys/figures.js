// An adviser agrees on a new figure, brings in a file with two mistakes, mends it; a resident reads their neighbourhood on a phone.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

const sound = `gebied;periode;buurtbarbecue:teller;buurtbarbecue:noemer
BU01933000;2024;30;100
BU01933010;2024;45;100
`;

async function choose(page, text) {
  await page.goto("/cijfers/invoer");
  await page.locator("#file").setInputFiles({ name: "barbecue.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByLabel("Bron").fill("Eigen telling");
  await page.getByLabel("Indeling van wijken en buurten").fill("2024");
  await page.getByRole("button", { name: "Bekijk het bestand" }).click();
  await page.waitForURL(/invoer\/[0-9a-f]/);
}

journey("an adviser agrees on a figure, mends two mistakes and brings it in", async (come) => {
  const { page, complaints } = await come({ as: "adviser" });
  await page.goto("/cijfers/nieuw");
  await page.getByLabel("Naam").fill("Kwam naar de buurtbarbecue");
  await page.getByRole("textbox", { name: "Woord", exact: true }).fill("buurtbarbecue");
  await page.getByLabel("Onderwerp").selectOption("taking-part");
  await page.getByLabel("Wat vertelt het?").fill("Welk deel van de mensen naar de buurtbarbecue kwam.");
  await page.getByLabel("Teller").fill("bezoekers");
  await page.getByLabel("Noemer").fill("inwoners");
  await page.getByLabel("Bron").fill("Eigen telling");
  await page.getByLabel("Licentie").fill("CC0");
  await page.getByLabel("Iedereen").check();
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.waitForURL(/cijfers\/buurtbarbecue$/);

  await choose(page, sound.replace("45;100", "145;100").replace("BU01933000", "BU01939999"));
  const main = page.locator("main");
  await page.getByRole("heading", { name: "0 cijfers gelezen, 2 fouten" }).waitFor();
  assert.match(await main.innerText(), /Dit is meer dan er kan zijn: 145/);
  assert.match(await main.innerText(), /Deze wijk of buurt kennen we niet: BU01939999/);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);

  await choose(page, sound);
  await page.getByRole("button", { name: "Breng deze cijfers in" }).click();
  await page.getByRole("cell", { name: "2 nieuw, 0 veranderd, 0 hetzelfde", exact: true }).waitFor();
  await page.goto("/buurten/BU01933010?thema=taking-part");
  await page.locator("summary", { hasText: "Kwam naar de buurtbarbecue" }).waitFor();
  assert.match(await main.innerText(), /45,0%/);
  assert.deepEqual(complaints, []);
});

journey("a resident finds their neighbourhood and understands a figure", async (come) => {
  const { page, complaints } = await come();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/wijken");
  await page.getByRole("link", { name: "Naar alle buurten" }).click();
  await page.locator("main summary", { hasText: "Holtenbroek" }).click();
  await page.locator("main table").getByRole("link", { name: "Holtenbroek I", exact: true }).click();
  const main = page.locator("main");
  assert.match(await main.innerText(), /Hier wonen [0-9.]+ mensen/);
  assert.match(await main.innerText(), /We maken geen ranglijst van buurten/);
  await page.getByRole("link", { name: "Contact en eenzaamheid" }).click();
  assert.match(await main.innerText(), /Gebruik dat cijfer nooit om een project in een buurt te beoordelen/);
  const fold = page.locator("details.fold", { has: page.locator("summary", { hasText: /^Eenzaam, 18 jaar en ouder/ }) });
  assert.match(await fold.innerText(), /gemodelleerd/);
  await fold.locator("summary").first().click();
  assert.match(await fold.innerText(), /Gemodelleerd: nooit om een buurtproject te beoordelen/);
  await fold.getByText("Bekijk als tabel").click();
  await fold.getByRole("link", { name: "Meer over: Eenzaam, 18 jaar en ouder" }).click();
  await page.getByRole("heading", { name: "Hoe is dit berekend?" }).waitFor();
  assert.match(await main.innerText(), /RIVM StatLine/);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  assert.deepEqual(complaints, []);
});
