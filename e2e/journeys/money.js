// An adviser writes in the grid of a plan with the keyboard alone, pastes a block, takes it back; a resident sees the open plan.
import assert from "node:assert/strict";

import { barriers, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { tabTo } from "../kit/keyboard.js";
import { signIn } from "../kit/sign-in.js";

/** A draft of the plan that lies before the council, to write in. */
async function draft(page, name) {
  await page.goto("/geld/plan");
  await page.getByRole("link", { name: "Versterking sociale basis 2024-2027" }).first().click();
  await page.getByText("Kopie maken").click();
  await page.getByLabel("Naam van de versie").fill(name);
  await page.getByRole("button", { name: "Maak de kopie" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

const cell = (page, label) => page.getByLabel(label, { exact: true });
const total = (page, year) => page.locator(`[data-total="${year}"]`).innerText();

journey("a grid is filled with the keyboard alone, and totals move along", async (come) => {
  const { page } = await come();
  await signIn(page, "adviser");
  await draft(page, "Met het toetsenbord");
  const first = cell(page, "Regel 1, Vrijwilligersondersteuning, 2024");
  await tabTo(page, first, 400);
  await page.keyboard.type("310.000");
  assert.equal(await total(page, 2024), "2.564.682 + buiten tabel");
  await page.keyboard.press("Enter");
  const below = cell(page, "Regel 1, Investeringsbudget sociale basis, 2024");
  assert.ok(await below.evaluate((one) => one === document.activeElement), "Enter goes down");
  await page.keyboard.type("310.000");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  assert.ok(await cell(page, "Regel 1, Vrijwilligersondersteuning, 2025").evaluate((one) => one === document.activeElement), "arrows walk");
  await page.keyboard.press("Control+z");
  assert.equal(await below.inputValue(), "300.000", "Ctrl+Z takes the last change back");
  await page.keyboard.press("Control+y");
  assert.equal(await below.inputValue(), "310.000", "Ctrl+Y makes it again");
  await page.keyboard.press("Control+s");
  await page.getByRole("button", { name: "Laatste wijziging terugnemen" }).waitFor();
  assert.equal(await first.inputValue(), "310.000");
  assert.equal(await total(page, 2024), "2.564.682 + buiten tabel");
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(await shape(page), []);
  await page.getByRole("button", { name: "Laatste wijziging terugnemen" }).press("Enter");
  await page.getByRole("button", { name: "Opnieuw doen" }).waitFor();
  assert.equal(await first.inputValue(), "300.000");
});

journey("a block of a spreadsheet is pasted into the grid of a plan", async (come) => {
  const { page } = await come();
  await signIn(page, "adviser");
  await draft(page, "Geplakt");
  const first = cell(page, "Regel 23, Op orde, 2024");
  await first.focus();
  await first.evaluate((input) => {
    const data = new DataTransfer();
    data.setData("text", "74.000\t75.000\r\n74.000\t75.000\r\n");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.equal(await cell(page, "Regel 23, Schoutenmiddelen, 2025").inputValue(), "75.000");
  assert.equal(await total(page, 2025), "2.687.682 + buiten tabel");
  await page.getByRole("button", { name: "Opslaan" }).first().click();
  await page.getByRole("button", { name: "Laatste wijziging terugnemen" }).waitFor();
  assert.equal(await total(page, 2025), "2.687.682 + buiten tabel");
  assert.equal(await page.getByText("Niet gedekt").count(), 0);
  await first.fill("volgt");
  await page.getByRole("button", { name: "Opslaan" }).first().click();
  await page.getByRole("alert").waitFor();
  await page.getByRole("link", { name: /Regel 23, 2024: “volgt” is geen bedrag/ }).click();
  assert.ok(await first.evaluate((one) => one === document.activeElement), "the summary leads to the cell");
  assert.deepEqual(await barriers(page), []);
});

journey("a resident sees where the money comes from, and a draft is no resident's", async (come) => {
  const { page: adviser } = await come();
  await signIn(adviser, "adviser");
  await draft(adviser, "Niet voor iedereen");
  const secret = adviser.url();
  const { page } = await come();
  await page.goto("/geld?jaar=2026");
  await page.getByRole("heading", { name: "Waar het geld vandaan komt en heen gaat" }).waitFor();
  assert.match(await page.locator("main").innerText(), /3\.046\.644/);
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(await shape(page), []);
  const answer = await page.goto(secret);
  assert.equal(answer.status(), 404);
});
