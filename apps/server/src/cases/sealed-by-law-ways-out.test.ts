import type { AuditEntry, CaseRecord, ExportRow } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { act, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";
import { linesOf } from "./exports/export-test-file.ts";
import { addJustice, type Justice } from "./sealed-test-justice.ts";

let city: CaseTestCity;
let justice: Justice;
let auditor: SignedIn;
let office: SignedIn;
/** the case that the law seals, one that stays, and one of another system that the sealed one opened */
let sealed: { readonly id: string; readonly number: string };
let kept: { readonly id: string; readonly number: string };
let linked: { readonly id: string; readonly number: string };
let exportId: string;

const system = "juvenile-justice-procedure";
const child = (name: string) => ({ child: [{ id: "c", parts: { name, birthDate: "2009-05-01" } }] });
const answers = (fields: Readonly<Record<string, unknown>>, parties = {}) => ({
  answers: { fields, parties },
});
const why = { reason: "年度质量评查", basis: "未成年人保护法" };
const asking = { system, columns: ["state"], filter: {}, ...why };

async function toProcurator(name: string) {
  const { police } = city.people;
  const one = await open(police, system, "open", answers({}, child(name)));
  await act(police, one.id, "first", answers({ adultStep: "done", lawyerStep: "done" }));
  await act(police, one.id, "toReview");
  return one;
}

beforeAll(async () => {
  city = await startCaseTestCity();
  justice = await addJustice(city);
  auditor = await city.signIn("auditor");
  office = await city.signIn("office");
  // one agency of the city stands above both lines: that of the police and that of the social workers
  const both = { areaCode: "990100", role: "police", organisationId: "federation-990100" };
  const set = await (await city.signIn("administrator")).send("PUT", "/api/service-agencies", both);
  if (set.statusCode !== 204) throw new Error(set.body);
  const { police } = city.people;
  kept = await toProcurator("封小留");
  sealed = await toProcurator("封小存");
  const opened = await act(justice.procurator, sealed.id, "openSupport");
  const [other] = opened.opened;
  if (other === undefined) throw new Error("no case was opened");
  linked = other;
  await act(justice.procurator, sealed.id, "drop", answers({ result: "none" }));
  // figures are of years that are over
  city.advance(310 * 86_400_000);
  const asked = await police.send("POST", "/api/case-exports", asking);
  exportId = asked.json<ExportRow>().id;
  const agreed = await justice.keeper.send("POST", `/api/case-exports/${exportId}/decision`, {
    decision: "agreed",
  });
  if (agreed.statusCode !== 200) throw new Error(agreed.body);
}, 120_000);
afterAll(() => city.close());

/** Nothing in an answer names the case: neither its id nor its number, nor whom it is about. */
function expectNoTrace(body: string): void {
  for (const word of [sealed.id, sealed.number, "封小存"]) expect(body).not.toContain(word);
}

async function auditOf(
  query = "",
): Promise<{ readonly entries: readonly AuditEntry[]; readonly total: number }> {
  const answer = await auditor.get(`/api/audit-entries?limit=200${query}`);
  expect(answer.statusCode).toBe(200);
  return answer.json<{ entries: AuditEntry[]; total: number }>();
}

/** The figures that somebody may publish, as the page of releases counts them. */
async function figures(): Promise<string> {
  const preview = await office.get(
    `/api/service-releases/preview?system=${system}&indicator=opened&year=2025`,
  );
  if (preview.statusCode !== 200) throw new Error(preview.body);
  // when they were counted is no figure
  return preview.body.replaceAll(/\d{4}-\d{2}-\d{2}T[^"]*/gu, "");
}

describe("the ways out of a record that the law seals", () => {
  test("are open until its day, so that what closes them is the sealing", async () => {
    const record = (await city.people["city-lead"].get(`/api/cases/${linked.id}`)).json<CaseRecord>();
    expect(record.links.map(({ caseId }) => caseId)).toEqual([sealed.id]);
    const { entries } = await auditOf(`&subjectId=${sealed.id}`);
    expect(entries.map(({ action }) => action)).toContain("case.open");
    expect((await city.people.civil.get(`/api/cases/${linked.id}`)).statusCode).toBe(200);
  });

  test("are closed on its day: exports, links, releases, audit and the log of reads", async () => {
    const { police } = city.people;
    // who stands above both sees the other case whole, and is no keeper of the sealed one
    const above = city.people["city-lead"];
    const before = (await above.get(`/api/cases/${linked.id}`)).json<CaseRecord>();
    expect([before.links.length, before.history.filter(({ action }) => action === "link").length]).toEqual([
      1, 1,
    ]);
    const searched = { by: "number", text: sealed.number };
    expect((await police.send("POST", "/api/cases/search", searched)).body).toContain(sealed.number);
    expect((await police.get("/api/cases")).body).toContain(sealed.number);
    const published = await figures();
    const sealFrom = new Date(city.ground.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    await act(police, sealed.id, "setSeal", answers({ sealFrom }));
    city.advance(2 * 86_400_000);
    await runCaseClock(city.ground);
    expect((await police.get(`/api/cases/${sealed.id}`)).statusCode).toBe(404);

    // an export that was agreed to before is made of what is there now, for its keeper too
    const file = await police.send("POST", `/api/case-exports/${exportId}/file`, { language: "zh" });
    expect(file.statusCode).toBe(200);
    const numbers = (await linesOf(file.rawPayload)).flat();
    expect(numbers).toContain(kept.number);
    expect(numbers).not.toContain(sealed.number);
    const nothing = { ...asking, filter: { state: "sealed" } };
    const never = { ...asking, filter: { state: "ended" } };
    for (const person of [police, justice.keeper]) {
      const [one, other] = [
        await person.send("POST", "/api/case-exports", nothing),
        await person.send("POST", "/api/case-exports", never),
      ];
      const plain = (body: string) => body.replaceAll(/"requestId":"[^"]*"/gu, "");
      expect([one.statusCode, plain(one.body)]).toEqual([422, plain(other.body)]);
    }

    // the case that it opened stays, and says nothing of where it came from
    const left = await above.get(`/api/cases/${linked.id}`);
    expect(left.statusCode).toBe(200);
    expectNoTrace(left.body.replaceAll("封小存", ""));
    const record = left.json<CaseRecord>();
    expect(record.links).toEqual([]);
    expect(record.history.map(({ action }) => action)).not.toContain("link");

    // figures go on as they were counted
    expect(await figures()).toBe(published);
    expectNoTrace(published);

    // the log of reads and the audit log answer for it as for a case that never was
    for (const address of ["case-reads", "case-disclosures", "case-glasses"]) {
      const [asked, unknown] = [
        await auditor.get(`/api/${address}?case=${sealed.id}`),
        await auditor.get(`/api/${address}?case=case-nowhere`),
      ];
      expect(asked.body).toBe(unknown.body);
      expectNoTrace((await auditor.get(`/api/${address}`)).body);
    }
    expectNoTrace((await auditor.get("/api/jobs")).body);
  });

  test("are closed in the audit log for who administers it, open to who keeps the record; the chain holds", async () => {
    const about = await auditOf(`&subjectId=${sealed.id}`);
    expect(about).toEqual({ ...(await auditOf("&subjectId=case-nowhere")), entries: [], total: 0 });
    const all = await auditOf();
    expectNoTrace(JSON.stringify(all));
    expect(JSON.stringify(all)).toContain(kept.id);
    // an entry of a list names the others; a search that found it alone found nothing
    const lists = all.entries.filter(({ action }) => action === "case.read");
    expect(lists.some(({ details }) => JSON.stringify(details).includes(kept.id))).toBe(true);
    const searches = await auditOf("&action=case.search");
    expect(searches.entries.map(({ details }) => details["found"])).toContainEqual([]);
    // entries are counted as they are shown
    const seals = await auditOf("&action=case.seal");
    expect([seals.entries.length, seals.total]).toEqual([0, 0]);
    const written = await city.database.kysely
      .selectFrom("audit_entry")
      .select("subject_id")
      .where("action", "=", "case.seal")
      .execute();
    expect(written).toEqual([{ subject_id: sealed.id }]);
    expect((await auditor.get("/api/audit-chain")).json()).toMatchObject({
      status: "intact",
      brokenAt: null,
    });

    // the keeper, where she may read the log at all
    await city.database.kysely
      .insertInto("role_grant")
      .values({ role_id: "service-supervisor", permission: "audit.read", scope: "everywhere" })
      .execute();
    const keeper = await city.signIn("police-lead");
    const hers = await keeper.get(`/api/audit-entries?limit=200&subjectId=${sealed.id}`);
    expect(hers.json<{ entries: AuditEntry[] }>().entries.map(({ action }) => action)).toContain("case.seal");
    // another supervisor is no keeper of this one
    const other = await city.signIn("lead");
    const theirs = await other.get(`/api/audit-entries?limit=200&subjectId=${sealed.id}`);
    expect(theirs.json<{ entries: AuditEntry[] }>().entries).toEqual([]);
  });
});
