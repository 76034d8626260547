// An application by two organisations, and what everybody reads of a round.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { signIn } from "../kit/sign-in.js";

const sound = async (page) => assert.deepEqual([...(await shape(page)), ...(await barriers(page))], []);

journey("subsidies: a resident reads what was asked and granted in 2022", async (come) => {
  const { page } = await come();
  await page.goto("/subsidies");
  await page.getByRole("link", { name: "Sociale activatie en herstel: 2022" }).first().click();
  await page.getByText("€ 4.100.000").first().waitFor();
  await page.getByText("€ 1.400.000").first().waitFor();
  await page.getByText("Deze openstelling is te laat bekendgemaakt").waitFor();
  await sound(page);
});

journey("subsidies: two organisations apply together and get a receipt", async (come) => {
  const [{ page: lead }, { page: partner }] = [await come(), await come()];
  await signIn(lead, "coordinator");
  await signIn(partner, "secondCoordinator");
  await lead.goto("/subsidies/mijn");
  await lead.getByRole("link", { name: "Nu open" }).click();
  await lead.getByRole("button", { name: "Aanvraag beginnen" }).click();
  await lead.locator("#title").fill("Samen eten");
  await lead.locator("#summary").fill("Elke week een maaltijd voor de straat.");
  await lead.locator("#years").fill("5");
  await lead.locator("#asked-1").fill("9.000");
  await lead.locator("#cost-1").fill("Kok");
  await lead.locator("#cost-amount-1").fill("9.000");
  await lead.locator("#activity-1").fill("Koken op dinsdag");
  await lead.locator("#planned-1").fill("40");
  await lead.getByRole("button", { name: "Concept opslaan" }).click();
  const address = lead.url();
  await lead.getByRole("link", { name: "Samen aanvragen" }).click();
  await lead.locator("#share-1").fill("6.000");
  await lead.locator("#organisation-2").selectOption({ label: "WijZ" });
  await lead.locator("#share-2").fill("3.000");
  await lead.locator("#does-2").fill("Kookt mee");
  await lead.getByRole("button", { name: "Opslaan" }).click();
  await lead.getByText("Een partner heeft het eigen deel nog niet bevestigd.").waitFor();

  await partner.goto("/subsidies/mijn");
  await partner.getByRole("link", { name: "Samen eten" }).first().click();
  await partner.getByRole("link", { name: "Uw deel bevestigen" }).click();
  await partner.getByRole("button", { name: "Uw deel bevestigen" }).click();
  await sound(partner);

  await lead.goto(address);
  await lead.getByRole("link", { name: "Indienen", exact: true }).click();
  await lead.getByRole("button", { name: "Indienen", exact: true }).click();
  await lead.getByText("Ontvangstbevestiging").waitFor();
  await sound(lead);

  const { page: officer } = await come();
  await signIn(officer, "subsidyOfficer");
  await officer.goto("/subsidies/werk");
  await officer.getByRole("link", { name: /Samen eten/ }).click();
  await officer.getByRole("link", { name: "Laten aanvullen" }).click();
  await officer.getByLabel("Toelichting").fill("De jaarrekening ontbreekt.");
  await officer.getByRole("button", { name: "Laten aanvullen" }).click();
  await sound(officer);
  await lead.goto(address);
  await lead.getByRole("link", { name: "Aanvullen" }).click();
  await lead.locator("#document-1").fill("Zie onze website.");
  await lead.getByRole("button", { name: "Aanvullen" }).click();
  await lead.getByText("Zie onze website.").waitFor();
  await sound(lead);
});
