import type { InjectOptions, LightMyRequestResponse } from "fastify";
import JSZip from "jszip";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { uploadFile } from "../http/upload-file.ts";
import { act, type CaseTestCity, type CaseWorker, open, startCaseTestCity } from "./case-test-city.ts";

/** A case with values that stand nowhere else, so that an answer that holds one of them shows something of it. */
interface PlantedCase {
  readonly id: string;
  readonly number: string;
  readonly values: readonly string[];
  readonly file: { readonly id: string; readonly name: string; readonly text: string };
}

let city: CaseTestCity;
let planted: readonly PlantedCase[];
let exportId: string;
let glassed: PlantedCase;

const surnames = ["宓", "亓", "佘"] as const;

async function plant(index: number): Promise<PlantedCase> {
  const { desk, lead, worker } = city.people;
  const surname = surnames[index] ?? "宓";
  const phone = `137${index}0001111`;
  const { id, number } = await open(desk, "dv-case", "receive", {
    answers: {
      fields: { channel: "hotline", inDanger: true, place: `密处${index}号`, account: `经过甲${index}` },
      parties: {
        victim: [
          {
            id: "v",
            parts: { name: `${surname}海棠`, phone, idNumber: `E1234567${index}`, birthDate: "1990-05-01" },
          },
        ],
        reporter: [{ id: "r", parts: { name: `报${surname}`, phone: `139${index}0002222` } }],
      },
    },
  });
  await act(lead, id, "take", { assignee: city.accounts.worker });
  const name = `${surname}的伤情.txt`;
  const text = `左臂淤青${index}`;
  const sent = await uploadFile(worker, {
    url: `/api/cases/${id}/attachments`,
    fileName: name,
    content: text,
  });
  const file = { id: sent.json<{ id: string }>().id, name, text };
  await act(worker, id, "visit", {
    answers: { fields: { inDanger: true, again: false, visitFindings: `见闻甲${index}` } },
    attachmentIds: [file.id],
  });
  await act(worker, id, "toPolice");
  await act(lead, id, "add-note", { reason: `备注甲${index}` });
  const own = [`${surname}海棠`, phone, `E1234567${index}`, `密处${index}号`, `经过甲${index}`];
  const masked = [`${surname}**`, `报${surname}`, `139${index}0002222`];
  return { id, number, values: [...own, ...masked, `见闻甲${index}`, `备注甲${index}`, name, text], file };
}

beforeAll(async () => {
  city = await startCaseTestCity();
  planted = [await plant(0), await plant(1), await plant(2)];
  const [first] = planted;
  if (first === undefined) throw new Error("nothing planted");
  glassed = first;
  const { desk, lead } = city.people;
  const asked = await desk.send("POST", "/api/case-exports", {
    system: "dv-case",
    columns: ["who", "person:victim.name", "person:victim.phone", "field:account"],
    reason: "质量评查",
    basis: "反家庭暴力法第四条",
  });
  exportId = asked.json<{ id: string }>().id;
  await lead.send("POST", `/api/case-exports/${exportId}/decision`, { decision: "agreed" });
  await act(
    city.people["other-worker"],
    glassed.id,
    "break-glass",
    { reason: "到场求助", minutes: 30 },
    { baseVersion: 1 },
  );
}, 120_000);
afterAll(() => city.close());

/** How a route is called about a case, so that it answers all that it can. */
type Call = (one: PlantedCase) => readonly (InjectOptions & { readonly url: string })[];

const get = (url: string) => [{ method: "GET", url } as const];
const send = (method: "POST" | "PUT" | "DELETE", url: string, payload: object = {}) => [
  { method, url, payload } as const,
];

const outside = "dv-case/police-call-system";
const loaded = "children-in-difficulty";

/** Every route of the nouns of cases; a new one fails the first test until it stands here. */
const calls: Readonly<Record<string, Call>> = {
  "GET /api/case-queue": () => get("/api/case-queue"),
  "GET /api/case-filters": () => [...get("/api/case-filters"), ...get("/api/case-filters?system=dv-case")],
  "GET /api/cases": () => get("/api/cases"),
  "POST /api/cases": () =>
    send("POST", "/api/cases", {
      system: "dv-case",
      action: "nothing",
      transactionId: randomUUID(),
      details: {},
    }),
  "POST /api/cases/search": ({ number, values: [name, phone, idNumber] }) => [
    ...send("POST", "/api/cases/search", { by: "number", text: number }),
    ...send("POST", "/api/cases/search", { by: "name", text: name }),
    ...send("POST", "/api/cases/search", { by: "phone", text: phone }),
    ...send("POST", "/api/cases/search", { by: "idNumber", text: idNumber }),
  ],
  "POST /api/cases/candidates": ({ values: [name, phone] }) =>
    send("POST", "/api/cases/candidates", {
      system: "dv-case",
      parties: { victim: [{ id: "x", parts: { name, phone } }] },
    }),
  "GET /api/cases/{id}": ({ id, number }) => [...get(`/api/cases/${id}`), ...get(`/api/cases/${number}`)],
  "POST /api/cases/{id}/actions": ({ id }) => [
    // as somebody who looked long ago: what others wrote since comes back as a conflict
    ...send("POST", `/api/cases/${id}/actions`, {
      action: "visit",
      transactionId: randomUUID(),
      baseVersion: 2,
      details: { answers: { fields: { inDanger: false, again: true, visitFindings: "别的" } } },
    }),
    ...send("POST", `/api/cases/${id}/actions`, {
      action: "no-such-action",
      transactionId: randomUUID(),
      baseVersion: 1,
    }),
  ],
  "GET /api/referrals": () => [...get("/api/referrals"), ...get("/api/referrals?state=answered")],
  "GET /api/cases/{id}/documents/{name}.docx": ({ id }) =>
    ["record", "helpRecord", "decision"].flatMap((name) => get(`/api/cases/${id}/documents/${name}.docx`)),
  "GET /api/service-places/{system}": () => get("/api/service-places/childrens-homes"),
  "GET /api/service-places/{system}/travel": () => get("/api/service-places/childrens-homes/travel"),
  "GET /api/service-places/{system}/travel.xlsx": () =>
    get("/api/service-places/childrens-homes/travel.xlsx"),
  "GET /api/cases/{id}/attachments": ({ id }) => get(`/api/cases/${id}/attachments`),
  "POST /api/cases/{id}/attachments": ({ id }) => send("POST", `/api/cases/${id}/attachments`),
  "GET /api/cases/{id}/attachments/{attachment}": ({ id, file }) =>
    get(`/api/cases/${id}/attachments/${file.id}`),
  "GET /api/case-exports/options": () => get("/api/case-exports/options"),
  "GET /api/case-exports": () => get("/api/case-exports"),
  "POST /api/case-exports": () =>
    send("POST", "/api/case-exports", { system: "dv-case", columns: ["who"], reason: "评查", basis: "依据" }),
  "POST /api/case-exports/{id}/decision": () =>
    send("POST", `/api/case-exports/${exportId}/decision`, { decision: "agreed" }),
  "POST /api/case-exports/{id}/file": () => send("POST", `/api/case-exports/${exportId}/file`),
  "GET /api/case-reads": ({ id }) => [...get("/api/case-reads"), ...get(`/api/case-reads?case=${id}`)],
  "GET /api/case-disclosures": () => get("/api/case-disclosures"),
  "GET /api/case-glasses": () => get("/api/case-glasses"),
  "GET /api/public/reports": () => get("/api/public/reports"),
  "GET /api/public/reports/{system}": () => get("/api/public/reports/mandatory-report-minors"),
  "POST /api/public/reports/{system}": () => send("POST", "/api/public/reports/mandatory-report-minors"),
  "POST /api/public/receipts": ({ number }) =>
    send("POST", "/api/public/receipts", { number, code: "AAAAAAAAAA" }),
  "GET /api/service-systems": () => get("/api/service-systems"),
  "GET /api/service-systems/{id}": () => get("/api/service-systems/dv-case"),
  "GET /api/service-systems/{id}/overlay": () => get("/api/service-systems/dv-case/overlay?area=990101"),
  "GET /api/service-overlays": () => get("/api/service-overlays"),
  "PUT /api/service-systems/{id}/overlay": () => send("PUT", "/api/service-systems/dv-case/overlay"),
  "GET /api/service-agencies": () => get("/api/service-agencies"),
  "PUT /api/service-agencies": () => send("PUT", "/api/service-agencies"),
  "PUT /api/service-agencies/localities": () => send("PUT", "/api/service-agencies/localities"),
  "PUT /api/service-people/{account}": () => send("PUT", `/api/service-people/${city.accounts.court}`),
  "PUT /api/service-roles/{account}": () => send("PUT", `/api/service-roles/${city.accounts.court}`),
  "GET /api/service-releases/options": () => get("/api/service-releases/options"),
  "GET /api/service-releases/preview": () =>
    get("/api/service-releases/preview?system=dv-case&indicator=cases&year=2024"),
  "POST /api/service-releases/counts": () =>
    send("POST", "/api/service-releases/counts", { system: "dv-case", indicator: "repeated", year: 2024 }),
  "POST /api/service-releases": () => send("POST", "/api/service-releases"),
  "GET /api/service-releases": () => get("/api/service-releases"),
  "GET /api/service-releases/{id}": () => get("/api/service-releases/r-990100-0001"),
  "GET /api/service-releases/{id}/actions": () => get("/api/service-releases/r-990100-0001/actions"),
  // lists of people are loaded by agencies of registers; refused rows are asked in loads/loads.test.ts
  "GET /api/case-loads": () => get("/api/case-loads"),
  "GET /api/case-loads/{system}": () => get(`/api/case-loads/${loaded}`),
  "GET /api/case-loads/{system}/template": () => get(`/api/case-loads/${loaded}/template`),
  "POST /api/case-loads/{system}/sheets": () => send("POST", `/api/case-loads/${loaded}/sheets`),
  "POST /api/case-loads/{system}/lists": () => send("POST", `/api/case-loads/${loaded}/lists`),
  "GET /api/case-loads/{system}/lists/{list}": () => get(`/api/case-loads/${loaded}/lists/l-1`),
  "POST /api/case-loads/{system}/lists/{list}/accept": () =>
    send("POST", `/api/case-loads/${loaded}/lists/l-1/accept`),
  "POST /api/case-loads/{system}/lists/{list}/give-up": () =>
    send("POST", `/api/case-loads/${loaded}/lists/l-1/give-up`),
  "POST /api/case-loads/{system}/lists/{list}/refused": () =>
    send("POST", `/api/case-loads/${loaded}/lists/l-1/refused`),
  // the desk, police and supervisors of violence cases; numbers of lists are asked in outside/outside.test.ts
  "GET /api/outside-links": () => get("/api/outside-links"),
  "GET /api/outside-links/{system}/{link}": () => get(`/api/outside-links/${outside}`),
  "POST /api/outside-links/{system}/{link}/sheets": () =>
    send("POST", `/api/outside-links/${outside}/sheets`),
  "POST /api/outside-links/{system}/{link}/lists": () =>
    send("POST", `/api/outside-links/${outside}/lists?day=2025-03-01`),
  "POST /api/outside-links/{system}/{link}/file": () => send("POST", `/api/outside-links/${outside}/file`),
  "GET /api/outside-differences": () => get("/api/outside-differences"),
  "GET /api/outside-differences/{id}": () => get("/api/outside-differences/d-1"),
  "POST /api/outside-differences/{id}/answer": () =>
    send("POST", "/api/outside-differences/d-1/answer", { answer: "explained", reason: "x" }),
  "GET /api/localities": () => get("/api/localities"),
  // what tells people of cases, by words of the class open alone
  "GET /api/notifications": () => get("/api/notifications"),
  "GET /api/notifications/count": () => get("/api/notifications/count"),
  "GET /api/my-work": () => get("/api/my-work"),
  "GET /api/audit-entries": ({ id }) => [
    ...get("/api/audit-entries?limit=200"),
    ...get(`/api/audit-entries?limit=200&subjectId=${id}`),
  ],
  "GET /api/jobs": () => get("/api/jobs"),
};

/** Nouns that know no case: the beginnings of their addresses. A new noun is put here, or its routes above. */
const otherNouns = new Set(
  `access-tokens area-changes areas audit-chain board bulk calendar comparable-series dimensions findings forms indicators
  inspection-findings inspection-visits inspections lights map monitoring-rules observations plan-documents plan-imports
  plans reports reviews rounds saved-views series session submissions supervision targets travel-times`.split(
    /\s+/u,
  ),
);
/** Single routes beside those above that answer nothing of a case: marks of messages that were read, one's own jobs. */
const otherRoutes = new Set([
  "GET /api/jobs/{id}",
  "POST /api/notifications/{id}/read",
  "POST /api/notifications/read",
]);

/** People of every kind: who handles, supervises, holds a referral, sees figures alone, broke the glass, sees nothing. */
const workers = [
  "desk",
  "worker",
  "lead",
  "police",
  "hospital",
  "city-office",
  "other-worker",
  "far-desk",
] as const satisfies readonly CaseWorker[];

/** What an answer says, also where it is a file of Office. */
async function textOf({ rawPayload }: LightMyRequestResponse): Promise<string> {
  if (rawPayload.subarray(0, 2).toString() !== "PK") return rawPayload.toString("utf8");
  const zip = await JSZip.loadAsync(rawPayload);
  const parts = Object.values(zip.files).filter(({ name }) => name.endsWith(".xml"));
  return (await Promise.all(parts.map((part) => part.async("string")))).join("\n");
}

async function lastEntry(): Promise<number> {
  const { last_sequence } = await city.database.kysely
    .selectFrom("audit_chain")
    .select("last_sequence")
    .executeTakeFirstOrThrow();
  return last_sequence;
}

const readDetails = z.object({
  route: z.string().min(1),
  cases: z.array(z.string()).min(1),
  classes: z.array(z.enum(["personal", "sensitive", "sealed"])).min(1),
  why: z.array(z.string()).min(1),
});

/** Cases whose reading was logged after an entry, each entry with person, place, classes and why. */
async function readsSince(sequence: number, username: string): Promise<ReadonlySet<string>> {
  const rows = await city.database.kysely
    .selectFrom("audit_entry")
    .select(["username", "details"])
    .where("sequence", ">", sequence)
    .where("action", "=", "case.read")
    .execute();
  expect(rows.filter((row) => row.username !== username)).toEqual([]);
  return new Set(rows.flatMap(({ details }) => readDetails.parse(details).cases));
}

describe("every route that can answer something of a case", () => {
  test("stands in the list of this test, or belongs to a noun that knows no case", async () => {
    const api = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse((await city.app.inject({ url: "/api/openapi.json" })).json());
    const routes = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const unnamed = routes.filter(
      (route) =>
        calls[route] === undefined && !otherNouns.has(route.split("/")[2] ?? "") && !otherRoutes.has(route),
    );
    expect(unnamed).toEqual([]);
    expect(Object.keys(calls).filter((name) => !routes.includes(name) && !name.includes("overlay"))).toEqual(
      [],
    );
  });

  test.each([...workers, "auditor", "office", "administrator"] as const)(
    "leaves an entry for each case of which it shows %s something, and none for others",
    async (username) => {
      const isWorker = (name: string): name is CaseWorker => workers.some((one) => one === name);
      const person = isWorker(username) ? city.people[username] : await city.signIn(username);
      let shownTimes = 0;
      const wrong: string[] = [];
      for (const [route, callsOf] of Object.entries(calls)) {
        for (const one of planted) {
          for (const request of callsOf(one)) {
            const before = await lastEntry();
            const answer = await person.inject(request);
            const text = await textOf(answer);
            const read = await readsSince(before, username);
            for (const { id, values } of planted) {
              // that a person stands in a case is told by naming the case
              const isTold = route === "POST /api/cases/candidates" && text.includes(id);
              const shown = values.find((value) => text.includes(value));
              const isShown = isTold || shown !== undefined;
              if (isShown) shownTimes += 1;
              if (isShown !== read.has(id)) {
                wrong.push(`${route} ${answer.statusCode}: shown ${shown ?? isTold}, logged ${read.has(id)}`);
              }
            }
          }
        }
      }
      expect(wrong).toEqual([]);
      const seesNothing = ["far-desk", "city-office", "hospital", "auditor", "office", "administrator"];
      expect(shownTimes > 0).toBe(!seesNothing.includes(username));
    },
    120_000,
  );
});
