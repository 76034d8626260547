// One file, so that all journeys share one program and one browser.
import { readdirSync } from "node:fs";

import { complete } from "./kit/journey.js";
import { tearDown } from "./kit/town.js";

const folder = new URL("journeys/", import.meta.url);
try {
  for (const name of readdirSync(folder).sort()) await import(new URL(name, folder));
  await complete();
} catch (fault) {
  // Else the programs of a town that stands already would keep the run alive.
  await tearDown();
  throw fault;
}
