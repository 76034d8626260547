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
  await lead.getByRole("link", { name: /^Ronde \d{4}$/ }).click();
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
  await officer.getByRole("link", { name: "Brief klaarzetten: verzoek om aan te vullen" }).click();
  await officer.getByRole("button", { name: "Klaarzetten" }).click();
  await officer.getByText("De jaarrekening ontbreekt").waitFor();
  await sound(officer);
  await officer.getByRole("link", { name: "Versturen" }).click();
  await sound(officer);
  await officer.getByRole("button", { name: "Versturen" }).click();
  await officer.getByText("Verstuurd", { exact: true }).waitFor();

  await lead.goto("/subsidies/mijn");
  await lead.getByRole("link", { name: "Verzoek om aan te vullen" }).first().click();
  await lead.getByText("De jaarrekening ontbreekt").waitFor();
  await sound(lead);
  await lead.goto(address);
  await lead.getByRole("link", { name: "Bestand toevoegen" }).click();
  const wrong = { name: "jaarrekening.pdf", mimeType: "application/pdf", buffer: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]) };
  await lead.locator("#file").setInputFiles(wrong);
  await lead.getByRole("button", { name: "Toevoegen" }).click();
  await lead.getByText("Dit bestand kunnen we niet aannemen.").first().waitFor();
  await sound(lead);
  const right = { name: "jaarrekening.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\nverzonnen\n") };
  await lead.locator("#file").setInputFiles(right);
  await lead.getByRole("button", { name: "Toevoegen" }).click();
  await lead.getByRole("link", { name: "jaarrekening.pdf" }).first().waitFor();
  await lead.getByRole("link", { name: "Aanvullen", exact: true }).click();
  await lead.getByRole("button", { name: "Aanvullen" }).click();
  await lead.getByText("SHA-256").first().waitFor();
  await sound(lead);
});
