import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const binary =
  process.env.SAMENKRACHT_BIN ?? fileURLToPath(new URL("../../target/debug/samenkracht", import.meta.url));
const patience = 60_000;
const running = new Set();

export async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

// The program ends when its standard input does: also when the tests are killed without a last word.
const untilInputEnds = 'exec 3<&0; "$@" & program=$!; (cat <&3; kill $program) >/dev/null 2>&1 & wait $program';

/** Starts the program and waits until it can read and write. */
export async function start(port, words, settings = {}) {
  const child = spawn("sh", ["-c", untilInputEnds, "sh", binary, ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, SAMENKRACHT_LOG: "warn", ...settings },
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const ended = new Promise((done) => child.once("close", done).once("error", done)).finally(() => running.delete(child));
  const stop = () => (child.stdin.end(), ended);
  const url = `http://localhost:${port}`;
  const began = Date.now();
  for (;;) {
    if (!running.has(child)) throw new Error(`${binary} ${words.join(" ")} ended:\n${said}`);
    if (await isReady(url)) break;
    if (Date.now() - began > patience) {
      await stop();
      throw new Error(`${binary} ${words.join(" ")} was not ready in ${patience / 1000} s:\n${said}`);
    }
    await new Promise((waited) => setTimeout(waited, 50));
  }
  return { url, stop };
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}
