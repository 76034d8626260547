// What a council member reads of a track, and what an adviser writes.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { signIn } from "../kit/sign-in.js";

const sound = async (page) => assert.deepEqual([...(await shape(page)), ...(await barriers(page))], []);

journey("tracks: a council member sees what deviates first, and a figure with its source in two clicks", async (come) => {
  const { page } = await come();
  await page.goto("/plannen");
  await page.locator("#afwijkingen").getByRole("link", { name: "Wonen en zorg" }).click();
  assert.match(await page.locator("#afwijkingen").innerText(), /het doel is 40\. Verschil: 14/);
  await sound(page);
  await page.locator("#cijfers").getByRole("link", { name: "Plekken beschermd thuis", exact: true }).click();
  await page.getByText("regel 940").waitFor();
  await page.getByText("Gerealiseerd tot nu toe.").waitFor();
  await sound(page);
});

journey("tracks: from the matrix of risks to a risk and what is done about it", async (come) => {
  const { page } = await come();
  await page.goto("/plannen");
  await page.locator("#risicos table").getByRole("link", { name: "Minder geld van het Rijk voor beschermd wonen" }).click();
  await page.getByText("4, groot × 4, heel erg = 16").waitFor();
  await page.getByText("Meer aanbod van goedkopere vormen van beschermd thuis.").waitFor();
  const table = await page.request.get("/plannen/bestand/risicos.csv");
  assert.match(await table.text(), /Te weinig woningen die passen/);
  await sound(page);
});

journey("tracks: an adviser answers what was promised, writes a part, and cannot publish before all is answered", async (come) => {
  const { page } = await come();
  await signIn(page, "adviser");
  await page.goto("/plannen/sterke-sociale-basis/werk");
  await page.locator("#taken").getByRole("link", { name: /Nieuw beleid voor basisvaardigheden/ }).click();
  await page.getByLabel("Wat kwam ervan?").fill("Het beleid is opgesteld; de raad stelt het nog vast.");
  await page.getByRole("button", { name: "Gedaan" }).click();
  await page.goto("/plannen/sterke-sociale-basis");
  await page.getByText("Het beleid is opgesteld; de raad stelt het nog vast.").waitFor();
  await page.goto("/plannen/sterke-sociale-basis/werk");
  await page.locator("#taken").getByRole("link", { name: "Gerealiseerd" }).click();
  await page.getByLabel("Tekst").first().fill("De gesprekstafels gingen door.");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByRole("link", { name: "Delen met de organisatie" }).click();
  await page.getByRole("button", { name: "Delen met de organisatie" }).click();
  await page.getByRole("link", { name: "Publiceren" }).click();
  await page.getByRole("button", { name: "Publiceren" }).click();
  await page.getByText("Zeg eerst van elke belofte wat ervan kwam.").first().waitFor();
  await sound(page);
  await page.goto("/plannen/sterke-sociale-basis/werk");
  await page.getByRole("link", { name: "Terug naar concept" }).click();
  await page.getByRole("button", { name: "Terug naar concept" }).click();
  await page.getByText("concept", { exact: true }).first().waitFor();
});

journey("tracks: two advisers write one part, and the second sees both versions", async (come) => {
  const [{ page: first }, { page: second }] = [await come(), await come()];
  for (const page of [first, second]) {
    await signIn(page, "adviser");
    await page.goto("/plannen/sterke-sociale-basis/werk");
    await page.getByRole("link", { name: /^Wijzigen ?: Probleem$/ }).click();
  }
  for (const [page, words] of [[first, "Te weinig samenhang."], [second, "Te weinig sturing."]]) {
    await page.getByLabel("Tekst").first().fill(words);
    await page.getByRole("button", { name: "Opslaan" }).click();
  }
  await second.getByText("Iemand anders was u voor").waitFor();
  await second.getByText("Te weinig samenhang.").first().waitFor();
  await sound(second);
});
