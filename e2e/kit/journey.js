import { test } from "node:test";

import { visitor } from "./town.js";

const patience = 60_000;

/**
 * A test with an end: a page that hangs fails it. `run` takes `come`, which lets a visitor in (kit/town.js); all of them
 * leave at the end.
 */
export const journey = (name, run) =>
  test(name, { timeout: patience }, async () => {
    const visitors = [];
    const come = async (who) => {
      visitors.push(await visitor(who));
      return visitors.at(-1);
    };
    try {
      await run(come);
    } finally {
      await Promise.all(visitors.map(({ context }) => context.close()));
    }
  });
