// An editor brings in a file with mistakes, reads the report, mends it, brings it in, and mends an offer by hand.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

const services = (name) => [
  {
    id: "wandelen",
    name,
    status: "active",
    description: "Een uur wandelen door de wijk.",
    organization: { id: "hoek", name: "Buurthuis De Hoek" },
    phones: [{ id: "1", number: "038 012 34 56" }],
    schedules: [{ freq: "WEEKLY", byday: "TU", opens_at: "9:30 am ", closes_at: "11:00" }],
  },
];

async function choose(page, content) {
  await page.goto("/redactie/invoer");
  const buffer = Buffer.from(JSON.stringify(content));
  await page.locator("#file").setInputFiles({ name: "diensten.json", mimeType: "application/json", buffer });
  await page.getByLabel("Bron").fill("Buurthuis De Hoek");
  await page.getByRole("button", { name: "Bekijk wat er gebeurt" }).click();
  await page.waitForURL(/invoer\/[0-9a-f]/);
  await page.getByRole("heading", { name: "Dit gaat er gebeuren" }).waitFor();
}

journey("an editor reads what is wrong with a file, mends it and brings it in", async (come) => {
  const { page, complaints } = await come({ as: "editor" });
  await choose(page, [...services("Samen wandelen"), { id: "leeg", name: "", status: "active" }]);
  const main = page.locator("main");
  assert.match(await main.innerText(), /Kan niet: de naam ontbreekt/);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  await page.getByRole("link", { name: "Let op" }).click();
  assert.match(await main.innerText(), /de tijd is anders geschreven en wel begrepen/);

  await choose(page, services("Samen wandelen"));
  assert.match(await main.innerText(), /Nog nodig: .*de onderwerpen/);
  await page.getByRole("button", { name: "Breng alles in" }).click();
  await page.getByText("Het bestand is ingelezen").waitFor();

  await choose(page, services("Samen wandelen"));
  await page.getByText("Er is niets nieuws om in te lezen.").waitFor();

  await page.goto("/redactie");
  await page.getByRole("link", { name: "Samen wandelen", exact: true }).first().click();
  await page.getByRole("button", { name: "Op de kaart zetten" }).first().click();
  await page.getByText("Er ontbreekt nog iets aan dit aanbod").first().waitFor();
  assert.deepEqual(complaints.filter((one) => !/422/.test(one)), []);
});

journey("an editor stops a file, and learns why another cannot be read", async (come) => {
  const { page } = await come({ as: "editor" });
  await choose(page, services("Samen fietsen"));
  await page.getByRole("button", { name: "Stop ermee" }).click();
  await page.getByText("Er is niets veranderd").waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);

  await page.goto("/redactie/invoer");
  const buffer = Buffer.from("[{");
  await page.locator("#file").setInputFiles({ name: "half.json", mimeType: "application/json", buffer });
  await page.getByLabel("Bron").fill("proef");
  await page.getByRole("button", { name: "Bekijk wat er gebeurt" }).click();
  await page.getByText("Dit bestand is geen goede JSON").waitFor();
  await page.goto("/redactie/invoer");
  await page.getByRole("link", { name: "half.json" }).waitFor();
});

journey("anybody takes the public offers along", async (come) => {
  const { page } = await come();
  for (const name of ["aanbod.json", "aanbod.zip", "aanbod.xlsx", "aanbod.csv"]) {
    const answer = await page.request.get(`/open-data/bestand/${name}`);
    assert.equal(answer.status(), 200, name);
    assert.ok((await answer.body()).length > 1_000, name);
  }
});
