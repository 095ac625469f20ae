import { afterAll, beforeAll, expect, test } from "vitest";
import { platformActor } from "../../access/actor.ts";
import { startTestServer, type TestServer } from "../../http/start-test-server.ts";
import { readFor } from "../../http/run-in-transaction.ts";
import { addIndicators, makeForm } from "../rounds/test-round.ts";
import { formText, listDefinitions } from "./submission.store.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("more forms than are remembered are read whole, whichever of them are remembered", async () => {
  const statistics = await server.signIn("statistics");
  const indicatorIds = await addIndicators(server);
  const forms: { readonly id: string; readonly version: number }[] = [];
  for (let count = 0; count < 120; count += 1)
    forms.push(await makeForm(statistics, indicatorIds, { code: `甲妇儿${count}表` }));
  const listed = (some: typeof forms) =>
    readFor(server.ground, { actor: platformActor, requestId: null }, async ({ transaction }) =>
      [...(await listDefinitions(transaction, some)).keys()].toSorted(),
    );
  for (const some of [forms.slice(0, 90), forms.slice(30), forms, forms, forms.toReversed()])
    expect(await listed(some)).toEqual(some.map(formText).toSorted());
});
