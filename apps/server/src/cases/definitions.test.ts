import { hashDefinition, systems } from "@halfsky/cases";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { jsonText } from "../database/json-text.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { insertDefinition, listDefinitions } from "./case.store.ts";

const behalf = { actor: platformActor, requestId: null };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
});

test("a definition comes out of the database as it went in, the order of its grades too", async () => {
  const kept = systems.map((definition) => ({ hash: hashDefinition(definition), definition }));
  await writeFor(server.ground, behalf, async ({ transaction, now }) => {
    for (const { hash, definition } of kept)
      await insertDefinition(transaction, {
        hash,
        system: definition.id,
        definition: jsonText(definition),
        since: now,
      });
  });
  const read = await readFor(server.ground, behalf, ({ transaction }) =>
    listDefinitions(
      transaction,
      kept.map(({ hash }) => hash),
    ),
  );
  expect(read).toHaveLength(kept.length);
  for (const { hash, definition } of read) {
    expect(hashDefinition(definition)).toBe(hash);
    const known = systems.find(({ id }) => id === definition.id);
    expect(Object.keys(definition.grade?.values ?? {})).toEqual(Object.keys(known?.grade?.values ?? {}));
  }
});
