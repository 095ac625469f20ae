import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildApp } from "../app.ts";
import { startTestServer } from "../http/start-test-server.ts";
import { findCommandLineDoor, newCommandLineKey, openCommandLineDoor } from "./command-line-door.ts";

test("the key lies in the data folder for its owner alone, and goes when the server stops", async () => {
  const folder = await mkdtemp(join(tmpdir(), "halfsky-door-"));
  try {
    const door = { url: "http://127.0.0.1:8080", key: newCommandLineKey() };
    const close = await openCommandLineDoor(folder, door);
    expect(await findCommandLineDoor(folder)).toEqual(door);
    expect((await stat(join(folder, "command-line.json"))).mode & 0o777).toBe(0o600);
    await close();
    expect(await findCommandLineDoor(folder)).toBeUndefined();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("only the right key from this machine lets a request in without a session", async () => {
  const server = await startTestServer();
  const commandLineKey = newCommandLineKey();
  const app = await buildApp({ ...server.ground, commandLineKey });
  const ask = async (authorization: string, remoteAddress = "127.0.0.1") =>
    (await app.inject({ url: "/api/plans", headers: { authorization }, remoteAddress })).statusCode;
  expect(await ask(`Bearer ${commandLineKey}`)).toBe(200);
  expect(await ask(`Bearer ${commandLineKey}`, "10.1.2.3")).toBe(401);
  expect(await ask(`Bearer ${newCommandLineKey()}`)).toBe(401);
  expect(await ask("Bearer ")).toBe(401);
  await app.close();
  await server.close();
});
