// What does not close in plans, money and figures.
import assert from "node:assert/strict";

import { journey } from "../kit/journey.js";

journey("an adviser looks what does not close, and an editor finds no such page", async (come) => {
  const { page: adviser } = await come({ as: "adviser" });
  await adviser.goto("/");
  await adviser.locator("summary", { hasText: "Beleid en geld" }).first().click();
  await adviser.getByRole("link", { name: "Controle", exact: true }).first().click();
  await adviser.waitForURL(/\/controle$/);
  assert.match(await adviser.locator("h1").innerText(), /Controle/);

  const { page: editor, answered } = await come({ as: "editor" });
  await editor.goto("/controle");
  assert.equal(answered.status, 404);
});
