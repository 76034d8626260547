// From the vision to a goal, a late promise that is settled, and a decision that nobody else finds.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { enter } from "../kit/keyboard.js";
import { signIn } from "../kit/sign-in.js";

const sound = async (page) => assert.deepEqual([...(await shape(page)), ...(await barriers(page))], []);

journey("vision: a councillor goes from an ambition to its goal and sees where the line breaks", async (come) => {
  const { page } = await come();
  await page.goto("/visie");
  await page.getByRole("link", { name: "Inwoners zijn vitaal en gezond" }).click();
  await page.getByRole("link", { name: /^2024: 1\.1\.2/ }).click();
  await page.getByText("Dit nummer betekent niet elk jaar hetzelfde").waitFor();
  await page.getByText("Samenkracht", { exact: true }).first().waitFor();
  await sound(page);
});

journey("vision: an old or misspelt name leads to what it is called now", async (come) => {
  const { page } = await come();
  await page.goto("/visie");
  await page.getByLabel("Zoek op een naam, ook een oude").fill("parentsouse");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Parentshouse", exact: true }).click();
  await page.getByText("schrijffout").waitFor();
  const found = await page.request.get("/visie/themas.json?q=parentsouse");
  assert.equal((await found.json())[0].name, "Parentshouse");
  await sound(page);
});

journey("vision: an adviser settles a late promise with proof, by keyboard, and undoes it", async (come) => {
  const { page } = await come();
  await signIn(page, "adviser");
  await page.goto("/beloftes?stand=late");
  const title = await page.locator("main tbody th a").first().innerText();
  await enter(page, page.locator("main tbody th a").first());
  await enter(page, page.getByRole("link", { name: "Inlossen" }));
  await page.getByLabel("Waaruit blijkt dat?").fill("De raad kreeg de nota.");
  await enter(page, page.getByRole("button", { name: "Inlossen" }));
  await page.getByText("Dit is gedaan, maar later dan beloofd.").waitFor();
  await page.goto("/beloftes?stand=done");
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("link", { name: "Weer openen" }).click();
  await page.getByRole("button", { name: "Weer openen" }).click();
  await page.getByText("te laat").first().waitFor();
  await sound(page);
});

journey("vision: two advisers change one plan, and the second sees both versions", async (come) => {
  const [{ page: first }, { page: second }] = [await come(), await come()];
  for (const page of [first, second]) {
    await signIn(page, "adviser");
    await page.goto("/beleidsplannen");
    await page.getByRole("link", { name: "Onderwijskansenbeleid", exact: true }).click();
    await page.getByRole("link", { name: "Wijzigen", exact: true }).click();
  }
  for (const [page, owner] of [[first, "Team Onderwijs"], [second, "Team Jeugd"]]) {
    await page.getByLabel(/Wie is verantwoordelijk/).fill(owner);
    await page.getByRole("button", { name: "Opslaan" }).click();
  }
  await first.getByText("Team Onderwijs").waitFor();
  await second.getByText("Iemand anders was u voor").waitFor();
  await sound(second);
  await second.getByRole("button", { name: "Mijn versie opslaan" }).click();
  await second.getByText("Team Jeugd").waitFor();
});

journey("vision: what is internal is found by the adviser and by nobody else", async (come) => {
  const [{ page: adviser }, { page: resident }] = [await come(), await come()];
  await signIn(adviser, "adviser");
  await adviser.goto("/besluiten/nieuw");
  await adviser.getByLabel("Datum", { exact: true }).fill("09-03-2026");
  await adviser.getByLabel("Titel").fill("Kwartelkoning");
  await adviser.getByLabel("Wie mag dit zien?").selectOption("internal");
  await adviser.getByRole("button", { name: "Opslaan" }).click();
  await adviser.waitForURL(/besluiten\/[0-9a-f-]{36}$/);
  const { pathname } = new URL(adviser.url());
  assert.equal((await resident.goto(pathname)).status(), 404);
  for (const channel of ["/besluiten?q=kwartelkoning", "/visie/bestand/besluiten.csv"]) {
    assert.doesNotMatch(await (await resident.request.get(channel)).text(), new RegExp(`${pathname}|"?Kwartelkoning"?,`));
  }
});

journey("vision: a councillor finds what was promised last time, and what is late of it", async (come) => {
  const { page } = await come();
  await page.goto("/beloftes");
  await page.getByRole("link", { name: "Halfjaarrapportage tweede helft 2022" }).first().click();
  await page.getByRole("link", { name: /te laat/ }).first().click();
  assert.match(page.url(), /stand=late&aanleiding=Halfjaarrapportage/);
  await page.locator("main tbody th a").first().click();
  await page.getByText("Halfjaarrapportage tweede helft 2022").first().waitFor();
  await sound(page);
});

journey("vision: an adviser says which ambition a plan serves, and the ambition shows the plan", async (come) => {
  const { page } = await come();
  await signIn(page, "adviser");
  await page.goto("/beleidsplannen");
  await page.getByRole("link", { name: "Strategische Onderwijsagenda", exact: true }).click();
  await page.getByRole("link", { name: "Wijzigen", exact: true }).click();
  const row = page.getByRole("group", { name: "Draagt bij aan de visie (1)" });
  await row.getByLabel("Uit de visie").selectOption({ label: "Inwoners hebben gelijke kansen op een zelfredzaam leven" });
  await row.getByLabel("Hoe nauw?").selectOption("secondary");
  await sound(page);
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByRole("link", { name: "Inwoners hebben gelijke kansen op een zelfredzaam leven" }).click();
  await page.getByRole("link", { name: "Strategische Onderwijsagenda", exact: true }).waitFor();
  await sound(page);
});
