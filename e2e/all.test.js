// One file, so that all journeys share one program and one browser.
import { readdirSync } from "node:fs";

import { complete } from "./kit/journey.js";

const folder = new URL("journeys/", import.meta.url);
for (const name of readdirSync(folder).sort()) await import(new URL(name, folder));
await complete();
