// Every page of the program and every state worth seeing, in every role that sees something of its own.
//
// route   the line in docs/routes.txt this shows; a page without one is a state of no route, such as 404
// at      the address, when it is not the route itself
// as      who looks (kit/accounts.js); nobody signed in when left out
// does    what the visitor does there before the page is looked at, such as sending a form with mistakes
// status  what the program answers, 200 when left out
export const pages = [
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
  "/static/{*name}": "files that the pages use",
  "/taal/{language}": "leads back to the page the visitor was on; see journeys/frame.js",
};
