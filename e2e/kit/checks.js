import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const html = new HtmlValidate(JSON.parse(readFileSync(new URL("../.htmlvalidate.json", import.meta.url), "utf8")));
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules of axe that can turn with a style sheet alone. */
const rulesOfStyle = ["color-contrast", "link-in-text-block", "target-size"];

/** What axe finds on the page as it is now. */
export const barriers = (page) => axe(page, rules);

/** What axe finds in colours and sizes, on a page of which the rest is known. */
export const barriersOfStyle = (page) => axe(page, { type: "rule", values: rulesOfStyle });

async function axe(page, runOnly) {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (asked) => window.axe.run(document, { runOnly: asked, resultTypes: ["violations"] }),
    runOnly,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `axe ${id} (${help}) at ${node.target.join(" ")}: ${node.any[0]?.message ?? node.html}`),
  );
}

/** One heading at the top, a title, a language, and nothing wider than the window. */
export async function shape(page) {
  const seen = await page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    wide: document.scrollingElement.scrollWidth - innerWidth,
    widest: [...document.querySelectorAll("body *")].find((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".visually-hidden"))?.outerHTML.slice(0, 120),
    missing: document.body.innerText.match(/\b(undefined|NaN)\b|\{\s*\$|\{\{\s|\s\}\}/)?.[0],
  }));
  const found = [];
  if (seen.headings !== 1) found.push(`${seen.headings} headings of level 1`);
  if (seen.wide > 0) found.push(`${seen.wide} px of horizontal scroll; sticks out: ${seen.widest}`);
  if (seen.missing) found.push(`a text that was not filled in: ${seen.missing}`);
  return found;
}

/** What is wrong with the HTML as it was served. */
export async function mistakes(text) {
  const report = await html.validateString(text);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `html ${ruleId}, line ${line}: ${message}: ${text.split("\n")[line - 1]?.trim().slice(0, 160)}`),
  );
}

/** Rows of tables that are folded away: none is seen on a screen, and all of them on paper. */
export const standsOpenOnPaper = async (page) => {
  const rows = page.locator("main details tbody tr");
  const shown = () => rows.evaluateAll((all) => all.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length);
  const onScreen = await shown();
  await page.emulateMedia({ media: "print" });
  return onScreen === 0 && (await rows.count()) > 0 && (await shown()) === (await rows.count());
};
