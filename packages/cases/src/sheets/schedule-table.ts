import type { Bilingual } from "@halfsky/statistics";
import type {
  OriginRule,
  ScheduleRule,
  ScheduleStepRule,
  SystemDefinition,
} from "../definition/definition.ts";
import { periodWords, readPeriod } from "../deadlines/period.ts";
import { actorTitle, listOrNone, words } from "./actor-words.ts";
import { afterWords } from "./clock-tables.ts";
import { join, sayCondition, sayTrigger, wordsOr } from "./say-condition.ts";
import type { SheetTable } from "./sheet-table.ts";
import { saySource } from "./sheet-words.ts";

/** What is due by age or weeks of gestation: each step with its window, what fulfils it, and who is told when it passes. */
export function scheduleTable(definition: SystemDefinition): SheetTable {
  const rows = Object.values(definition.schedules ?? {}).flatMap((rule) =>
    Object.values(rule.steps).map((step, index) => [
      wrapped(rule, step),
      windowWords(rule, step),
      fulfilWords(step, definition),
      step.when === undefined ? words("全部", "everybody") : sayCondition(step.when, definition),
      index === 0 ? countsFrom(rule, definition) : words("同上", "as above"),
      index === 0 ? toldWords(rule, definition) : words("同上", "as above"),
      saySource(step.source ?? rule.source),
    ]),
  );
  return {
    id: "schedules",
    title: words(
      "日程：按月龄或孕周到期的各步（过期未做须说明原因，不自动略过）",
      "Schedules: steps due by age or gestation (one that was not done is explained, never skipped)",
    ),
    head: [
      words("步骤", "Step"),
      words("窗口", "Window"),
      words("完成于", "Fulfilled by"),
      words("适用", "For whom"),
      words("起算", "Counts from"),
      words("终止、提醒与升级", "Ends, and who is told"),
      words("依据", "Source"),
    ],
    rows,
  };
}

function wrapped({ title }: ScheduleRule, step: ScheduleStepRule): Bilingual {
  const off =
    step.off === true
      ? words("（不开展，可由当地启用）", " (not done unless a place switches it on)")
      : words("", "");
  return words(`${title.zh}：${step.title.zh}${off.zh}`, `${title.en}: ${step.title.en}${off.en}`);
}

/** "满3—4个月", "孕16—20周": completed units, both included. */
function windowWords({ origin }: Pick<ScheduleRule, "origin">, { from, to }: ScheduleStepRule): Bilingual {
  const isGestation = origin.every((one) => !("birth" in one));
  const [start, end] = [readPeriod(from), readPeriod(to)];
  const [zhEnd, enEnd] = [ageWords(to).zh, ageWords(to).en];
  const zhStart = start.unit === end.unit ? String(start.count) : ageWords(from).zh;
  const enStart = start.unit === end.unit ? String(start.count) : ageWords(from).en;
  const zh = from === to ? zhEnd : `${zhStart}—${zhEnd}`;
  const en = from === to ? enEnd : `${enStart} to ${enEnd}`;
  return isGestation ? words(`孕${zh}`, `${en} of gestation`) : words(`满${zh}`, `${en} of age`);
}

/** An age of nothing is the day itself. */
function ageWords(age: ScheduleStepRule["from"]): Bilingual {
  const { count, unit } = readPeriod(age);
  if (count > 0) return periodWords(age);
  return unit === "d"
    ? words("0日", "0 days")
    : unit === "w"
      ? words("0周", "0 weeks")
      : words("0个月", "0 months");
}

function fulfilWords({ by, on, needs }: ScheduleStepRule, definition: SystemDefinition): Bilingual {
  const action = join(
    by.map((name) => sayTrigger({ action: name }, definition)),
    "或",
    " or ",
  );
  const day = on === undefined ? null : wordsOr(definition.fields[on]?.title, on);
  const must = needs === undefined ? null : sayCondition(needs, definition);
  return words(
    `${action.zh}${day === null ? "" : `（以“${day.zh}”为准）`}${must === null ? "" : `，且${must.zh}`}`,
    `${action.en}${day === null ? "" : ` (on “${day.en}”)`}${must === null ? "" : `, and ${must.en}`}`,
  );
}

function countsFrom({ origin, corrected }: ScheduleRule, definition: SystemDefinition): Bilingual {
  const title = (name: string): Bilingual => wordsOr(definition.fields[name]?.title, name);
  const from = join(
    origin.map((one) => originWords(one, title)),
    "；未填的，",
    "; if not given, ",
  );
  if (corrected === undefined) return from;
  const weeks = title(corrected.weeks);
  const days = corrected.days === undefined ? null : title(corrected.days);
  return words(
    `${from.zh}（不足37周出生的按“${weeks.zh}${days === null ? "" : `、${days.zh}`}”用矫正月龄，不详的用实际月龄）`,
    `${from.en} (corrected by “${weeks.en}${days === null ? "" : `, ${days.en}`}” where born before 37 weeks; not known: from birth)`,
  );
}

function originWords(origin: OriginRule, title: (name: string) => Bilingual): Bilingual {
  if ("birth" in origin) return title(origin.birth);
  if ("lastPeriod" in origin) {
    const { zh, en } = title(origin.lastPeriod);
    return words(`孕周自“${zh}”起`, `gestation from “${en}”`);
  }
  if ("dueDate" in origin) {
    const { zh, en } = title(origin.dueDate);
    return words(`孕周自“${zh}”前280天起`, `gestation from 280 days before “${en}”`);
  }
  const { on, weeks, days } = origin.measured;
  const counted = days === undefined ? [weeks] : [weeks, days];
  const said = join(counted.map(title), "、", ", ");
  const day = title(on);
  return words(`孕周按“${day.zh}”的“${said.zh}”推算`, `gestation by “${said.en}” on “${day.en}”`);
}

function toldWords(rule: ScheduleRule, definition: SystemDefinition): Bilingual {
  const ends = rule.ends === undefined ? [] : [endWords(sayCondition(rule.ends, definition))];
  const closing = words(
    "结案时终止，提出结案待复核时停止提醒",
    "ends with the case, and reminds nobody while somebody's proposal to close it waits",
  );
  const warnings = (rule.warn ?? []).map((period) => {
    const { zh, en } = periodWords(period);
    const owner = actorTitle(definition, "owner");
    return words(`提前${zh}提醒${owner.zh}`, `${en} before: ${owner.en}`);
  });
  return listOrNone(
    [...ends, closing, ...warnings, ...rule.escalate.map((one) => afterWords(definition, one))],
    "；",
    "; ",
  );
}

function endWords({ zh, en }: Bilingual): Bilingual {
  return words(`${zh}时终止`, `ends where ${en}`);
}
