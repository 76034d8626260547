// Every page of the program and every state worth seeing, in every role that sees something of its own.
//
// route   the line in docs/routes.txt this shows; a page without one is a state of no route, such as 404
// at      the address, when it is not the route itself
// as      who looks (kit/accounts.js); nobody signed in when left out
// does    what the visitor does there before the page is looked at, such as sending a form with mistakes
// status  what the program answers, 200 when left out
export const pages = [
  { route: "/" },
  { route: "/aanbod" },
  { name: "search with filters", route: "/aanbod", at: "/aanbod?q=koken&wanneer=avond&kosten=gratis" },
  { name: "search, mended spelling", route: "/aanbod", at: "/aanbod?q=schildren" },
  { name: "search, second page", route: "/aanbod", at: "/aanbod?pagina=2" },
  { name: "search, nothing found", route: "/aanbod", at: "/aanbod?q=onderwaterhockey" },
  { name: "search, an unknown filter", route: "/aanbod", at: "/aanbod?wijk=atlantis" },
  { name: "search, a cry for help", route: "/aanbod", at: "/aanbod?q=ik+wil+niet+meer+leven" },
  { name: "an offer", route: "/aanbod/{id}", at: foundAs("rustig koken") },
  { name: "an offer that is gone", route: "/aanbod/{id}", at: "/aanbod/00000000-0000-7000-8000-000000000000", status: 404 },
  { route: "/wijken" },
  { name: "a ward", route: "/wijken/{code}", at: "/wijken/WK019330" },
  { route: "/over" },
  { route: "/privacy" },
  { route: "/toegankelijkheid" },
  { name: "an unknown page", at: "/bestaat-niet", status: 404 },
];

/** Doors that show no page, and why. */
export const noPages = {
  "/.well-known/security.txt": "a text file",
  "/health/live": "for machines, in plain text",
  "/health/ready": "for machines, in plain text",
  "/wijken/bestand/{format}": "a file: CSV, XLSX or ODS",
  "/wijken/{code}/bestand/{format}": "a file: CSV, XLSX or ODS",
  "/static/{*name}": "files that the pages use",
  "/taal/{language}": "leads back to the page the visitor was on; see journeys/frame.js",
};

export const nameOf = ({ name, route, at, as }) => `${name ?? at ?? route}${as ? ` as ${as}` : ""}`;

/** The address of the first offer that a search for these words finds. */
export function foundAs(words) {
  return async (page) => {
    await page.goto(`/aanbod?q=${encodeURIComponent(words)}`);
    return page.locator("[data-region=results] .card a").first().getAttribute("href");
  };
}

/** Goes to a page of the list and brings it in its state. */
export async function show(page, { route, at = route, does }) {
  await page.goto(typeof at === "function" ? await at(page) : at);
  await does?.(page);
}
