// The log, and how staff of a partner come in.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { journey } from "../kit/journey.js";

journey("an administrator looks into the log and filters it", async (come) => {
  const { page } = await come({ as: "administrator" });
  await page.goto("/beheer");
  await page.getByRole("link", { name: "Logboek", exact: true }).click();
  await page.getByLabel("Wat er gebeurde").selectOption({ label: "Logde in" });
  await page.getByRole("button", { name: "Toon", exact: true }).click();
  const rows = await page.getByRole("table").first().locator("tbody tr").allInnerTexts();
  assert.ok(rows.length > 0, "somebody signed in");
  for (const row of rows) assert.match(row, /Logde in/);
  await page.goto("/beheer/logboek/controle");
  assert.match(await page.locator("main").innerText(), /Het logboek is heel/);
});

journey("a privacy officer exports the log with a reason", async (come) => {
  const { page, answered } = await come({ as: "privacyOfficer" });
  await page.goto("/beheer/logboek/export");
  const send = page.getByRole("button", { name: "Maak bestand" });
  await send.click();
  await page.locator("[data-error-summary]").waitFor();
  assert.equal(answered.status, 422);
  await page.getByLabel("Reden").fill("Vraag van een inwoner over inzage");
  const [file] = await Promise.all([page.waitForEvent("download"), send.click()]);
  const text = await readFile(await file.path(), "latin1");
  assert.ok(text.length > 200, file.suggestedFilename());
  await page.goto("/beheer/logboek");
  assert.match(await page.locator("main").innerText(), /Nam het logboek mee/);
});

journey("staff of a partner come in by a link that works once", async (come) => {
  const { page: coordinator } = await come({ as: "coordinator" });
  await coordinator.goto("/organisaties");
  await coordinator.locator("main tbody th a").first().click();
  await coordinator.waitForURL(/organisaties\/[0-9a-f-]+$/);
  await coordinator.goto(`${coordinator.url()}/medewerkers`);
  const email = "hanneke.smit@voorbeeld.example";
  await coordinator.getByLabel("E-mailadres").fill(email);
  await coordinator.getByLabel("Rol").selectOption({ label: "Medewerker aanbieder" });
  await coordinator.getByRole("button", { name: "Maak uitnodiging" }).click();
  await coordinator.getByText("U ziet deze link maar één keer").waitFor();
  const link = (await coordinator.locator("main").innerHTML()).match(/https?:\/\/[^\s"<]+\/uitnodiging\/[^\s"<]+/)[0];

  const { page: colleague } = await come();
  await colleague.goto(link);
  await colleague.getByLabel("Uw naam").fill("Hanneke Smit");
  await colleague.getByLabel("Wachtwoord").fill("lantaarn wolk gitaar kreeft");
  await colleague.getByRole("button", { name: "Doe mee" }).click();
  await colleague.waitForURL((url) => !url.pathname.startsWith("/uitnodiging"));

  const { page: stranger, answered } = await come();
  await stranger.goto(link);
  assert.match(await stranger.locator("main").innerText(), /Deze link werkt niet meer/);
  assert.notEqual(answered.status, 200);
});
