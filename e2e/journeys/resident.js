// A resident finds a quiet place to cook together on a weekday evening, and whom to call.
import assert from "node:assert/strict";

import { journey } from "../kit/journey.js";
import { enter, tabTo, typeInto } from "../kit/keyboard.js";

const question = "rustig samen koken";
const evening = "Doordeweekse avond";
const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };

const results = (page) => page.locator("[data-region=results]");
const firstOffer = (page) => results(page).locator(".card").first().getByRole("link").first();
const countOf = async (page) => Number.parseInt(await results(page).locator("[data-announce]").innerText(), 10);

async function seesWhomToCall(page) {
  await page.waitForURL(/\/aanbod\/[0-9a-f-]+/);
  assert.match(await page.locator("main").innerText(), /koken/i);
  const call = page.locator("main a[href^='tel:']").first();
  assert.match(await call.innerText(), /038 0/);
  assert.ok(await call.isVisible());
}

journey("a resident searches, filters and sees whom to call", async (come) => {
  const { page, complaints } = await come();
  await page.goto("/");
  await page.getByRole("searchbox").fill(question);
  await page.getByRole("button", { name: "Zoeken" }).click();
  const all = await countOf(page);
  await page.getByRole("checkbox", { name: evening }).check();
  await page.waitForURL(/dagdeel=avond/);
  const some = await countOf(page);
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  assert.match(await page.locator("[data-live-text]").innerText(), new RegExp(`^${some} `), "the count is read aloud");
  assert.ok(await page.getByRole("checkbox", { name: evening }).isChecked());
  await firstOffer(page).click();
  await seesWhomToCall(page);
  await page.goBack();
  assert.ok(await page.getByRole("checkbox", { name: evening }).isChecked(), "going back keeps the filter");
  assert.equal(await countOf(page), some);
  assert.deepEqual(complaints, []);
});

journey("a resident finds the same without JavaScript", async (come) => {
  const { page } = await come({ javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("searchbox").fill(question);
  await page.getByRole("button", { name: "Zoeken" }).click();
  const all = await countOf(page);
  const facets = page.locator("#facets > summary");
  if (await facets.isVisible()) await facets.click();
  await page.getByRole("checkbox", { name: evening }).check();
  await page.getByRole("button", { name: "Toon resultaten" }).click();
  await page.waitForURL(/dagdeel=avond/);
  assert.ok((await countOf(page)) < all);
  assert.match(page.url(), /q=rustig/, "the words are kept");
  await firstOffer(page).click();
  await seesWhomToCall(page);
});

journey("a resident finds the same by keyboard", async (come) => {
  const { page } = await come();
  await page.goto("/");
  await typeInto(page, page.getByRole("searchbox"), question);
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=rustig/);
  const all = await countOf(page);
  await tabTo(page, page.getByRole("checkbox", { name: evening }));
  await page.keyboard.press("Space");
  await page.waitForURL(/dagdeel=avond/);
  assert.ok((await countOf(page)) < all);
  const focused = await page.evaluate(() => document.activeElement.value);
  assert.equal(focused, "avond", "the focus stays on the filter");
  await enter(page, firstOffer(page));
  await seesWhomToCall(page);
});

journey("a resident finds the same on a phone", async (come) => {
  const { page } = await come(phone);
  await page.goto("/");
  await page.getByRole("searchbox").fill(question);
  const top = async (what) => (await what.boundingBox()).y;
  const search = page.getByRole("button", { name: "Zoeken" });
  for (const asked of ["Vanaf welke buurt?", "Of typ uw postcode", "Wanneer?"]) {
    assert.ok((await top(page.getByLabel(asked))) < (await top(search)), `the button comes after ${asked}`);
  }
  await search.tap();
  await page.locator("#facets > summary").tap();
  await page.getByRole("checkbox", { name: evening }).tap();
  await page.waitForURL(/dagdeel=avond/);
  assert.ok(await page.getByRole("checkbox", { name: evening }).isVisible(), "what was unfolded stays unfolded");
  await firstOffer(page).tap();
  await seesWhomToCall(page);
  const call = await page.locator("main a[href^='tel:']").first().boundingBox();
  assert.ok(call.height >= 24, `the number is ${call.height} px high`);
});

journey("a filter is taken away by its own link", async (come) => {
  const { page } = await come();
  await page.goto(`/aanbod?q=${encodeURIComponent(question)}&dagdeel=avond`);
  await page.getByRole("link", { name: `Haal weg: ${evening}` }).click();
  await page.waitForURL((url) => !url.search.includes("dagdeel"));
  assert.equal(await page.getByRole("checkbox", { name: evening }).isChecked(), false);
});

journey("whoever cries for help is helped first", async (come) => {
  const { page } = await come(phone);
  await page.goto("/aanbod?q=ik+wil+niet+meer+leven");
  const call = page.getByRole("link", { name: "Bel 0800-0113" });
  assert.ok(await call.isVisible());
  assert.equal(await call.getAttribute("href"), "tel:08000113");
  const { y } = await call.boundingBox();
  assert.ok(y < 844, `the number stands at ${y} px, below the first screen`);
});

journey("a printed offer holds the telephone and no menu", async (come) => {
  const { page } = await come();
  await page.goto(`/aanbod?q=${encodeURIComponent(question)}`);
  await firstOffer(page).click();
  await page.waitForURL(/\/aanbod\//);
  await page.emulateMedia({ media: "print" });
  for (const part of ["nav >> nth=0", ".header__account", "footer nav"]) {
    assert.equal(await page.locator(part).isVisible(), false, `${part} is printed`);
  }
  assert.match(await page.locator("main").innerText(), /038 0\d\d \d\d \d\d/, "the number is printed");
  assert.ok(await page.locator("h1").isVisible());
});
