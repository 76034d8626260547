// The checks themselves: a page full of faults must not pass.
import assert from "node:assert/strict";

import { barriers, mistakes, shape } from "../kit/checks.js";
import { journey } from "../kit/journey.js";

const faulty = `<!doctype html><html lang="nl"><head><title>Fout</title></head><body>
<main><h1>Een</h1><h1>Twee</h1><img src="/static/x.svg"><p>{{ v.t() }}</p></main></body></html>`;

journey("a page full of faults is complained about", async (come) => {
  const { page, complaints } = await come({ width: 320 });
  await page.goto("/over");
  await page.evaluate((text) => document.body.append(new DOMParser().parseFromString(text, "text/html").querySelector("main")), faulty);
  await page.evaluate(() => (document.querySelector("body > main > p").style.width = "2000px"));
  const found = await shape(page);
  assert.match(found.join(), /3 headings/);
  assert.match(found.join(), /px of horizontal scroll/);
  assert.match(found.join(), /not filled in/);
  assert.match((await barriers(page)).join(), /image-alt/);
  assert.match((await mistakes(faulty)).join(), /wcag\/h37/);
  await page.evaluate(() => fetch("https://elders.example/").catch(() => {}));
  assert.match(complaints.join(), /Content Security Policy/);
});
