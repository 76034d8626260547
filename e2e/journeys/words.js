// An editor tries a word, keeps it, and a resident finds with it at once; taken away, it can be put back.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { signIn } from "../kit/sign-in.js";

const title = "Wandelvoetbal";

async function finds(page, words) {
  await page.goto(`/aanbod?q=${encodeURIComponent(words)}`);
  return page.locator("[data-region=results]").innerText();
}

journey("a word that an editor adds is found by a resident at once", async (come) => {
  const { page: resident } = await come();
  assert.doesNotMatch(await finds(resident, "slenterbal"), new RegExp(title));

  const { page: editor } = await come();
  await signIn(editor, "editor");
  await editor.goto("/redactie/woorden");
  await editor.getByRole("link", { name: "Woorden toevoegen" }).click();
  await editor.getByLabel("Woord", { exact: true }).fill("slenterbal");
  await editor.getByRole("textbox", { name: "Andere woorden" }).fill("wandelvoetbal");
  await editor.getByLabel("Waarom?").fill("Zo heet het in Berkum.");
  await editor.getByRole("button", { name: "Eerst proberen" }).click();
  const compared = await editor.getByRole("table").innerText();
  assert.match(compared, new RegExp(title));
  assert.deepEqual(await barriers(editor), []);
  assert.deepEqual(await shape(editor), []);
  assert.doesNotMatch(await finds(resident, "slenterbal"), new RegExp(title), "trying keeps nothing");

  await editor.getByRole("button", { name: "Opslaan" }).click();
  await editor.getByText("De woorden staan erbij.").waitFor();
  const found = await finds(resident, "slenterbal");
  assert.match(found, new RegExp(title));
  assert.match(found, /Gevonden op: slenterbal/);

  await editor.goto("/redactie/woorden?zoek=slenterbal");
  await editor.getByRole("link", { name: "slenterbal" }).click();
  await editor.getByRole("button", { name: "Weghalen" }).click();
  await editor.getByText(/^De woorden bij .* zijn weggehaald/).waitFor();
  assert.doesNotMatch(await finds(resident, "slenterbal"), new RegExp(title));
  await editor.getByRole("button", { name: "Zet terug" }).click();
  await editor.getByText("De woorden zijn terug.").waitFor();
  assert.match(await finds(resident, "slenterbal"), new RegExp(title));
});
