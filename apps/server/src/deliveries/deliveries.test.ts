import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { jobHandlers } from "../app.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { type JobHandlers, JobWorker } from "../jobs/job-worker.ts";
import { notify } from "../notifications/notify.service.ts";
import { signatureOf } from "./call-webhook.ts";
import { noteChannels } from "./channels.ts";
import { deliveryKind } from "./order-deliveries.ts";

const secret = "a secret of this test";
const behalf = { actor: platformActor, requestId: null };

/** A mail as it came in over the wire. */
interface Received {
  readonly to: string;
  readonly id: string | undefined;
  readonly text: string;
}

const mails: Received[] = [];
const calls: { readonly id: string; readonly body: string; readonly isSigned: boolean }[] = [];
function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening");
  return address.port;
}

/** What the other side answers next; it goes well when the list is empty. */
const failures: number[] = [];

let server: TestServer;
let smtp: SMTPServer;
let webhook: Server;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        if (failures.shift() !== undefined) {
          done(Object.assign(new Error("try later"), { responseCode: 451 }));
          return;
        }
        const text = Buffer.concat(pieces).toString("utf8");
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        mails.push({ to, id: /^Message-ID: <(.+)@/im.exec(text)?.[1], text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  webhook = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const failure = failures.shift();
      response.writeHead(failure ?? 204).end();
      if (failure !== undefined) return;
      const body = Buffer.concat(pieces).toString("utf8");
      const header = (name: string) => String(request.headers[name]);
      const expected = `sha256=${signatureOf(secret, header("halfsky-timestamp"), body)}`;
      calls.push({
        id: header("halfsky-delivery"),
        body,
        isSigned: header("halfsky-signature") === expected,
      });
    });
  }).listen(0, "127.0.0.1");
  await once(webhook, "listening");
  server = await startTestServer({
    settings: {
      HALFSKY_SMTP_URL: `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
      HALFSKY_MAIL_FROM: "妇儿工委办 <office@example.org>",
      HALFSKY_WEBHOOK_URL: `http://127.0.0.1:${portOf(webhook.address())}/in`,
      HALFSKY_WEBHOOK_SECRET: secret,
    },
  });
  for (const username of ["education", "health"]) {
    await server.database.kysely
      .updateTable("account")
      .set({ email: `${username}@example.org` })
      .where("username", "=", username)
      .execute();
  }
  await noteChannels(server.ground);
});
afterAll(async () => {
  await server.close();
  webhook.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});
beforeEach(async () => {
  mails.length = 0;
  calls.length = 0;
  await server.database.kysely.deleteFrom("job").execute();
  await server.database.kysely.deleteFrom("delivery").execute();
});
afterEach(() => {
  failures.length = 0;
});

const words = { zh: "《年报》还有 2 张报表没有报送。请尽快。", en: "2 forms are to be handed in." };

/** Tells the liaisons of two organisations, only one of whom has colleagues with an address there. */
async function tell(organisations: readonly string[]): Promise<void> {
  await writeFor(server.ground, behalf, (context) =>
    notify(
      context,
      organisations.map((organisationId) => ({
        readers: [{ roleId: "liaison", areaCode: "990100", organisationId }],
        subjectKind: "round",
        subjectId: "round-1",
        kind: "remind",
        words,
      })),
    ),
  );
}

const log = { error: () => undefined };
const work = (handlers: JobHandlers = jobHandlers) => new JobWorker(server.ground, handlers, log).runDue();

async function states(): Promise<Record<string, number>> {
  const rows = await server.database.kysely.selectFrom("delivery").select(["channel", "state"]).execute();
  const counts: Record<string, number> = {};
  for (const { channel, state } of rows) {
    counts[`${channel} ${state}`] = (counts[`${channel} ${state}`] ?? 0) + 1;
  }
  return counts;
}

describe("what people are told", () => {
  test("is mailed to whoever has an address, and the webhook is called with a signature that fits", async () => {
    await tell(["education-990100", "health-990100", "statistics-990100"]);
    await work();
    expect(mails.map(({ to }) => to).toSorted()).toEqual(["education@example.org", "health@example.org"]);
    const [mail] = mails;
    expect(mail?.text).toContain("From: =?UTF-8?");
    expect(mail?.text).toMatch(/^Halfsky-Delivery: delivery-/im);
    expect(calls).toHaveLength(3);
    expect(calls.every(({ isSigned }) => isSigned)).toBe(true);
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({
      id: calls[0]?.id,
      kind: "remind",
      words,
      subject: { kind: "round", id: "round-1" },
      readers: [{ roleId: "liaison", areaCode: "990100" }],
    });
    expect(await states()).toEqual({ "mail sent": 2, "webhook sent": 3 });
  });

  test("is not sent where the change that told it was undone", async () => {
    const undone = writeFor(server.ground, behalf, async (context) => {
      await notify(context, [
        {
          readers: [{ roleId: "liaison", areaCode: "990100", organisationId: "education-990100" }],
          subjectKind: "round",
          subjectId: "round-1",
          kind: "remind",
          words,
        },
      ]);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await work()).toBe(0);
    expect([mails.length, calls.length]).toEqual([0, 0]);
  });

  test("is tried again, later each time, when the other side fails, and then arrives once", async () => {
    failures.push(500, 503, 429);
    await tell(["statistics-990100"]);
    for (const minutes of [0, 1, 5, 20]) {
      server.advance(minutes * 60_000);
      await work();
    }
    expect(calls).toHaveLength(1);
    const row = await server.database.kysely.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: "sent", attempts: 4, error: null, next_try_at: null });
    server.advance(86_400_000);
    expect(await work()).toBe(0);
  });

  test("is given up after a day and a half, and the operator reads why", async () => {
    failures.push(...Array.from({ length: 20 }, () => 500));
    await tell(["statistics-990100"]);
    for (let hour = 0; hour < 48; hour += 1) {
      await work();
      server.advance(3_600_000);
    }
    const row = await server.database.kysely.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: "failed", attempts: 8, error: "the webhook answered 500" });
    expect(calls).toEqual([]);
  });

  test("arrives by mail also when the mail server was away for a while", async () => {
    failures.push(451, 451);
    await tell(["education-990100"]);
    const { [deliveryKind]: send } = jobHandlers;
    if (send === undefined) throw new Error("no handler");
    await server.database.kysely.deleteFrom("delivery").where("channel", "=", "webhook").execute();
    for (const minutes of [0, 1, 5]) {
      server.advance(minutes * 60_000);
      await work({ [deliveryKind]: send });
    }
    expect(mails.map(({ to }) => to)).toEqual(["education@example.org"]);
  });

  test("counts once at the receiver by its id, whether its sender died before, while or after it sent", async () => {
    await tell(["education-990100", "health-990100"]);
    const { [deliveryKind]: send } = jobHandlers;
    if (send === undefined) throw new Error("no handler");
    const { kysely } = server.database;
    const jobs = await kysely.selectFrom("job").selectAll().execute();
    expect(jobs).toHaveLength(4);
    // Every job was taken by a worker that is not heard of again; one of them had sent its message and not noted it yet.
    await kysely
      .updateTable("job")
      .set({ state: "running", attempts: 1, worker: "dead", leased_until: "2025-01-01T00:00:00Z" })
      .execute();
    const [sent] = jobs;
    if (sent === undefined) throw new Error("no job");
    const { area_code: areaCode, id: jobId, payload } = sent;
    const ground = { ...server.ground, database: neverCommits(server.ground) };
    const report = async () => undefined;
    void send({ ground, actor: platformActor, areaCode, jobId, payload, report });
    await expect.poll(() => mails.length + calls.length, { timeout: 60_000 }).toBe(1);
    await work();
    const received = [...mails.map(({ id }) => id), ...calls.map(({ id }) => id)];
    const known = await server.database.kysely.selectFrom("delivery").select(["id", "state"]).execute();
    expect(new Set(received)).toEqual(new Set(known.map(({ id }) => id)));
    expect(known.every(({ state }) => state === "sent")).toBe(true);
    // the one that was sent just before its sender died came twice, under one id
    expect(received.length).toBe(known.length + 1);
  });
});

/** A database that reads, and hangs at the first write: its process was killed before it could commit. */
function neverCommits({ database }: TestServer["ground"]): TestServer["ground"]["database"] {
  const kysely = new Proxy(database.kysely, {
    get: (target, name, receiver: unknown) => {
      if (name !== "transaction") return Reflect.get(target, name, receiver) as unknown;
      return () => {
        const builder = target.transaction();
        return new Proxy(builder, {
          get: (inner, key) => {
            if (key === "execute") return () => new Promise<never>(() => undefined);
            const value = Reflect.get(inner, key, inner) as unknown;
            return typeof value === "function" ? value.bind(inner) : value;
          },
        });
      };
    },
  });
  return { ...database, kysely };
}
