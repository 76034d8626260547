// How people set their browser to read with comfort. Style sheets made by script pass the content security policy.

const apply = (page, rules) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, rules);

/** Letters of twice the size (WCAG 1.4.4). */
export const twiceAsLarge = (page) => apply(page, "html { font-size: 200% !important; }");

/** Room between letters, words and lines (WCAG 1.4.12). */
export const roomy = (page) =>
  apply(page, "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");

/** As the page came. */
export const asItCame = (page) => apply(page, "");

/** Texts of which a part has fallen outside its box, where nobody can read it. */
export const clipped = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main *, header *, footer *, nav *")]
      .filter((one) => !one.closest(".visually-hidden, svg, select, textarea") && one.checkVisibility())
      .filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        const wide = ["hidden", "clip"].includes(overflowX) && one.scrollWidth > one.clientWidth + 1;
        const high = ["hidden", "clip"].includes(overflowY) && one.scrollHeight > one.clientHeight + 1;
        return (wide || high) && one.innerText?.trim();
      })
      .map((one) => `clipped: ${one.outerHTML.slice(0, 120)}`),
  );
