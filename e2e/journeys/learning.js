// What a council member and an adviser do with pilots and evaluations.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

journey("a council member sees what is late first, and why a date was moved", async (come) => {
  const { page } = await come();
  await page.goto("/evaluaties");
  const deviations = page.locator("#afwijkingen");
  assert.match(await deviations.innerText(), /Te laat/);
  await deviations.getByRole("link", { name: "Evaluatie Jongerenplatform" }).click();
  await page.getByText("2024 (eerder: 2023)").waitFor();
  assert.match(await page.locator("main").innerText(), /Besluit: Nota Versterking sociale basis/);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  await page.getByRole("link", { name: "Jongerenplatform", exact: true }).click();
  await page.getByText("Verlengd zonder evaluatie").waitFor();
});

journey("an adviser concludes an evaluation and is asked to look again at a sentence", async (come) => {
  const { page } = await come({ as: "adviser" });
  await page.goto("/evaluaties");
  await page.getByRole("link", { name: "Evaluatie Startbaan" }).first().click();
  await page.getByRole("link", { name: "Beginnen" }).click();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByRole("link", { name: "Afronden" }).click();
  await page.getByRole("button", { name: "Afronden" }).click();
  await page.getByText("Vul de conclusie in").first().waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  await page.getByLabel("Wat is de conclusie?").fill("De begeleiding leidt tot meer uren werk.");
  await page.getByLabel(/2\. Ondersteund/).check();
  await page.getByRole("button", { name: "Afronden" }).click();
  await page.getByText("Klopt deze zin?").waitFor();
  await page.getByRole("link", { name: "Startbaan", exact: true }).click();
  await page.getByText("Geëvalueerd").first().waitFor();
});

journey("an adviser looks back on a question and the next round opens by itself", async (come) => {
  const { page } = await come({ as: "adviser" });
  await page.goto("/leeragenda");
  await page.getByRole("link", { name: /Wie bereikt de Startbaan/ }).click();
  await page.getByRole("link", { name: "Wat zien we?" }).click();
  await page.getByLabel("Wat vertellen mensen?").fill("Met minder uren beginnen lukt beter.");
  await page.getByLabel(/We gaan door/).check();
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByText(/Ronde 3/).waitFor();
});

journey("a lesson is found again by a word in another form", async (come) => {
  const { page } = await come();
  await page.goto("/lessen?q=oplossingen");
  await page.getByRole("link", { name: "Begin met de ene oplossing die het gezin zelf noemt." }).click();
  await page.getByRole("link", { name: "Doorbraakmethode", exact: true }).waitFor();
});

journey("a lesson leads to the ambition it is about, and an ambition to what serves it", async (come) => {
  const { page } = await come();
  await page.goto("/lessen");
  await page.getByRole("link", { name: "Begin met de ene oplossing die het gezin zelf noemt." }).click();
  await page.getByRole("link", { name: "Van deelprobleem naar totaaloplossing" }).click();
  await page.getByRole("link", { name: "Hervormingsagenda Sociaal Domein" }).click();
  await page.getByText("helpt indirect").waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
});

journey("two advisers move one evaluation, and the second sees what the first one did", async (come) => {
  const [{ page: first }, { page: second }] = [await come({ as: "adviser" }), await come({ as: "adviser" })];
  for (const page of [first, second]) {
    await page.goto("/evaluaties");
    await page.getByRole("link", { name: "Evaluatie Nu niet zwanger" }).first().click();
    await page.getByRole("link", { name: "Uitstellen" }).click();
    await page.getByLabel("Hoe heet het besluit?").fill("Begroting");
  }
  for (const [page, to, why] of [[first, "2027", "Te weinig deelnemers."], [second, "2028", "Geen tijd."]]) {
    await page.getByLabel("Wat is de nieuwe datum?").fill(to);
    await page.getByLabel("Waarom?").fill(why);
    await page.getByRole("button", { name: "Uitstellen" }).click();
  }
  await first.getByText("2027 (eerder: 2025)").waitFor();
  await second.getByText("Iemand anders was u voor").waitFor();
  await second.getByText("Te weinig deelnemers.").waitFor();
  assert.deepEqual([...(await barriers(second)), ...(await shape(second))], []);
});
