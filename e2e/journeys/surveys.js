// An adviser holds a survey from the first form to the figures; a resident reads what came out on a phone.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

const questions = `vraag;tekst;antwoord;label;telt;indicator
plein;Komt u weleens op het plein?;1;Ja;ja;komt-op-het-plein
plein;Komt u weleens op het plein?;2;Nee;nee;komt-op-het-plein
`;

/** Forty answers from each ward in the list, of all ages. */
function answers(wards) {
  const ages = ["18-24", "25-39", "40-54", "55-64", "65-74", "75-plus"];
  const rows = wards.flatMap(([ward, home]) => Array.from({ length: 42 }, (_, nth) => `${home};v;${ages[nth % 6]};${ward};ja;${1 + (nth % 3 ? 0 : 1)}`));
  return ["buurt;geslacht;leeftijd;stratum;uitgenodigd;plein", ...rows].join("\n");
}

async function put(page, name, text) {
  await page.locator("#file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Bekijk het bestand" }).click();
  await page.waitForLoadState();
}

journey("an adviser holds a survey, mends a mistake, weighs and publishes", async (come) => {
  const { page, complaints } = await come({ as: "adviser" });
  const main = page.locator("main");
  await page.goto("/cijfers/nieuw");
  await page.getByLabel("Naam").fill("Komt op het plein");
  await page.getByRole("textbox", { name: "Woord", exact: true }).fill("komt-op-het-plein");
  await page.getByLabel("Onderwerp").selectOption("taking-part");
  await page.getByLabel("Wat vertelt het?").fill("Welk deel weleens op het plein komt.");
  await page.getByLabel("Bron").fill("Eigen enquête");
  await page.getByLabel("Licentie").fill("CC0");
  await page.getByLabel("Van buurt naar stad").selectOption("none");
  await page.getByLabel("Niet tonen bij minder dan zoveel antwoorden").fill("30");
  await page.getByLabel("Iedereen").check();
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.waitForURL(/cijfers\/komt-op-het-plein$/);

  await page.goto("/enquetes/nieuw");
  await page.getByLabel("Naam").fill("Pleinenquête");
  await page.getByLabel("Woord").fill("pleinenquete");
  await page.getByLabel("Waarover gaat het?").fill("Hoe vaak komen mensen op het plein?");
  await page.getByLabel("Wie houdt de enquête?").fill("Gemeente");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.waitForURL(/enquetes\/pleinenquete$/);
  await page.getByRole("link", { name: "Vragenlijst inbrengen" }).click();
  await put(page, "vragen.csv", questions);
  await page.waitForURL(/enquetes\/pleinenquete$/);
  await page.getByRole("link", { name: "Peiling plannen" }).click();
  await page.getByLabel("Periode").fill("2024");
  await page.getByLabel("Uitgenodigd").fill("2.000");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByRole("button", { name: "Start de peiling" }).click();

  await page.getByRole("link", { name: "Antwoorden inbrengen" }).click();
  const wards = await page.request.get("/enquetes/buurt-voor-buurt/bestand/buurt-voor-buurt.csv");
  const homes = [...new Map([...(await wards.text()).matchAll(/BU(\d{6})\d{2}/g)].map(([home, ward]) => [`WK${ward}`, home]))];
  await put(page, "antwoorden.csv", answers(homes).replace("plein", "plein;naam"));
  await page.getByRole("heading", { name: "Wat er niet klopt" }).waitFor();
  assert.match(await main.innerText(), /Deze kolom kan vertellen wie iemand is/);
  await put(page, "antwoorden.csv", answers(homes));
  await page.getByRole("button", { name: "Breng deze antwoorden in" }).click();
  await page.getByRole("button", { name: "Sluit de peiling" }).click();
  await page.getByRole("link", { name: "Wegen", exact: true }).click();
  await page.getByLabel("Grootste gewicht").fill("50");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByRole("heading", { name: "Uitkomsten die wachten" }).waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  await page.getByRole("button", { name: "Publiceer de cijfers" }).click();
  await page.getByRole("heading", { name: "Wat kwam eruit?" }).waitFor();
  assert.match(await main.innerText(), /Komt op het plein\s+\d+,\d%/);
  assert.deepEqual(complaints, []);
});

journey("a resident reads on a phone what came out and how sure that is", async (come) => {
  const { page, complaints } = await come();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/enquetes");
  await page.getByRole("link", { name: "Buurt-voor-buurt (verzonnen)" }).click();
  const main = page.locator("main");
  await page.getByRole("heading", { name: "Hoe zijn de antwoorden gewogen?" }).waitFor();
  assert.match(await main.innerText(), /Van \d+ van de 78 buurten tonen we geen cijfer/);
  assert.match(await main.innerText(), /tellen niet mee in de cijfers/);
  await page.getByRole("link", { name: "Mist vaak mensen om zich heen (verzonnen)" }).last().click();
  await page.getByRole("heading", { name: "Mist vaak mensen om zich heen (verzonnen)" }).waitFor();
  const wards = page.locator("#region-wijken details");
  assert.equal(await wards.count(), 16);
  await wards.filter({ hasText: "te weinig antwoorden om te tonen" }).first().locator("summary").click();
  assert.match(await main.innerText(), /te weinig antwoorden om te tonen/);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  assert.deepEqual(complaints, []);
});
