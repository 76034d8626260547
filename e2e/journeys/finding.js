// A resident finds a quiet place to cook together on a weekday evening, within ten minutes by bicycle.
import assert from "node:assert/strict";

import { journey } from "../kit/journey.js";
import { tabTo } from "../kit/keyboard.js";

const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };
const home = "Holtenbroek I";

const results = (page) => page.locator("[data-region=results]");
const cards = (page) => results(page).locator(".card");
const countOf = async (page) => Number.parseInt(await results(page).locator("[data-announce]").innerText(), 10);

/** Unfolds the facet with this name if it is folded. */
async function unfold(page, name) {
  const facet = page.locator(`#facet-${name}`);
  if ((await facet.getAttribute("open")) === null) await facet.locator("summary").first().click();
}

/** Minutes by bicycle of each result that is somewhere. */
async function minutes(page) {
  const texts = await cards(page).filter({ hasText: "fietsen" }).allInnerTexts();
  return texts.map((text) => Number(/(\d+)(?: minuten| minuut)? fietsen/.exec(text)[1]));
}

async function fits(page) {
  const count = await countOf(page);
  assert.ok(count > 0, "there is something near");
  for (const text of await cards(page).allInnerTexts()) {
    assert.match(text, /Past bij: .*Rustig.*Doordeweekse avond \(/s, text);
  }
  const near = await minutes(page);
  assert.ok(near.length > 0 && near.every((each) => each <= 10), `${near}`);
  return near;
}

/** How often a result is nearer than the one before it. */
const stepsBack = (near) => near.filter((each, place) => each < near[place - 1]).length;

journey("a resident finds a quiet place to cook on a weekday evening within ten minutes by bicycle", async (come) => {
  const { page, complaints } = await come();
  await page.goto("/");
  await page.getByRole("searchbox").fill("samen koken");
  await page.getByLabel("Vanaf welke buurt?").selectOption(home);
  await page.getByRole("button", { name: "Zoeken" }).click();
  await page.waitForURL(/vanaf=holtenbroek-i/);
  const all = await countOf(page);
  await page.getByRole("checkbox", { name: /^Doordeweekse avond/ }).check();
  await page.waitForURL(/dagdeel=avond/);
  await unfold(page, "omstandigheden");
  await page.getByRole("checkbox", { name: /^Rustig, weinig geluid/ }).check();
  await page.waitForURL(/omstandigheden=rustig/);
  await page.getByRole("radio", { name: /^Binnen 10 minuten fietsen/ }).check();
  await page.waitForURL(/binnen=10-minuten-fietsen/);
  assert.ok((await countOf(page)) < all);
  assert.ok(stepsBack(await fits(page)) <= 1, "what holds both words comes first, and within that what is near");
  assert.match(await results(page).innerText(), /verder weg/, "what is left out is said");
  await page.getByRole("link", { name: "Haal weg: Binnen 10 minuten fietsen" }).click();
  await page.waitForURL((url) => !url.search.includes("binnen"));
  assert.match(page.url(), /vanaf=holtenbroek-i/, "the neighbourhood is kept");
  assert.deepEqual(complaints, []);
});

journey("a resident finds what is near without JavaScript", async (come) => {
  const { page } = await come({ javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("searchbox").fill("koken");
  await page.getByLabel("Vanaf welke buurt?").selectOption(home);
  await page.getByRole("button", { name: "Zoeken" }).click();
  const panel = page.locator("#facets > summary");
  if (await panel.isVisible()) await panel.click();
  await page.getByRole("checkbox", { name: /^Doordeweekse avond/ }).check();
  await unfold(page, "omstandigheden");
  await page.getByRole("checkbox", { name: /^Rustig, weinig geluid/ }).check();
  await page.getByRole("radio", { name: /^Binnen 10 minuten fietsen/ }).check();
  await page.getByRole("button", { name: "Toon resultaten" }).click();
  await page.waitForURL(/binnen=10-minuten-fietsen/);
  assert.equal(stepsBack(await fits(page)), 0, "the nearest comes first");
});

journey("a resident types a postcode on the front page, and the list knows the neighbourhood only", async (come) => {
  const { page } = await come();
  await page.goto("/");
  await page.getByRole("searchbox").fill("koken");
  await page.getByLabel("Of typ uw postcode").fill("8031 aa");
  await page.getByRole("button", { name: "Zoeken" }).click();
  await page.waitForURL(/vanaf=/);
  assert.doesNotMatch(page.url(), /8031/, "a postcode stays in no address");
  assert.match(page.url(), /q=koken/);
  await page.goto("/");
  await page.getByLabel("Of typ uw postcode").fill("9999 ZZ");
  await page.getByRole("button", { name: "Zoeken" }).click();
  await page.getByText("Deze postcode kennen we niet").waitFor();
});

journey("a resident folds the filters away on a phone and sees how many are left", async (come) => {
  const { page } = await come(phone);
  await page.goto("/aanbod?q=koken&vanaf=holtenbroek-i");
  await page.locator("#facets > summary").tap();
  await page.getByRole("checkbox", { name: /^Doordeweekse avond/ }).tap();
  await page.waitForURL(/dagdeel=avond/);
  const count = await countOf(page);
  const show = page.getByRole("link", { name: `Toon ${count} resultaten` });
  assert.ok(await show.isVisible(), "the way to the results stays in sight");
  await show.tap();
  await page.waitForFunction((height) => {
    const { y } = document.querySelector("[data-announce]").getBoundingClientRect();
    return y >= 0 && y < height;
  }, phone.height);
});

journey("a facet that was folded stays folded", async (come) => {
  const { page } = await come();
  await page.goto("/aanbod?q=koken");
  const theme = page.locator("#facet-thema");
  await theme.locator("summary").first().click();
  await tabTo(page, page.getByRole("checkbox", { name: /^Doordeweekse avond/ }));
  await page.keyboard.press("Space");
  await page.waitForURL(/dagdeel=avond/);
  assert.equal(await theme.getAttribute("open"), null);
});

journey("whoever asks too much hears what less would give", async (come) => {
  const { page } = await come();
  await page.goto("/aanbod?q=koken&taal=dse&omstandigheden=rustig&kosten=vast-bedrag");
  assert.ok(await results(page).getByRole("link", { name: "Bel 14 038" }).isVisible());
  await results(page).getByRole("link", { name: /^Zonder/ }).first().click();
  await page.waitForURL(/\/aanbod/);
  assert.ok((await countOf(page)) > 0);
});
