import assert from "node:assert/strict";

/** Presses Tab until `target` has the focus. */
export async function tabTo(page, target, most = 150) {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((one) => one === document.activeElement)) return;
  }
  assert.fail(`Tab did not reach ${target} in ${most} presses`);
}

/** Walks to `target`, types over what stands there, and leaves the focus in it. */
export async function typeInto(page, target, text) {
  await tabTo(page, target);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Walks to `target` and presses Enter. */
export async function enter(page, target) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/**
 * What a walk with Tab through the page misses: stops that do not show, and controls it never reaches. `from` is where it
 * begins: the top, or what comes after a frame that was walked before.
 */
export async function unreachable(page, from = "body") {
  await page.evaluate(markStops, from);
  const found = [];
  const most = await page.evaluate(() => document.querySelectorAll("[data-stop]").length + 4 * document.querySelectorAll("[type=date], [type=time]").length + 2);
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const complaint = await page.evaluate(visitStop);
    if (complaint === "end") break;
    if (complaint) found.push(complaint);
  }
  const left = await page.evaluate(() => [...document.querySelectorAll("[data-stop='ahead']")].map((one) => one.outerHTML.slice(0, 120)));
  return [...found, ...left.map((one) => `Tab never reaches ${one}`)];
}

function markStops(from) {
  // The walk begins there, also when the page put the focus somewhere else.
  const start = document.querySelector(from);
  const was = start.getAttribute("tabindex");
  start.tabIndex = -1;
  start.focus();
  if (was === null) start.removeAttribute("tabindex");
  else start.setAttribute("tabindex", was);
  const groups = new Set();
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled || one.type === "hidden") continue;
    if (one !== start && start.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) continue;
    // Of a group of radio buttons only one is a stop: the chosen one.
    if (one.type === "radio" && (groups.has(one.name) || (!one.checked && document.querySelector(`[name="${one.name}"]:checked`)))) continue;
    if (one.type === "radio") groups.add(one.name);
    one.dataset.stop = "ahead";
  }
}

async function visitStop() {
  const one = document.activeElement;
  if (!one || one === document.body) return "end";
  // A field for a day or a time holds several stops of its own.
  if (one.matches("[type=date], [type=time]") && one.dataset.stop === "reached") return undefined;
  if (one.dataset.stop === "reached") return "end";
  one.dataset.stop = "reached";
  const outOfSight = () => {
    const { top, bottom, width } = one.getBoundingClientRect();
    return bottom < 0 || top > innerHeight || width < 1;
  };
  // The browser scrolls to what has the focus a moment later.
  for (let moment = 0; moment < 100 && outOfSight(); moment++) await new Promise((later) => setTimeout(later, 20));
  const styles = [one, one.closest("label, .card, li")].filter(Boolean).map((shown) => getComputedStyle(shown));
  const ringed = styles.some((style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
  if (!ringed) return `no focus to see on ${one.outerHTML.slice(0, 120)}`;
  if (outOfSight()) return `the focus is out of sight on ${one.outerHTML.slice(0, 120)}`;
  return undefined;
}
