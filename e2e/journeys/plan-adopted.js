// What the council adopted is changed by decision only; a plan comes from a spreadsheet with mistakes to its adoption.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

/** Chooses what is called so, whatever stands behind its name. */
async function choose(page, label, name) {
  const field = page.getByLabel(label, { exact: true });
  const value = await field.locator("option", { hasText: name }).first().getAttribute("value");
  await field.selectOption(value);
}

/** A line of the plan that the council adopted with the budget of 2023. */
async function lineOfTheAdopted(page, name) {
  await page.goto("/geld/plan");
  await page.getByRole("link", { name: "Begroting 2023: sociale basis" }).click();
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.getByRole("heading", { name: new RegExp(name), level: 1 }).waitFor();
}

journey("an adopted line gets another amount by decision, and what was adopted stays in sight", async (come) => {
  const { page } = await come({ as: "controller" });
  await lineOfTheAdopted(page, "Vrijwilligersondersteuning");
  await page.getByRole("link", { name: "Bedragen wijzigen bij besluit" }).click();
  await page.getByLabel("2024: Bedrag").fill("310.000");
  await choose(page, "Besluit", "Begroting 2024");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByText("De dekking is niet gelijk aan de bedragen").first().waitFor();
  await page.getByLabel("2024: Investeringsbudget sociale basis").fill("310.000");
  await page.getByRole("button", { name: "Opslaan" }).click();
  const years = page.getByRole("region").filter({ hasText: "Voorgesteld" });
  await years.getByRole("row", { name: /2024.*300\.000.*300\.000.*310\.000/ }).waitFor();
  await page.getByRole("listitem").filter({ hasText: /Gewijzigd na vaststelling[^]*Financiën[^]*Begroting 2024/ }).first().waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
});

journey("a line goes on without its evaluation, and both years stay in sight", async (come) => {
  const { page } = await come({ as: "controller" });
  await lineOfTheAdopted(page, "Jongerenplatform");
  await page.getByRole("link", { name: "Doorgaan zonder evaluatie" }).click();
  await page.getByLabel("Reden").fill("De pilot liep te kort om terug te kijken");
  await page.getByLabel("Jaar waarin de evaluatie dan is").fill("2023");
  await choose(page, "Besluit", "Versterking sociale basis 2024 en verder");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByText("Vul een jaartal in dat na het oude jaar ligt").first().waitFor();
  await page.getByLabel("Jaar waarin de evaluatie dan is").fill("2024");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByText("De pilot liep te kort om terug te kijken").waitFor();
  const said = await page.locator("main").innerText();
  assert.match(said, /2023/);
  assert.match(said, /2024/);
  await page.getByRole("listitem").filter({ hasText: /Gaat verder zonder evaluatie[^]*Versterking sociale basis/ }).first().waitFor();
  const { page: resident } = await come();
  await lineOfTheAdopted(resident, "Jongerenplatform");
  assert.equal(await resident.getByRole("link", { name: "Bedragen wijzigen bij besluit" }).count(), 0);
  assert.deepEqual([...(await barriers(resident)), ...(await shape(resident))], []);
});

const heads = "regel;interventie;dekking;S/I;aard;ambitie;2025;2026";
const wrong = `${heads}
1;Buurtkamers;Schoutenmiddelen;S;;1;100.000;veel
2;Maatjes;Pot van een ander;I;;;50.000;50.000
3;Taalhuis;Schoutenmiddelen;S;;;-5;60.000
Totaal;;;;;;210.000;210.000
`;
const mended = `${heads}
1;Buurtkamers;Schoutenmiddelen;S;;1;100.000;100.000
2;Maatjes;Reserve Sociaal Herstelplan;I;;;50.000;50.000
3;Taalhuis;Schoutenmiddelen;S;;;60.000;60.000
Totaal;;;;;;210.000;210.000
`;

async function bring(page, text, what) {
  await page.locator("#tabel").setInputFiles({ name: "plan.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByLabel("Naam van de versie").fill("Bijstelling sociale basis");
  await page.getByLabel(what).check();
  await page.getByRole("button", { name: "Ga verder" }).click();
  await page.waitForLoadState();
}

journey("a plan comes from a spreadsheet with three mistakes to its adoption, its file and its comparison", async (come) => {
  const { page: adviser } = await come({ as: "adviser" });
  await adviser.goto("/geld/plan/invoer");
  await bring(adviser, wrong, "Inlezen als concept, als er niets mis is");
  await adviser.getByText("Er is niets ingelezen").first().waitFor();
  for (const cell of ["H2", "C3", "G4"]) await adviser.getByRole("rowheader", { name: cell, exact: true }).waitFor();
  assert.deepEqual([...(await barriers(adviser)), ...(await shape(adviser))], []);
  await bring(adviser, mended, "Eerst bekijken wat het zou worden");
  await adviser.getByText("3 regels").first().waitFor();
  await bring(adviser, mended, "Inlezen als concept, als er niets mis is");
  await adviser.getByRole("heading", { name: "Bijstelling sociale basis", level: 1 }).waitFor();
  await adviser.getByRole("button", { name: "Voorleggen aan de raad" }).click();
  await adviser.getByText("Ligt voor bij de raad").first().waitFor();

  const { page } = await come({ as: "controller" });
  await page.goto(adviser.url());
  await page.getByRole("button", { name: "Stel vast" }).click();
  await page.getByText("Kies het besluit van de raad").first().waitFor();
  await choose(page, "Raadsbesluit", "Begroting 2024");
  await page.getByRole("button", { name: "Stel vast" }).click();
  await page.getByRole("listitem").filter({ hasText: /Vastgesteld[^]*Financiën[^]*Begroting 2024/ }).first().waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);

  const file = await page.getByRole("link", { name: /CSV/ }).first().getAttribute("href");
  const text = await (await page.request.get(file)).text();
  assert.match(text, /Buurtkamers/);
  assert.match(text, /Totaal,.*210000\.00,210000\.00/);
  const book = await page.request.get(file.replace(/csv$/, "xlsx"));
  assert.equal(book.status(), 200);

  await page.getByRole("link", { name: "Vergelijken" }).click();
  await choose(page, "Vergelijk met", "Versterking sociale basis 2024-2027");
  await page.getByRole("button", { name: "Vergelijk", exact: true }).click();
  await page.getByRole("heading", { name: "Regels die verschillen" }).waitFor();
  assert.match(await page.locator("main").innerText(), /Buurtkamers/);
  assert.deepEqual(await barriers(page), []);
});
