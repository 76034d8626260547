// An adviser adds a figure to a copy of the social index, sees whose rank really changes, and a colleague publishes it; a resident reads it.
import assert from "node:assert/strict";

import { barriers, shape, standsOpenOnPaper } from "../kit/checks.js";
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

journey("the social index of the demonstration is made of fifteen themes, and its invented figures say so", async (come) => {
  const { page, complaints } = await come();
  const { recipe, outcome } = await (await page.request.get("/indexen/sociale-index/versie/1/bestand/sociale-index.json")).json();
  const themes = recipe.parts.filter((part) => part.parent);
  assert.equal(themes.length, 15);
  for (const theme of themes) {
    const scores = outcome.scores[`/${theme.code}`].filter((score) => score);
    assert.ok(scores.length > 40, `${theme.name} has a score in ${scores.length} places`);
    const invented = recipe.ingredients.filter((one) => one.part === theme.code && one.indicator.startsWith("enquete-"));
    assert.equal(theme.name.endsWith("(verzonnen)"), invented.length > 0, theme.name);
  }
  const asked = outcome.columns.filter((column) => column.indicator.startsWith("enquete-"));
  for (const { indicator, carried, figures } of asked) {
    assert.ok(carried, `the margins of ${indicator} go into the ranks`);
    for (const { value, margin, answers, missing } of figures) {
      if (value === null) assert.match(missing, /unreliable|secret|not-measured|not-applicable/);
      else assert.ok(margin[0] <= value && value <= margin[1] && answers >= 30, `${indicator}: ${answers} answers`);
    }
  }
  assert.ok(outcome.effects.some((effect) => effect.assumption === "sampling-error"));
  await page.goto("/indexen/sociale-index");
  await page.getByText("tien uit een verzonnen enquête").first().waitFor();
  assert.deepEqual(complaints, []);
});

const long = ["/buurten", "/buurten/BU01933010", "/indexen/sociale-index", "/indexen/ouderenindex", "/enquetes/buurt-voor-buurt", "/cijfers/inwoners-65-plus", "/cijfers", "/geld", "/geld?jaar=2026"];

journey("pages of figures open with the answer: three and a half screens at a desk, six and a half on a phone", async (come) => {
  for (const [width, height, screens] of [[1280, 1024, 3.5], [390, 844, 6.5]]) {
    const { page, complaints } = await come();
    await page.setViewportSize({ width, height });
    for (const path of long) {
      await page.goto(path);
      const tall = await page.evaluate(() => document.querySelector("main").scrollHeight);
      assert.ok(tall <= screens * height, `${path} is ${tall} px tall at ${width} px`);
    }
    assert.deepEqual(complaints, []);
  }
});

journey("on paper everything that is folded away stands open", async (come) => {
  const { page, complaints } = await come();
  await page.goto("/indexen/sociale-index");
  assert.ok(await standsOpenOnPaper(page));
  assert.deepEqual(complaints, []);
});
