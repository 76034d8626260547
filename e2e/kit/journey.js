import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { remember } from "./seen.js";
import { tearDown, town, visitor } from "./town.js";

const patience = 90_000;
const wanted = new RegExp(process.env.JOURNEYS ?? "", "i");
let told = 0;
let ended = 0;
let isComplete = false;

/**
 * A test with an end: a page that hangs fails it. `run` takes `come`, which lets a visitor in (kit/town.js); all of them
 * leave at the end. With JOURNEYS in the environment only those whose name matches are told.
 */
export function journey(name, run) {
  if (!wanted.test(name)) return;
  told += 1;
  test(name, async () => {
    // The first to come waits for the town to be built; that is no part of a journey.
    await town();
    const visitors = [];
    const come = async (who) => {
      visitors.push(await visitor(who));
      return visitors.at(-1);
    };
    let alarm;
    const late = new Promise((_, fail) => (alarm = setTimeout(() => fail(new Error(`not done in ${patience / 1000} s`)), patience)));
    try {
      await Promise.race([run(come), late]);
    } catch (fault) {
      await Promise.all(visitors.map(({ page }, nth) => page.screenshot({ path: pictureOf(name, nth) }).catch(() => {})));
      throw fault;
    } finally {
      clearTimeout(alarm);
      await Promise.all(visitors.map(({ context }) => context.close()));
      ended += 1;
      if (isComplete && ended === told) await end();
    }
  });
}

/** Where to see what a visitor saw when the journey failed. */
const pictureOf = (name, nth) =>
  fileURLToPath(new URL(`../screenshots/${name.replace(/[^a-z0-9]+/gi, "-").slice(0, 80)}-${nth}.png`, import.meta.url));

/** Call when all journeys are told: the town is taken down after the last. No journey at all is a fault. */
export async function complete() {
  if (told === 0) throw new Error(`no journey is called ${process.env.JOURNEYS}`);
  isComplete = true;
  if (ended === told) await end();
}

async function end() {
  try {
    remember({ isWhole: !process.env.JOURNEYS });
  } finally {
    await tearDown();
  }
}
