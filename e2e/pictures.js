// Draws the pictures of docs/pictures: `npm run pictures`. Look at them before you commit them.
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { foundAs } from "./pages.js";
import { tearDown, visitor } from "./kit/town.js";

const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
const largest = 250_000;
const desk = { width: 1200, height: 900 };
const phone = { width: 390, height: 844, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };
const question = "rustig samen koken";
const answers = `/aanbod?q=${encodeURIComponent(question)}&dagdeel=avond`;

const pictures = [
  { name: "home", at: "/" },
  { name: "editor", at: correctedHours, as: "editor" },
  { name: "search", at: answers },
  { name: "offer", at: foundAs(question) },
  { name: "phone", at: answers, who: phone },
  { name: "wards", at: "/wijken" },
];

/** A partner corrects the hours of an offer; the address where the editor sees old and new. */
async function correctedHours(editor) {
  const title = "De avondpan: in alle rust koken";
  const { page, context } = await visitor({ ...desk, as: "coordinator" });
  await page.goto("/mijn-aanbod");
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByLabel(/^Van( \(|$)/).first().fill("18:00");
  await page.getByLabel(/^Tot( \(|$)/).first().fill("20:15");
  await page.getByLabel("Wanneer is het?").fill("Elke donderdagavond van zes uur tot kwart over acht.");
  await page.getByRole("button", { name: "Opslaan" }).first().click();
  await page.getByText("De redacteur kijkt ernaar").first().waitFor();
  await context.close();
  await editor.goto("/redactie");
  return editor.getByRole("link", { name: title, exact: true }).getAttribute("href");
}

async function draw({ name, at, does, who = desk, as }) {
  const { page, context } = await visitor({ ...who, as });
  await page.goto(typeof at === "function" ? await at(page) : at);
  await does?.(page);
  await page.evaluate(() => document.fonts.ready);
  const path = `${folder}${name}.png`;
  await page.screenshot({ path });
  const { size } = await stat(path);
  console.log(`${name}.png ${Math.round(size / 1000)} kB`);
  if (size > largest) throw new Error(`${name}.png is larger than ${largest / 1000} kB`);
  await context.close();
}

try {
  await mkdir(folder, { recursive: true });
  const wanted = process.argv.slice(2);
  for (const picture of pictures) if (!wanted.length || wanted.includes(picture.name)) await draw(picture);
} finally {
  await tearDown();
}
