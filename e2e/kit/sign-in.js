/** Who takes part: the addresses of accounts of the demonstration. */
export const accounts = {
  coordinator: "coordinator@travers.example",
  worker: "medewerker@travers.example",
  editor: "redacteur@zwolle.example",
  secondEditor: "redacteur2@zwolle.example",
  adviser: "beleid@zwolle.example",
  secondAdviser: "beleid2@zwolle.example",
  administrator: "beheerder@zwolle.example",
  privacyOfficer: "privacy@zwolle.example",
  controller: "financien@zwolle.example",
  secondController: "financien2@zwolle.example",
  secondCoordinator: "coordinator@wijz.example",
  subsidyOfficer: "subsidies@zwolle.example",
  mandateHolder: "mandaat@zwolle.example",
  assessor: "beoordelaar@zwolle.example",
};

/** Signs in with a demonstration account, with the second step where it is asked. */
export async function signIn(page, as) {
  await page.goto("/inloggen");
  const [, password] = (await page.locator("main").innerText()).match(/hetzelfde wachtwoord: (\S+)/);
  await page.getByLabel("E-mailadres").fill(accounts[as]);
  await page.getByLabel("Wachtwoord").fill(password);
  await page.getByRole("button", { name: "Inloggen", exact: true }).first().click();
  await page.waitForURL((url) => url.pathname !== "/inloggen");
  if (new URL(page.url()).pathname !== "/account/tweede-stap") return;
  await page.getByRole("button", { name: "Ga verder" }).click();
  await page.waitForURL((url) => url.pathname !== "/account/tweede-stap");
}
