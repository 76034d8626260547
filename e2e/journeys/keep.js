// A resident keeps three offers while searching, puts them in order, prints the card and shares the list.
import assert from "node:assert/strict";

import { journey } from "../kit/journey.js";
import { tabTo } from "../kit/keyboard.js";

const question = "rustig samen koken";
const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };

const keepButtons = (page) => page.getByRole("button", { name: /^Bewaar / });
const titles = (page) => page.locator(".kept-list__title").allInnerTexts();

/** Keeps the first offer of the page that was not kept yet; its title. */
async function keepOne(page) {
  const button = keepButtons(page).first();
  const title = await button.locator("[lang=nl]").innerText();
  await button.click();
  await page.getByRole("button", { name: `Bewaard ${title}` }).waitFor();
  return title;
}

async function keepThree(page) {
  await page.goto(`/aanbod?q=${encodeURIComponent(question)}`);
  const kept = [await keepOne(page), await keepOne(page)];
  await page.goto("/aanbod?q=wandelen");
  await page.getByText("U hebt 2 activiteiten bewaard.").waitFor();
  await page.locator(".card__link").first().click();
  kept.push(await keepOne(page));
  await page.getByText("U hebt 3 activiteiten bewaard.").waitFor();
  return kept;
}

async function printsTheCard(page, kept) {
  await page.getByRole("link", { name: "Maak een kaartje" }).click();
  await page.waitForURL(/\/bewaard\/kaartje\?a=/);
  for (const title of kept) assert.ok(await page.getByRole("heading", { name: title }).isVisible(), title);
  assert.match(await page.locator(".take-home__address").innerText(), /\/bewaard\?a=[\w-]{22}&a=/);
  assert.ok(await page.locator(".take-home__squares").isVisible());
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(".header").isVisible()), "on paper there is a card, not a website");
  for (const title of kept) assert.ok(await page.getByRole("heading", { name: title }).isVisible(), `${title} on paper`);
  await page.emulateMedia({ media: "screen" });
}

journey("a resident keeps three offers and prints the card", async (come) => {
  const { page, complaints } = await come();
  const kept = await keepThree(page);
  await page.getByRole("link", { name: "Bekijk uw lijst" }).click();
  await page.waitForURL(/\/bewaard\?a=/);
  assert.deepEqual(await titles(page), kept);
  await page.getByRole("button", { name: `Eerder ${kept[2]}` }).click();
  await page.waitForFunction((title) => document.querySelectorAll(".kept-list__title")[1]?.innerText === title, kept[2]);
  await printsTheCard(page, kept);
  assert.deepEqual(complaints, []);
});

journey("a resident keeps three offers on a phone without JavaScript", async (come) => {
  const { page } = await come({ ...phone, javaScriptEnabled: false });
  const kept = await keepThree(page);
  await page.getByRole("link", { name: "Bekijk uw lijst" }).click();
  assert.deepEqual(await titles(page), kept);
  await printsTheCard(page, kept);
});

journey("a resident keeps an offer by keyboard", async (come) => {
  const { page } = await come();
  await page.goto(`/aanbod?q=${encodeURIComponent(question)}`);
  const button = keepButtons(page).first();
  // The filters stand before the results.
  await tabTo(page, button, 400);
  await page.keyboard.press("Enter");
  await page.getByText("U hebt 1 activiteit bewaard.").waitFor();
  await tabTo(page, page.getByRole("link", { name: "Bekijk uw lijst" }).first(), 400);
});

journey("somebody else opens the list by its address and takes it over", async (come) => {
  const { page } = await come();
  const kept = await keepThree(page);
  await page.goto("/bewaard");
  const address = await page.getByLabel("Adres van deze pagina").inputValue();
  const { page: other } = await come();
  await other.goto(new URL(address).pathname + new URL(address).search);
  await other.getByText("Iemand deelde deze lijst met u").waitFor();
  assert.deepEqual(await titles(other), kept);
  await other.getByRole("button", { name: "Zet bij mijn lijst" }).click();
  await other.getByRole("heading", { name: "Uw lijst" }).waitFor();
  await other.getByRole("button", { name: "Maak de lijst leeg" }).click();
  await other.getByText("U hebt nog niets bewaard").waitFor();
});

journey("a resident looks on the map and comes to an offer", async (come) => {
  const { page, complaints } = await come();
  await page.goto("/aanbod?q=koken");
  await page.getByRole("link", { name: "Bekijk dit op de kaart" }).click();
  await page.waitForURL(/\/aanbod\/kaart\?q=koken/);
  const pins = page.locator("svg.map a.map__pin");
  assert.ok((await pins.count()) > 3);
  const together = pins.filter({ has: page.locator(".map__several") }).first();
  await together.click();
  await page.waitForURL(/kijk=/);
  await page.getByRole("link", { name: "Hele kaart" }).click();
  await page.waitForURL((url) => !url.search.includes("kijk="));
  await page.locator(".place-list__offers a").first().click();
  await page.waitForURL(/\/aanbod\/[0-9a-f-]{36}/);
  assert.deepEqual(complaints, []);
});
