import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  ImportedDocument,
  ObservationGrid,
  PlanRecord,
  ReportCheck,
  ReportRecord,
  TargetList,
} from "@halfsky/api-contract";
import { formatDecimal } from "@halfsky/statistics";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SignedIn, startTestServer, type TestServer } from "./http/start-test-server.ts";
import { uploadFile } from "./http/upload-file.ts";

const folder = join(import.meta.dirname, "../../../../shared/plans");
const documents = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
if (documents.length === 0) {
  process.stderr.write(`Notice: no real plans in ${folder}; the whole path is not tried on them.\n`);
}

let server: TestServer;
let office: SignedIn;
let statistics: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  [office, statistics] = [await server.signIn("office"), await server.signIn("statistics")];
});
afterAll(() => server.close());

async function importDocument(name: string): Promise<ImportedDocument> {
  const answer = await uploadFile(office, {
    url: "/api/plan-documents",
    fileName: name,
    content: readFileSync(join(folder, name)),
  });
  requireSuccess(answer);
  return answer.json();
}

function requireSuccess(answer: { readonly statusCode: number; readonly body: string }): void {
  if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}: ${answer.body}`);
}

/** Publishes as it was read; what might be an indicator that exists already becomes a new one. */
async function publish(planId: string): Promise<PlanRecord> {
  const record = (await office.get(`/api/plans/${planId}`)).json<PlanRecord>();
  const { matches } = (await office.get(`/api/plans/${planId}/indicator-matches`)).json<{
    matches: { partId: string; proposals: unknown[] }[];
  }>();
  const choices = Object.fromEntries(
    matches.filter(({ proposals }) => proposals.length > 0).map(({ partId }) => [partId, { create: true }]),
  );
  const answer = await office.send("POST", `/api/plans/${planId}/publication`, {
    choices,
    revision: record.plan.revision,
  });
  requireSuccess(answer);
  return answer.json();
}

/** A later year that is made up: every baseline a little higher, at its own decimals. */
async function makeUpYear(plan: PlanRecord, year: number): Promise<number> {
  const url = `/api/observations?areas=990100&plan=${plan.plan.id}&from=2019&to=${year}`;
  const grid = (await statistics.get(url)).json<ObservationGrid>();
  const cells = grid.cells.flatMap((cell) => {
    const decimals = grid.indicators.find(({ id }) => id === cell.indicatorId)?.decimals ?? 0;
    if (cell.value === null) return [];
    const value = formatDecimal(String(Math.min(Number(cell.value) * 1.01, Number(cell.value) + 0.4)), {
      decimals,
    });
    return [{ ...cell, year, baseRevision: 0, value, missing: null, numerator: null, denominator: null }];
  });
  const body = cells.map(({ areaCode, indicatorId, year: of, baseRevision, value, missing }) => {
    return { areaCode, indicatorId, year: of, baseRevision, value, missing };
  });
  if (body.length === 0) return 0;
  const answer = await statistics.send("PUT", "/api/observations", { cells: body });
  requireSuccess(answer);
  return answer.json<{ saved: unknown[] }>().saved.length;
}

describe.skipIf(documents.length === 0)("a real plan goes all the way without a hand", () => {
  test.each(documents)("%s: compiled, published, figures, judged, reported, proved", async (name) => {
    const imported = await importDocument(name);
    expect(imported.plans.map(({ population }) => population)).toEqual(["women", "children"]);
    for (const { id } of imported.plans) {
      const plan = await publish(id);
      expect(plan.plan).toMatchObject({ state: "published", version: 1 });
      const year = plan.plan.periodStart + 2;
      const stored = await makeUpYear(plan, year);

      const judged = (
        await office.get(`/api/targets?area=990100&year=${year}&plan=${id}`)
      ).json<TargetList>();
      expect(judged.targets.length).toBeGreaterThan(0);
      const known = judged.targets.filter(({ judgement }) => judgement.status !== "not-yet-reported");
      expect(known.length).toBeGreaterThanOrEqual(Math.min(1, stored));
      for (const { judgement } of judged.targets) {
        expect(judgement.reason.zh.length * judgement.reason.en.length).toBeGreaterThan(0);
      }

      server.advance(1000);
      const made = await statistics.send("POST", "/api/reports", { planId: id, year });
      requireSuccess(made);
      const { report } = made.json<ReportRecord>();
      const file = await statistics.get(`/api/reports/${report.id}/file.docx`);
      const check = await uploadFile(statistics, {
        url: "/api/reports/check",
        fileName: "report.docx",
        content: file.rawPayload,
      });
      expect(check.json<ReportCheck>()).toMatchObject({ passed: true, faults: [], reportId: report.id });
    }
  });
});
