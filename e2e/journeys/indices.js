// An adviser adds a figure to a copy of the social index, sees whose rank really changes, and a colleague publishes it; a resident reads it.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

const home = /indexen\/sociale-index\/versie\/(\d+)$/;

journey("an adviser adds a figure to a copy of the social index, and a colleague publishes it", async (come) => {
  const { page, complaints } = await come({ as: "adviser" });
  const main = page.locator("main");
  await page.goto("/indexen");
  await page.getByRole("link", { name: "Sociale index" }).click();
  await page.getByRole("button", { name: "Maak een kopie" }).click();
  await page.getByRole("heading", { name: "Recept van de index" }).waitFor();
  await page.locator("#indicator").selectOption("regie-18-plus");
  await page.getByRole("button", { name: "Opslaan en uitrekenen" }).click();
  await page.getByText("Kies bij welk onderdeel het cijfer hoort").first().waitFor();
  await page.locator("#part").selectOption("vertrouwen");
  await page.getByRole("button", { name: "Opslaan en uitrekenen" }).click();
  await page.waitForURL(home);
  const [, number] = page.url().match(home);

  await page.getByRole("link", { name: "Vergelijk met Versie 1" }).click();
  await page.getByRole("heading", { name: "Twee versies naast elkaar" }).waitFor();
  const compared = await main.innerText();
  assert.match(compared, /(geen enkel|\d+ van de \d+) gebied(en)? verandert de plaats echt/);
  assert.match(compared, /Erbij gekomen: /);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);

  await page.goto(`/indexen/sociale-index/versie/${number}`);
  await page.getByRole("button", { name: "Leg voor aan een collega" }).click();
  await page.getByText("Iemand anders keurt haar goed en publiceert haar.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Keur goed" }).count(), 0);
  assert.deepEqual(complaints, []);

  const colleague = await come({ as: "secondAdviser" });
  await colleague.page.goto(`/indexen/sociale-index/versie/${number}`);
  await colleague.page.getByRole("button", { name: "Keur goed" }).click();
  await colleague.page.getByRole("link", { name: "Publiceer" }).click();
  await colleague.page.getByLabel("Wat is er nieuw in deze versie?").fill("Regie over het eigen leven telt nu mee.");
  await colleague.page.getByRole("button", { name: "Opslaan" }).click();
  await colleague.page.getByText("Regie over het eigen leven telt nu mee.").waitFor();

  const resident = await come();
  await resident.page.setViewportSize({ width: 390, height: 844 });
  await resident.page.goto("/buurten/BU01933010");
  await resident.page.getByRole("heading", { name: "Indexen" }).waitFor();
  await resident.page.locator("main").getByRole("link", { name: "Sociale index" }).click();
  const told = await resident.page.locator("main").innerText();
  assert.match(told, /De score is \d+ \(\d+ tot \d+\)/);
  assert.match(told, /Holtenbroek I/);
  assert.deepEqual([...(await barriers(resident.page)), ...(await shape(resident.page))], []);
  assert.deepEqual([...colleague.complaints, ...resident.complaints], []);
});

journey("an adviser talks about a signal with colleagues and writes it down", async (come) => {
  const { page, complaints } = await come({ as: "adviser" });
  await page.goto("/signalen");
  const fresh = page.locator("main .card", { hasText: "Nieuw" }).last().getByRole("link").first();
  await fresh.click();
  await page.getByRole("heading", { name: "Duiding" }).waitFor();
  await page.getByRole("link", { name: "Schrijf een gesprek op" }).click();
  await page.getByLabel("Wie deden mee?").fill("Wijkmanager en onderzoeker");
  await page.getByLabel("Wat kan erachter zitten?").fill("Veel nieuwe woningen voor gezinnen.");
  await page.getByLabel("Wat speelt er nog meer mee?").fill("Een nieuwe school.");
  await page.getByLabel("Het is waarschijnlijk").check();
  await page.getByLabel("Wat gaan we doen?").fill("Niets: we volgen de cijfers.");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByText("Niets: we volgen de cijfers.").waitFor();
  await page.getByRole("button", { name: "Rond af" }).click();
  await page.getByText("Afgerond").first().waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page)), ...complaints], []);
});
