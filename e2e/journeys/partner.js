// A partner corrects its hours, the editor looks and publishes, a resident sees it.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { enter, tabTo, typeInto } from "../kit/keyboard.js";
import { journey } from "../kit/journey.js";
import { accounts, signIn } from "../kit/sign-in.js";

const save = (page) => page.getByRole("button", { name: "Opslaan" }).first();

/** Opens an offer of the writer to change it. */
async function openOffer(page, title) {
  await page.goto("/mijn-aanbod");
  const link = page.getByRole("link", { name: title, exact: true }).first();
  while (!(await link.isVisible())) await page.getByRole("link", { name: "Volgende" }).click();
  await link.click();
  await page.waitForURL(/wijzigen/);
}

journey("hours corrected by a partner are published by the editor and seen by a resident", async (come) => {
  const { page: partner } = await come();
  await signIn(partner, "coordinator");
  const title = "De avondpan: in alle rust koken";
  await openOffer(partner, title);
  await partner.getByLabel(/^Van( \(|$)/).first().fill("13:35");
  await partner.getByLabel(/^Tot( \(|$)/).first().fill("14:40");
  await save(partner).click();
  await partner.getByText("De redacteur kijkt ernaar").first().waitFor();
  const publicAddress = await partner.getByRole("link", { name: "Bekijk het zoals inwoners het zien" }).getAttribute("href");

  const { page: resident } = await come();
  await resident.goto(publicAddress);
  assert.doesNotMatch(await resident.locator("main").innerText(), /13\.35/, "nothing changes before the editor has looked");

  const { page: editor } = await come();
  await signIn(editor, "editor");
  await editor.goto("/redactie");
  await editor.getByRole("link", { name: title }).click();
  const compared = await editor.getByRole("table").first().innerText();
  assert.match(compared, /Staat er nu\s+Voorstel/);
  assert.match(compared, /13[.:]35/);
  await editor.getByRole("button", { name: "Wijziging overnemen" }).click();
  await editor.waitForURL(/redactie/);

  await assert.doesNotReject(async () => {
    for (let tries = 0; tries < 20; tries++) {
      await resident.reload();
      if (/13\.35/.test(await resident.locator("main").innerText())) return;
      await resident.waitForTimeout(250);
    }
    throw new Error("the resident does not see the new hours");
  });
});

journey("a partner changes hours by keyboard only", async (come) => {
  const { page } = await come();
  await page.goto("/inloggen");
  const row = page.getByRole("row").filter({ hasText: accounts.coordinator }).first();
  await enter(page, row.getByRole("button"));
  await page.waitForURL(/tweede-stap/);
  await enter(page, page.getByRole("button", { name: "Ga verder" }));
  await page.waitForURL((url) => !url.pathname.includes("tweede-stap"));
  await page.goto("/mijn-aanbod");
  await enter(page, page.getByRole("link", { name: "Rustig samen koken op donderdag", exact: true }));
  await page.waitForURL(/wijzigen/);
  await tabTo(page, page.getByLabel(/^Tot( \(|$)/).first(), 300);
  await page.keyboard.type("2250");
  await page.keyboard.press("Enter");
  await page.getByText("De redacteur kijkt ernaar").first().waitFor();
});

journey("a form with mistakes says so at the top and leads to each field", async (come) => {
  const { page, answered } = await come({ as: "coordinator" });
  await openOffer(page, "Meidenavond");
  await page.getByLabel("Titel").fill("");
  await page.getByLabel("E-mailadres").fill("geen adres");
  await save(page).click();
  const summary = page.locator("[data-error-summary]");
  await summary.waitFor();
  assert.equal(answered.status, 422);
  assert.ok(await summary.evaluate((one) => one === document.activeElement), "the summary has the focus");
  assert.equal(await page.getByLabel("E-mailadres").inputValue(), "geen adres", "what was typed is kept");
  await summary.getByRole("link").first().click();
  const title = page.getByLabel("Titel");
  assert.ok(await title.evaluate((one) => one === document.activeElement), "the link leads to the field");
  assert.equal(await title.getAttribute("aria-invalid"), "true");
  const described = await title.evaluate((one) => one.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id)?.innerText).join(" "));
  assert.match(described, /Fout:\s+Vul een titel in/);
});

journey("of two editors at once the second sees both versions and goes on", async (come) => {
  const { page: first } = await come({ as: "editor" });
  const { page: second, answered } = await come({ as: "secondEditor" });
  await openOffer(first, "Huiswerk maken met hulp");
  await second.goto(first.url());
  await first.getByLabel("Wie kunnen ze bellen?").fill("Bel Hanneke. Zij is er elke ochtend.");
  await save(first).click();
  await first.getByText(/Opgeslagen|bewaard/).first().waitFor();
  await second.getByLabel("Wie kunnen ze bellen?").fill("Bel Wim. Hij is er elke middag.");
  await save(second).click();
  await second.getByText("Iemand anders was u voor").waitFor();
  assert.equal(answered.status, 409);
  assert.deepEqual([...(await barriers(second)), ...(await shape(second))], []);
  const both = await second.getByRole("table").first().innerText();
  assert.match(both, /Hanneke/);
  assert.match(both, /Wim/);
  assert.match(await second.getByLabel("Wie kunnen ze bellen?").inputValue(), /Wim/, "what was typed is kept");
  await second.getByLabel("Wie kunnen ze bellen?").fill("Bel Hanneke of Wim.");
  await save(second).click();
  await second.getByText(/Opgeslagen|bewaard/).first().waitFor();
  await second.goto(second.url().replace(/\?.*/, ""));
  assert.equal(await second.getByLabel("Wie kunnen ze bellen?").inputValue(), "Bel Hanneke of Wim.");
});

journey("a double click sends a form once", async (come) => {
  const { page, complaints } = await come({ as: "administrator" });
  await page.goto("/beheer/accounts/nieuw");
  const email = "tweemaal@voorbeeld.example";
  await typeInto(page, page.getByLabel("E-mailadres"), email);
  await page.getByRole("button", { name: "Voeg toe" }).dblclick();
  await page.locator("main").getByText(email).first().waitFor();
  await page.goto(`/beheer/accounts?zoek=${encodeURIComponent(email)}`);
  assert.equal(await page.locator("main").getByText(email).count(), 1);
  assert.deepEqual(complaints, []);
});
