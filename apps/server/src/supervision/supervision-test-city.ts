import { platformActor } from "../access/actor.ts";
import { importCalendar, readDeliveredSchedules } from "../calendar/import-calendar.service.ts";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { recordObservations } from "../statistics/observation.service.ts";
import { publishTestPlan } from "../targets/publish-test-plan.ts";

/** A test server whose city has a plan with indicators that are badly missed, so that there is something to supervise. */
export interface SupervisionTestCity extends TestServer {
  /** Target ids: the education bureau answers for the first, the health commission for the second, nobody for the third. */
  readonly targets: readonly string[];
}

/** Starts a test server with the published schedules of working days, a plan of 甲市 and its figures. */
export async function startSupervisionTestCity(): Promise<SupervisionTestCity> {
  // the clock of these tests moves by months: nobody should have to sign in again for that
  const server = await startTestServer({
    settings: { HALFSKY_SESSION_IDLE_MINUTES: 10_000_000, HALFSKY_SESSION_HOURS: 1_000_000 },
  });
  const { ground } = server;
  const days = await readDeliveredSchedules(ground.config.root);
  await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    await importCalendar(context, days);
    const target = (name: string, organisationId?: string) => ({
      name,
      unit: "%",
      direction: "up" as const,
      rule: { kind: "gte" as const, value: "95", value2: null, unit: "%", per: null },
      baseline: { year: 2020, value: "80" },
      ...(organisationId === undefined ? {} : { organisationId }),
    });
    const indicators = await publishTestPlan(context, {
      areaCode: "990100",
      id: "990100-women-2021-2025",
      targets: [
        target("普惠性幼儿园覆盖率", "education-990100"),
        target("适龄妇女宫颈癌筛查率", "health-990100"),
        target("无人负责的比率"),
      ],
    });
    const values = ["80", "79", "78", "77"];
    await recordObservations(
      context,
      indicators.flatMap((indicatorId) =>
        values.map((value, index) => ({
          areaCode: "990100",
          indicatorId,
          year: 2021 + index,
          baseRevision: 0,
          value,
          missing: null,
        })),
      ),
      { kind: "entry", name: null },
    );
  });
  return { ...server, targets: [1, 2, 3].map((number) => `990100-women-2021-2025.${number}`) };
}

/** Does something with a matter and expects it to work; returns the record. */
export async function act(
  person: SignedIn,
  id: string,
  baseVersion: number,
  action: Readonly<Record<string, unknown>>,
) {
  const answer = await person.send("POST", `/api/supervision/${id}/actions`, { baseVersion, action });
  return answer;
}
