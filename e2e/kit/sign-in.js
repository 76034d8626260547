/** Who takes part: the role of a demonstration account as the sign-in page names it. */
export const accounts = {
  editor: "Redacteur sociale kaart",
  coordinator: "Coördinator aanbieder",
  worker: "Medewerker aanbieder",
  administrator: "Functioneel beheerder",
  privacyOfficer: "Privacyfunctionaris",
};

/** Signs in as the first demonstration account with a role, with the second step where it is asked. */
export async function signIn(page, as) {
  await page.goto("/inloggen");
  const [email] = await emailsOf(page, as);
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord").fill(await password(page));
  await page.getByRole("button", { name: "Inloggen", exact: true }).first().click();
  await page.waitForURL((url) => url.pathname !== "/inloggen");
  if (new URL(page.url()).pathname !== "/account/tweede-stap") return;
  await page.getByRole("button", { name: "Ga verder" }).click();
  await page.waitForURL((url) => url.pathname !== "/account/tweede-stap");
}

async function emailsOf(page, as) {
  const rows = page.getByRole("row").filter({ hasText: accounts[as] });
  const texts = await rows.allInnerTexts();
  if (!texts.length) throw new Error(`the demonstration has no account as ${accounts[as]}`);
  return texts.map((text) => text.match(/\S+@\S+/)[0]);
}

/** The password that the demonstration shows. */
async function password(page) {
  const [, shown] = (await page.locator("main").innerText()).match(/hetzelfde wachtwoord: (\S+)/);
  return shown;
}
