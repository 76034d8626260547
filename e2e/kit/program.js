import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const binary =
  process.env.SAMENKRACHT_BIN ?? fileURLToPath(new URL("../../target/debug/samenkracht", import.meta.url));
const patience = 60_000;
const running = new Set();

// Whatever ends the tests ends the programs.
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

export async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts the program and waits until it can read and write. */
export async function start(port, words, settings = {}) {
  const child = spawn(binary, words, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, SAMENKRACHT_LOG: "warn", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const ended = new Promise((done) => child.once("close", done).once("error", done)).finally(() => running.delete(child));
  const url = `http://localhost:${port}`;
  const began = Date.now();
  for (;;) {
    if (!running.has(child)) throw new Error(`${binary} ${words.join(" ")} ended:\n${said}`);
    if (await isReady(url)) break;
    if (Date.now() - began > patience) {
      child.kill("SIGKILL");
      throw new Error(`${binary} ${words.join(" ")} was not ready in ${patience / 1000} s:\n${said}`);
    }
    await new Promise((waited) => setTimeout(waited, 50));
  }
  return {
    url,
    said: () => said,
    stop: async () => {
      child.kill("SIGTERM");
      const hard = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(hard);
    },
  };
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}
