// After the decision: a report in between, a batch that two people pay, and the register.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { signIn } from "../kit/sign-in.js";

const sound = async (page) => assert.deepEqual([...(await shape(page)), ...(await barriers(page))], []);

journey("grants: a resident searches the register and reads what a round came to", async (come) => {
  const { page } = await come();
  await page.goto("/subsidies/register");
  await page.locator("#q").fill("huiskamers");
  await page.getByRole("button", { name: "Zoeken", exact: true }).last().click();
  await page.getByText("2024-0001 Open huiskamers").waitFor();
  await page.getByText("1 subsidies, samen € 90.000 verleend").waitFor();
  await sound(page);
  await page.goto("/subsidies");
  await page.getByRole("link", { name: "Sociale activatie en herstel: 2022" }).first().click();
  await page.getByRole("link", { name: "Voor de raad" }).click();
  await page.getByText("€ 4.100.000").first().waitFor();
  await sound(page);
});

journey("grants: an organisation reports in between and an officer accepts it", async (come) => {
  const { page } = await come();
  await signIn(page, "coordinator");
  await page.goto("/subsidies/verleningen");
  await page.getByRole("link", { name: "2024-0001 Open huiskamers" }).click();
  await page.getByRole("link", { name: "Tussentijds verslag (2) schrijven" }).click();
  await page.locator("#count-1").fill("210");
  await page.locator("#cost-1").fill("Begeleiders");
  await page.locator("#cost-amount-1").fill("41.250,50");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByRole("link", { name: "Tussentijds verslag (2) schrijven" }).click();
  assert.equal(await page.locator("#cost-amount-1").inputValue(), "41.250,50");
  await page.locator("#story").fill("De huiskamers waren elke week open.");
  await page.locator("#hand-in").selectOption("yes");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByText("De huiskamers waren elke week open.").waitFor();
  await sound(page);
  const { page: officer } = await come();
  await signIn(officer, "subsidyOfficer");
  await officer.goto(page.url());
  await officer.getByRole("link", { name: "Goedkeuren" }).click();
  await officer.getByRole("button", { name: "Goedkeuren" }).click();
  await officer.getByText("goedgekeurd").first().waitFor();
  await sound(officer);
});

journey("grants: one puts payments together and another releases them for the bank", async (come) => {
  const { page: first } = await come();
  await signIn(first, "controller");
  await first.goto("/subsidies/betalen");
  await first.getByText("2024-0001 Open huiskamers").waitFor();
  await sound(first);
  await first.getByRole("button", { name: "Partij samenstellen" }).click();
  await first.getByText("Wacht op vrijgave").waitFor();
  await first.getByRole("link", { name: "Vrijgeven" }).click();
  await first.getByRole("button", { name: "Vrijgeven" }).click();
  await first.getByText("U hebt dit zelf voorbereid.").first().waitFor();
  const batch = first.url().replace(/\/stap.*/, "");
  const { page: second } = await come();
  await signIn(second, "secondController");
  await second.goto(batch);
  await second.getByRole("link", { name: "Vrijgeven" }).click();
  await second.getByRole("button", { name: "Vrijgeven" }).click();
  const download = second.waitForEvent("download");
  await second.getByRole("link", { name: "Bestand voor de bank (pain.001)" }).click();
  assert.match((await download).suggestedFilename(), /^SUBSIDIE-\d{4}-\d{4}\.xml$/);
  await sound(second);
});
