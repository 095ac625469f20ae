import type { MatterActionRequest } from "@halfsky/api-contract";
import { addDays, addWorkingDays, beijingDate, beijingMidnight, type WorkCalendar } from "@halfsky/calendar";
import { matterActionRequest, matterInput } from "@halfsky/api-contract";
import { findActor } from "../src/accounts/account.store.ts";
import type { Actor } from "../src/access/actor.ts";
import type { WriteContext } from "../src/access/context.ts";
import { addAttachment } from "../src/attachments/add-attachment.service.ts";
import { workCalendarIn } from "../src/calendar/calendar.store.ts";
import { importCalendar, readDeliveredSchedules } from "../src/calendar/import-calendar.service.ts";
import { actOnMatter } from "../src/supervision/act-on-matter.service.ts";
import { doDueSteps } from "../src/supervision/clock.ts";
import { draftMatter } from "../src/supervision/draft-matter.service.ts";
import { changeLetterhead } from "../src/supervision/supervision-settings.service.ts";

const city = "990100";

/** A matter of the sample city, by the plan and the name of its indicator. */
type Matter = "myopia" | "screening" | "nursery" | "drowning";

interface SampleEvent {
  /** so many working days before today */
  readonly ago: number;
  readonly matter: Matter;
  readonly by: "office" | "leader" | "education" | "health";
  /** null: the notice is drafted and issued */
  readonly action: MatterActionRequest["action"] | null;
  /** a made-up file of evidence that goes with it */
  readonly evidence?: string;
}

/** The ids of the targets that the sample matters are about. */
export type SampleTargets = Readonly<Record<Matter, string>>;

/**
 * Supervision of the sample city, dated back from the day of loading, through the services that people use: an explanation
 * due tomorrow, a step that is late and was urged by the clock, an explanation that waits to be checked, a matter that two
 * people have closed.
 */
export async function loadSupervision(
  context: WriteContext,
  { root, targets }: { readonly root: string; readonly targets: SampleTargets },
): Promise<void> {
  await importCalendar(context, await readDeliveredSchedules(root));
  const calendar = await workCalendarIn(context.transaction);
  const today = beijingDate(context.now);
  const dayAgo = (count: number): string => addWorkingDays(calendar, today, -count).date;
  const people = await findPeople(context);
  const as = (name: SampleEvent["by"], day: string): WriteContext => ({
    ...context,
    actor: people(name),
    now: momentOf(day),
  });
  const events = listEvents(calendar, today).toSorted((one, other) => other.ago - one.ago);
  const first = dayAgo(events[0]?.ago ?? 0);
  await changeLetterhead(as("office", first), {
    areaCode: city,
    issuer: "云汀市人民政府妇女儿童工作委员会办公室",
    prefix: "云妇儿工委办函",
    contact: "林望晴，0000-0000000",
    copies: ["云汀市人民政府"],
  });
  const begun = new Map<Matter, { readonly id: string; readonly version: number }>();
  for (const event of events) {
    const day = dayAgo(event.ago);
    for (const { id } of begun.values()) await runClockUntil(context, id, addDays(day, -1));
    const acting = as(event.by, day);
    if (event.action === null) {
      const input = { areaCode: city, targetIds: [targets[event.matter]], begunFrom: "light", issue: true };
      begun.set(event.matter, await draftMatter(acting, matterInput.parse(input)));
      continue;
    }
    const known = begun.get(event.matter);
    if (known === undefined) throw new Error(`${event.matter} has not begun`);
    const attachmentIds =
      event.evidence === undefined ? [] : [await attach(acting, known.id, event.evidence)];
    const action = { ...event.action, ...(attachmentIds.length > 0 ? { attachmentIds } : {}) };
    // what the clock did meanwhile is no conflict, as it is none for a person
    begun.set(
      event.matter,
      await actOnMatter(acting, known.id, matterActionRequest.parse({ baseVersion: known.version, action })),
    );
  }
  for (const { id } of begun.values()) await runClockUntil(context, id, today);
}

/** Ten in the morning in Beijing. */
function momentOf(day: string): string {
  return new Date(Date.parse(beijingMidnight(day)) + 10 * 3_600_000).toISOString();
}

async function findPeople({ transaction }: WriteContext): Promise<(username: string) => Actor> {
  const accounts = await transaction.selectFrom("account").select(["id", "username"]).execute();
  const actors = new Map<string, Actor>();
  for (const { id, username } of accounts) {
    const actor = await findActor(transaction, id);
    if (actor !== undefined) actors.set(username, actor);
  }
  return (username) => {
    const actor = actors.get(username);
    if (actor === undefined) throw new Error(`people.json: nobody is called ${username}`);
    return actor;
  };
}

/** Lets the clock do what it would have done about a matter, each on its own day. */
async function runClockUntil(context: WriteContext, id: string, until: string): Promise<void> {
  for (;;) {
    const row = await context.transaction
      .selectFrom("supervision_matter")
      .select("next_step_on")
      .where("id", "=", id)
      .where("is_open", "=", true)
      .executeTakeFirst();
    const day = row?.next_step_on ?? null;
    if (day === null || day > until) return;
    await doDueSteps({ ...context, now: momentOf(day) }, id);
  }
}

async function attach(context: WriteContext, matterId: string, words: string): Promise<string> {
  const { id } = await addAttachment(
    context,
    { kind: "supervision", id: matterId, areaCode: city },
    {
      fileName: "佐证材料（示例）.txt",
      bytes: new TextEncoder().encode(`示例数据，内容为虚构。\n${words}\n`),
      mostMegabytes: 1,
    },
  );
  return id;
}

function listEvents(calendar: WorkCalendar, today: string): readonly SampleEvent[] {
  const dayAfter = (ago: number): string => addWorkingDays(calendar, today, -ago).date;
  return [...nurseryEvents(dayAfter), ...screeningEvents(dayAfter), ...otherEvents()];
}

/** Closed: the office proposed it, a leader confirmed. */
function nurseryEvents(day: (ago: number) => string): readonly SampleEvent[] {
  const by = "health";
  const matter = "nursery";
  return [
    { ago: 58, matter, by: "leader", action: null },
    { ago: 57, matter, by, action: { kind: "acknowledge" } },
    {
      ago: 51,
      matter,
      by,
      action: {
        kind: "submit-explanation",
        text: "两处公办托育园因消防验收推迟开园，幼儿园托班的托位尚未计入统计。",
        steps: [
          { what: "两处公办托育园完成消防验收并开园", due: day(30), evidence: "photograph" },
          { what: "与教育局核对幼儿园托班托位并补报", due: day(24), evidence: "figures" },
        ],
      },
    },
    { ago: 49, matter, by: "office", action: { kind: "accept-explanation", text: "原因清楚，按方案推进。" } },
    { ago: 48, matter, by: "office", action: { kind: "accept-plan" } },
    {
      ago: 31,
      matter,
      by,
      action: { kind: "report-step", step: 1, text: "两处托育园均已通过验收并开园，新增托位180个。" },
      evidence: "开园登记表，新增托位180个。",
    },
    { ago: 29, matter, by: "office", action: { kind: "accept-step", step: 1 } },
    {
      ago: 25,
      matter,
      by,
      action: { kind: "report-step", step: 2, text: "与教育局逐园核对，补报托班托位320个。" },
      evidence: "核对表，补报托位320个。",
    },
    { ago: 23, matter, by: "office", action: { kind: "accept-step", step: 2 } },
    {
      ago: 22,
      matter,
      by: "office",
      action: { kind: "propose-closing", reason: "两个步骤均已核实，新增和补报托位共500个。" },
    },
    { ago: 20, matter, by: "leader", action: { kind: "confirm-closing", text: "同意办结，明年继续关注。" } },
  ];
}

/** The third step is four working days late: the clock has sent a supervision letter, and told the office. */
function screeningEvents(day: (ago: number) => string): readonly SampleEvent[] {
  const by = "health";
  const matter = "screening";
  return [
    { ago: 45, matter, by: "office", action: null },
    { ago: 44, matter, by, action: { kind: "acknowledge" } },
    {
      ago: 38,
      matter,
      by,
      action: { kind: "submit-explanation", text: "基层检验能力不足，外出务工妇女召回困难。" },
    },
    {
      ago: 36,
      matter,
      by: "office",
      action: { kind: "return-explanation", reason: "请分县列出应查、实查人数，说明差距在哪里。" },
    },
    {
      ago: 33,
      matter,
      by,
      action: {
        kind: "submit-explanation",
        text: "分县情况见附件：帆屿县、青岚县实查不足应查的四成，主要缺检验设备；其余县主要是召回不足。",
      },
      evidence: "各县应查、实查人数（虚构）。",
    },
    { ago: 31, matter, by: "office", action: { kind: "accept-explanation" } },
    {
      ago: 26,
      matter,
      by,
      action: {
        kind: "submit-plan",
        steps: [
          { what: "为帆屿县、青岚县配置检验设备", due: day(16), evidence: "photograph" },
          { what: "培训两县检验人员", due: day(11), evidence: "document" },
          { what: "完成两县补筛5000人", due: day(4), evidence: "figures" },
        ],
      },
    },
    { ago: 24, matter, by: "office", action: { kind: "accept-plan" } },
    {
      ago: 17,
      matter,
      by,
      action: { kind: "report-step", step: 1, text: "两县设备均已到位并调试。" },
      evidence: "设备验收单（虚构）。",
    },
    { ago: 15, matter, by: "office", action: { kind: "accept-step", step: 1 } },
    {
      ago: 12,
      matter,
      by,
      action: { kind: "report-step", step: 2, text: "已培训检验人员26人。" },
      evidence: "培训签到表（虚构）。",
    },
    { ago: 10, matter, by: "office", action: { kind: "accept-step", step: 2 } },
  ];
}

/** One explanation is due tomorrow, another waits for the office. */
function otherEvents(): readonly SampleEvent[] {
  return [
    { ago: 9, matter: "myopia", by: "leader", action: null },
    { ago: 8, matter: "myopia", by: "education", action: { kind: "acknowledge" } },
    { ago: 6, matter: "drowning", by: "office", action: null },
    { ago: 5, matter: "drowning", by: "education", action: { kind: "acknowledge" } },
    {
      ago: 2,
      matter: "drowning",
      by: "education",
      action: {
        kind: "submit-explanation",
        text: "暑期事故集中在开放水域，两县防溺水巡查力量不足，安全教育未覆盖流动儿童。",
      },
      evidence: "事故水域分布说明（虚构）。",
    },
  ];
}
