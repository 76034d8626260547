// A visitor says that something is not right, an editor handles it; an editor makes one of two offers, and adds a place.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { signIn } from "../kit/sign-in.js";
import { foundAs } from "../pages.js";

journey("what a visitor says is not right reaches the editor without a name", async (come) => {
  const { page: visitor } = await come();
  await visitor.goto(await foundAs("judo voor kinderen")(visitor));
  const title = await visitor.getByRole("heading", { level: 1 }).innerText();
  await visitor.getByRole("link", { name: "Klopt er iets niet?" }).first().click();
  await visitor.waitForURL(/klopt-niet/);
  await visitor.getByLabel("De dag of de tijd").check();
  await visitor.getByLabel("Wat moet er staan?").fill("Het begint een half uur later dan hier staat.");
  await visitor.getByRole("button", { name: "Versturen" }).click();
  await visitor.getByRole("heading", { name: "Dank u wel" }).waitFor();

  const { page: editor } = await come();
  await signIn(editor, "editor");
  await editor.goto("/redactie");
  await editor.getByRole("link", { name: "Meldingen" }).click();
  const card = editor.getByRole("listitem").filter({ hasText: "half uur later" });
  assert.match(await card.innerText(), /de dag of de tijd klopt niet/);
  assert.ok((await card.innerText()).includes(title));
  assert.deepEqual([...(await barriers(editor)), ...(await shape(editor))], []);
  await card.getByRole("button", { name: "Ik heb gebeld" }).click();
  await card.getByText("De organisatie is gebeld").waitFor();
  await card.getByRole("button", { name: "Het is aangepast" }).click();
  await editor.waitForURL(/meldingen$/);
  await card.waitFor({ state: "detached" });
});

journey("an editor makes one of two offers, and the old address leads on", async (come) => {
  const { page } = await come({ as: "editor" });
  const addressOf = async (words) => (await foundAs(words)(page)).replace(/\?.*/, "").split("/").pop();
  const stays = await addressOf("wandelvoetbal");
  const goes = await addressOf("gereedschapskast van de buurt");
  assert.notEqual(stays, goes);
  await page.goto(`/redactie/dubbel/${stays}/${goes}`);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  const takes = page.getByRole("group", { name: "Titel" }).getByRole("radio");
  const kept = await takes.nth(1).evaluate((radio) => radio.closest("label").innerText);
  await takes.nth(1).check();
  await page.getByRole("button", { name: "Samenvoegen" }).click();
  await page.waitForURL(/wijzigen/);
  assert.equal(await page.getByLabel("Titel").inputValue(), kept);

  const { page: visitor } = await come();
  await visitor.goto(`/aanbod/${goes}`);
  assert.ok(visitor.url().includes(stays), visitor.url());
  assert.equal(await visitor.getByRole("heading", { level: 1 }).innerText(), kept);
});

journey("an editor adds a place, and its neighbourhood follows from the postcode or is asked for", async (come) => {
  const { page, answered } = await come({ as: "editor" });
  await page.goto("/redactie/plekken");
  await page.getByRole("link", { name: "Nieuwe plek" }).first().click();
  await page.getByLabel("Naam").fill("Buurtkamer De Proef");
  await page.getByLabel("Straat en nummer").fill("Proefweg 1");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.locator("[data-error-summary]").waitFor();
  assert.equal(answered.status, 422);
  await page.getByLabel("Buurt", { exact: false }).selectOption({ index: 3 });
  await page.getByLabel("Lift").check();
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.waitForURL(/plekken$/);
  await page.getByRole("link", { name: "Buurtkamer De Proef" }).click();
  assert.ok(await page.getByLabel("Lift").isChecked());
});
