// An adviser writes in the grid of a plan with the keyboard alone, pastes a block, takes it back; a resident sees the open plan.
import assert from "node:assert/strict";

import { barriers, shape, standsOpenOnPaper } from "../kit/checks.js";
import { journey } from "../kit/journey.js";
import { tabTo } from "../kit/keyboard.js";
import { signIn } from "../kit/sign-in.js";

/** Pastes a text into a cell, as from a spreadsheet. */
const paste = (input, text) =>
  input.evaluate((one, text) => {
    one.focus();
    const data = new DataTransfer();
    data.setData("text", text);
    one.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

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
  await page.getByText("Niet gedekt: 2024: 10.000").waitFor();
  await page.keyboard.press("Enter");
  const below = cell(page, "Regel 1, Investeringsbudget sociale basis, 2024");
  assert.ok(await below.evaluate((one) => one === document.activeElement), "Enter goes down");
  await page.keyboard.type("310.000");
  assert.equal(await page.getByText("Niet gedekt: 2024").count(), 0, "what is covered again says so no more");
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
  await paste(first, "74.000\t75.000\r\n74.000\t75.000\r\n");
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

journey("a block of five thousand cells fills the page at once, says what did not fit, and is taken back at once", async (come) => {
  const { page } = await come();
  await signIn(page, "adviser");
  await draft(page, "Veel geplakt");
  const first = cell(page, "Regel 1, Vrijwilligersondersteuning, 2024");
  const before = await total(page, 2027);
  const began = Date.now();
  await paste(first, Array.from({ length: 500 }, () => Array(10).fill("1.000").join("\t")).join("\n"));
  await page.getByText("Niet alles past op deze pagina").first().waitFor();
  assert.ok(Date.now() - began < 2000, `pasting took ${Date.now() - began} ms`);
  assert.equal(await total(page, 2027), "28.000");
  await first.press("Control+z");
  assert.equal(await total(page, 2027), before);
  assert.equal(await first.inputValue(), "300.000");
});

journey("two people write in one grid: the second sees what they typed, and overwrites nothing", async (come) => {
  const { page: first } = await come({ as: "adviser" });
  await draft(first, "Met zijn tweeën");
  const { page: second } = await come({ as: "adviser" });
  await second.goto(first.url());
  const label = "Regel 23, Op orde, 2025";
  await cell(first, label).fill("74.000");
  await first.getByRole("button", { name: "Opslaan" }).first().click();
  await first.getByRole("button", { name: "Laatste wijziging terugnemen" }).waitFor();
  await cell(second, label).fill("75.000");
  await second.getByRole("button", { name: "Opslaan" }).first().click();
  await second.getByText("Iemand anders heeft dit plan gewijzigd").first().waitFor();
  assert.equal(await cell(second, label).inputValue(), "75.000");
  assert.equal(await cell(second, label).getAttribute("data-was"), "74.000");
  await first.reload();
  assert.equal(await cell(first, label).inputValue(), "74.000");
  assert.deepEqual([...(await barriers(second)), ...(await shape(second))], []);
});

journey("a council member goes from a track to its euros in one click, and to a line in two", async (come) => {
  const { page } = await come();
  await page.goto("/plannen/sterke-sociale-basis");
  await page.getByRole("link", { name: "Waar het geld van dit spoor vandaan komt en naartoe gaat" }).click();
  await page.getByText("U ziet alleen het geld voor dit spoor").waitFor();
  const seen = await page.locator("main").innerText();
  assert.match(seen, /Investeringsbudget sociale basis/);
  assert.doesNotMatch(seen, /Schoutenmiddelen/);
  await page.getByRole("link", { name: "Clubkadercoach" }).first().click();
  await page.getByRole("link", { name: "Evaluatie clubkadercoach" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Sterke sociale basis" }).getAttribute("href"), "/plannen/sterke-sociale-basis");
  await page.goto("/geld?spoor=jeugd");
  await page.getByText("Hiervoor staat er geen geld in dit plan").waitFor();
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
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

journey("the letters of a drawing are read on a phone, and on paper all that is folded stands open", async (come) => {
  const { page, complaints } = await come();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/geld?jaar=2026");
  await page.locator("main details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
  const letters = await page.locator("main svg.stack-chart").evaluateAll((all) =>
    all.map((one) => (one.getBoundingClientRect().width / one.viewBox.baseVal.width) * parseFloat(getComputedStyle(one.querySelector("text")).fontSize)),
  );
  assert.ok(letters.length >= 6, `${letters.length} drawings`);
  for (const size of letters) assert.ok(size >= 11, `letters of ${size} px`);
  assert.deepEqual([...(await barriers(page)), ...(await shape(page))], []);
  await page.reload();
  assert.ok(await standsOpenOnPaper(page));
  assert.deepEqual(complaints, []);
});

journey("what a track is to save stands on its page and with its money", async (come) => {
  const { page } = await come();
  await page.goto("/plannen/jeugd");
  await page.getByRole("link", { name: "1b Toegang dyslexiezorg" }).first().click();
  await page.getByRole("link", { name: "Jeugd" }).first().waitFor();
  await page.goto("/geld?spoor=jeugd");
  await page.getByText("Wat er bespaard moet worden").first().waitFor();
  assert.ok(await page.getByRole("link", { name: "1b Toegang dyslexiezorg" }).first().isVisible());
});
