// What keeps the map right: a partner says that it still is, an editor calls, and what was done can be undone.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

journey("a partner says in one press that an offer is still right", async (come) => {
  const { page } = await come({ as: "coordinator" });
  await page.goto("/");
  await page.getByRole("link", { name: "Kijk het na" }).click();
  await page.waitForURL(/mijn-aanbod/);
  const asked = page.locator("section", { has: page.getByRole("heading", { name: "Klopt dit nog?" }) });
  const first = asked.getByRole("button", { name: "Ja, klopt nog" }).first();
  const title = (await first.innerText()).split(":")[1].trim();
  const button = new RegExp(`Ja, klopt nog ?: ${title}`);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  await asked.getByRole("button", { name: button }).click();
  await page.getByText("Dank u.").waitFor();
  assert.equal(await page.getByRole("button", { name: button }).count(), 0);
  const row = page.getByRole("row").filter({ hasText: title });
  assert.match(await row.innerText(), /Staat op de kaart/);
});

journey("an editor who calls puts an expired offer back on the map", async (come) => {
  const { page } = await come({ as: "editor" });
  await page.goto("/redactie");
  await page.getByRole("link", { name: "Wie kunt u bellen?" }).click();
  const title = "Zondagsmatinee met pianist";
  const row = page.getByRole("listitem").filter({ hasText: title });
  assert.match(await row.innerText(), /Verlopen/);
  assert.ok(await row.getByRole("link", { name: /^[0-9 ]+$/ }).count(), "there is a number to call");
  await row.getByRole("button", { name: /weer op de kaart/ }).click();
  await page.getByText(`“${title}” staat op de kaart`).waitFor();
  await page.getByRole("button", { name: "Toch niet: haal het van de kaart" }).click();
  await page.getByText(`“${title}” staat niet meer op de kaart`).waitFor();
  assert.ok(await page.getByRole("link", { name: title, exact: true }).count(), "it waits in the queue again");
});

journey("what an editor took off the map comes back by one button", async (come) => {
  const { page } = await come({ as: "editor" });
  await page.goto("/mijn-aanbod");
  const link = page.getByRole("link", { name: "Knutselen na school", exact: true });
  while (!(await link.isVisible())) await page.getByRole("link", { name: "Volgende" }).click();
  await link.click();
  await page.getByRole("button", { name: "Van de kaart halen" }).click();
  await page.getByText("is van de kaart gehaald").waitFor();
  await page.getByRole("button", { name: "Toch niet: zet het weer op de kaart" }).click();
  await page.getByText("“Knutselen na school” staat op de kaart").waitFor();
});

journey("a writer reads beside the field what would read easier, and who said what", async (come) => {
  const { page } = await come({ as: "coordinator" });
  await page.goto("/mijn-aanbod");
  await page.getByRole("link", { name: "Zingen: liedjes van vroeger en nu", exact: true }).click();
  await page.getByRole("link", { name: "Wie kunnen mensen bellen?" }).click();
  assert.match(page.url(), /#deel-contact$/);
  assert.match(await page.locator("form").last().innerText(), /Gezegd door de redacteur op .*uit het voorbeeld/);
  await page.getByLabel("Voor wie is het?").fill("Indien u graag zingt, wordt u hartelijk ontvangen i.s.m. de buurt.");
  await page.getByRole("button", { name: "Opslaan" }).last().click();
  await page.getByText("De redacteur kijkt ernaar").first().waitFor();
  await page.getByText("Kan het makkelijker?").waitFor();
  await page.getByText("Makkelijker is: als.").waitFor();
  await page.getByText("Schrijf liever: samen met.").waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
});
