import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { freePort, start } from "./program.js";
import { accounts, signIn } from "./sign-in.js";

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Widths every page is seen at: a desk, and the narrowest that WCAG 1.4.10 asks for. */
export const widths = [1200, 320];
export const languages = ["nl", "en"];

let standing;

/** The town of the tests: the demonstration in both themes, each with a database of its own, and one browser. */
export function town() {
  standing ??= build();
  return standing;
}

export async function tearDown() {
  if (!standing) return;
  const { browser, programs, folder } = await standing;
  await browser.close();
  await Promise.all(Object.values(programs).map((program) => program.stop()));
  await rm(folder, { recursive: true, force: true });
}

async function build() {
  const folder = await mkdtemp(join(tmpdir(), "samenkracht-e2e-"));
  const [one, other] = await Promise.all([freePort(), freePort()]);
  const demonstration = ["demo", "--port", String(one), "--data", join(folder, "demonstration")];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  const first = await start(one, demonstration);
  const sessions = await allSignedIn(browser, first.url);
  await first.stop();
  // Demonstration accounts sign in to a demonstration only; in the other theme they go on with the session they have.
  await cp(join(folder, "demonstration"), join(folder, "neutral"), { recursive: true });
  const programs = {
    demonstration: await start(one, demonstration),
    neutral: await start(other, ["serve"], {
      SAMENKRACHT_DATABASE_URL: `sqlite://${join(folder, "neutral", "demonstration.db")}`,
      SAMENKRACHT_LISTEN: `127.0.0.1:${other}`,
      SAMENKRACHT_BASE_URL: `http://localhost:${other}`,
      SAMENKRACHT_THEME: "neutral",
    }),
  };
  const clothes = {};
  for (const [theme, { url }] of Object.entries(programs)) clothes[theme] = await clothesOf(browser, url);
  return { browser, programs, folder, sessions, clothes };
}

async function allSignedIn(browser, url) {
  const sessions = {};
  for (const as of Object.keys(accounts)) {
    const context = await browser.newContext({ baseURL: url, locale: "nl-NL" });
    await signIn(await context.newPage(), as);
    sessions[as] = (await context.cookies()).filter((cookie) => cookie.name !== "taal");
    await context.close();
  }
  return sessions;
}

const sheetOf = 'link[rel=stylesheet][href*="/themes/"]';
const logoOf = ".header__logo";

async function clothesOf(browser, url) {
  const page = await browser.newPage();
  await page.goto(`${url}/over`);
  const worn = { sheet: await page.getAttribute(sheetOf, "href"), logo: await page.getAttribute(logoOf, "src") };
  await page.close();
  return worn;
}

/** Lets a page wear the style sheet and the logo of another theme: in HTML the themes differ by nothing else. */
export async function dress(page, theme) {
  const { sheet, logo } = (await town()).clothes[theme];
  await page.locator(sheetOf).evaluate(
    (link, href) =>
      new Promise((worn, fail) => {
        link.addEventListener("load", worn);
        link.addEventListener("error", () => fail(new Error(`no style sheet at ${href}`)));
        link.href = href;
      }),
    sheet,
  );
  await page.locator(logoOf).evaluate((image, src) => ((image.src = src), image.decode()), logo);
}

/**
 * A visitor with a browser window of their own.
 *
 * `as` names a demonstration account (kit/sign-in.js); without it nobody is signed in. What goes wrong behind the
 * page (console errors, broken policies, requests to elsewhere) is gathered in `complaints`.
 */
export async function visitor({ as, language = "nl", theme = "demonstration", width = 1200, height = 900, ...rest } = {}) {
  const { browser, programs, sessions } = await town();
  const { url } = programs[theme];
  const cookies = [{ name: "taal", value: language, url }];
  if (as) cookies.push(...sessions[as]);
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, locale: "nl-NL", ...rest });
  // Far above what a page takes: a machine may be busy, and what never comes fails all the same.
  context.setDefaultTimeout(20_000);
  await context.addCookies(cookies);
  const page = await context.newPage();
  return { page, context, url, ...watch(page, url) };
}

function watch(page, url) {
  const complaints = [];
  const answered = { status: undefined, html: undefined };
  page.on("console", (message) => {
    const itself = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (["error", "warning"].includes(message.type()) && !itself) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${url}/`) && !request.url().startsWith("data:")) complaints.push(`request elsewhere: ${request.url()}`);
  });
  page.on("response", (response) => {
    const document = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (document && (response.status() < 300 || response.status() >= 400)) {
      answered.status = response.status();
      answered.html = response.text().catch(() => "");
    }
  });
  return { complaints, answered };
}
