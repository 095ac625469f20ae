import { type Bilingual, unitWords } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { relations, serviceRoles } from "../definition/roles.ts";
import { actorsFor } from "../decide/actors-for.ts";
import { emptyCase } from "../log/empty-case.ts";
import { periodWords } from "../deadlines/period.ts";
import { clockTable, leavingTable } from "./clock-tables.ts";
import { derivedFacts } from "./derived-facts.ts";
import { readingTable } from "./reading-table.ts";
import { actorList, actorTitle, listOrNone, none, words } from "./actor-words.ts";
import { sayGlass } from "./glass-words.ts";
import { knownPeople, unclockedStates } from "./known-words.ts";
import { sayPlace } from "./place-words.ts";
import { sayLoads } from "./load-words.ts";
import { join, sayCondition, wordsOr } from "./say-condition.ts";
import { setWords } from "./set-words.ts";
import { scheduleTable } from "./schedule-table.ts";
import type { SheetTable, TitleOfSystem } from "./sheet-table.ts";
import { saySource, systemKindWords } from "./sheet-words.ts";
import { sayNeeds } from "./coverage-words.ts";
import { sayTravel } from "./travel-words.ts";

/** All that a definition permits, for a lawyer who reads no code. Made from the definition, never written by hand. */
export interface PermissionSheet {
  readonly title: Bilingual;
  /** sentences that stand above the tables */
  readonly facts: readonly Bilingual[];
  readonly tables: readonly SheetTable[];
}

/**
 * The sheet of a definition; apply the place's overlay before, and it is the sheet of the place. `titleOf` names the systems
 * whose cases it opens; where nobody gives it they stand by their ids, which is enough to compare two sheets of one system.
 */
export function permissionSheet(
  definition: SystemDefinition,
  titleOf: TitleOfSystem = () => undefined,
): PermissionSheet {
  const tables = [
    actorTable(definition),
    readingTable(definition),
    actionTable(definition),
    gradeTable(definition),
    clockTable(definition),
    scheduleTable(definition),
    leavingTable(definition, titleOf),
    figureTable(definition),
    outsideTable(definition),
  ];
  return {
    title: definition.title,
    facts: factsOf(definition),
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

function factsOf(definition: SystemDefinition): readonly Bilingual[] {
  const { kind, purpose, sources, keep, alsoReads } = definition;
  const cited = join(sources.map(saySource), "；", "; ");
  const kept = periodWords(keep);
  return [
    words(
      `${purpose.zh}。种类：${systemKindWords[kind].zh}。`,
      `${purpose.en}. Kind: ${systemKindWords[kind].en}.`,
    ),
    ...(sources.length === 0 ? [] : [words(`依据：${cited.zh}。`, `Rests on: ${cited.en}.`)]),
    words(
      `办结后保存${kept.zh}，期满销毁密钥，内容不可恢复。`,
      `Kept for ${kept.en} after closing; then the key is destroyed and nothing can be read.`,
    ),
    words(
      "读权由办理权推出：谁能办一件事，就能看这件事的表单；承办人、主办单位及其督导还能看立案时填写的内容（密封的除外）。",
      "Whoever may act reads the form of the act; the worker, the owning agency and its supervisor also read what the case was opened with, but for what is sealed.",
    ),
    alsoReads === undefined
      ? words("没有另行授予的读权。", "No further rights to read are granted.")
      : words(
          "另行授予的读权见下表“另可查看”。",
          "Rights to read granted beside these are marked in the table.",
        ),
    words("个人信息的每次查阅都留痕。", "Each read of personal data is logged."),
    ...(definition.referrals === undefined
      ? []
      : [
          words(
            "受转介单位反馈后，只看到反馈时的内容；办结后只看到本单位自己的反馈、决定、文件和编号，整案密封的不再可见。",
            "Once it has answered, an agency sees what stood at its answer; once the case is closed, its own answer, decision, files and the number, and nothing of a case that is sealed.",
          ),
        ]),
    ...(definition.referrals === undefined && definition.tasks === undefined
      ? []
      : [
          words(
            "接到转介、联办事项的单位可看到主办单位和承办人的姓名，以便联系；看不到其他办理情况。",
            "An agency to which something was handed sees the owning agency and the name of whoever handles the case, to reach her; nothing else of its course.",
          ),
        ]),
    ...sayPlace(definition),
    sayGlass(definition),
    ...keptNames(definition),
    ...derivedFacts(definition),
    ...(definition.match === undefined ? [] : [judgesOfMatches(definition)]),
    ...weighedResidence(definition),
    ...standsOnce(definition),
    ...knownPeople(definition),
    ...unclockedStates(definition),
    ...sayLoads(definition),
    ...(definition.coverage?.needs === undefined
      ? []
      : [sayNeeds(definition, definition.coverage.level, definition.coverage.needs)]),
    ...(definition.coverage?.within === undefined
      ? []
      : [sayTravel(definition, definition.coverage.counts, definition.coverage.within)]),
  ];
}

/** Whose accounts are kept as closely as the names of a party. */
function keptNames({ actors, parties }: SystemDefinition): readonly Bilingual[] {
  return Object.entries(parties).flatMap(([party, { title }]) => {
    const titles = Object.values(actors).flatMap((actor) => (actor.asParty === party ? [actor.title] : []));
    if (titles.length === 0) return [];
    const { zh, en } = listOrNone(titles);
    return [
      words(
        `${zh}的账号与“${title.zh}”的姓名同等保密：看不到该姓名的人，在经过、附件和查阅记录里只见称谓。`,
        `The accounts of ${en} are kept as closely as the names of “${title.en}”: who may not read those sees the title alone, in the history, beside files and in the log of reads.`,
      ),
    ];
  });
}

/** Who judges whether two cases are about the same people. */
function judgesOfMatches(definition: SystemDefinition): Bilingual {
  const { zh, en } = actorList(definition, actorsFor("judge-match", definition, emptyCase, {}));
  return words(
    `疑似重复的个案，由看得到双方的${zh}写明理由后判断（同一人、不同、待定）；可以改判，原判断留存；须联网办理。`,
    `Whether another case is about the same people is judged with a reason (same, different, left open) by ${en}, of those who see both; a later judgement may differ, the earlier one is kept; not without a network.`,
  );
}

/** Where somebody may stand in one place only. */
function standsOnce({ match, parties, states }: SystemDefinition): readonly Bilingual[] {
  if (match?.once === undefined) return [];
  const { party, state, beside } = match.once;
  const who = wordsOr(parties[party]?.title, party);
  const where = wordsOr(states[state]?.title, state);
  const systems = beside.join(", ");
  return [
    words(
      `同一身份证号的“${who.zh}”只在一处“${where.zh}”（${systems}）：他处已有的，不能再列，只告知是哪个县（市、区），由其移交或退出。`,
      `“${who.en}” of one ID number stand as “${where.en}” in one place (${systems}): where there is such a case already none is added; only the county is named, which hands over or lets go.`,
    ),
  ];
}

/** By which answer places are compared, where a definition names one. */
function weighedResidence({ match, fields }: SystemDefinition): readonly Bilingual[] {
  const title = match?.residence === undefined ? undefined : fields[match.residence]?.title;
  if (title === undefined) return [];
  return [
    words(
      `判断是否同一人时，一并比较“${title.zh}”：只作权重，不凭它认人。`,
      `“${title.en}” is compared as well where somebody judges whether two are one: a weight, nobody is found by it.`,
    ),
  ];
}

function actorTable(definition: SystemDefinition): SheetTable {
  return {
    id: "actors",
    title: words("谁参与", "Who takes part"),
    head: [words("称谓", "Actor"), words("服务角色", "Role"), words("与个案的关系", "Relation to the case")],
    rows: Object.values(definition.actors).map(({ title, role, relation }) => [
      title,
      serviceRoles[role],
      relations[relation],
    ]),
  };
}

function actionTable(definition: SystemDefinition): SheetTable {
  return {
    id: "does",
    title: words("谁在什么状态下能做什么", "Who may do what, and when"),
    head: [
      words("事项", "Action"),
      words("从", "From"),
      words("到", "To"),
      words("谁", "By whom"),
      words("条件", "Only if"),
      words("第二人", "Second person"),
      words("随之发生", "What follows"),
    ],
    rows: Object.values(definition.actions).map((rule) => [
      rule.title,
      fromWords(definition, rule.from),
      rule.to === "same" ? words("不变", "same") : wordsOr(definition.states[rule.to]?.title, rule.to),
      byWords(definition, rule),
      conditionsOf(definition, rule),
      rule.secondPerson === undefined ? none : actorList(definition, rule.secondPerson),
      followsWords(definition, rule),
    ]),
  };
}

/** What follows from an action, and whether it may be done on many cases in one go. */
function followsWords(definition: SystemDefinition, rule: SystemDefinition["actions"][string]): Bilingual {
  const follows = effectWords(definition, rule);
  if (rule.bulk !== true) return follows;
  const many = words("可批量办理", "may be done in bulk");
  return rule.effects === undefined && rule.sets === undefined ? many : join([follows, many], "；", "; ");
}

/** Who may do an action; the platform where it opens cases by it. */
function byWords(
  definition: SystemDefinition,
  { by, byPlatform }: SystemDefinition["actions"][string],
): Bilingual {
  const { zh, en } = actorList(definition, by);
  return byPlatform === true
    ? words(`${zh}；由其他个案关联开立时：平台`, `${en}; the platform, through a link of another case`)
    : words(zh, en);
}

function fromWords(
  definition: SystemDefinition,
  from: SystemDefinition["actions"][string]["from"],
): Bilingual {
  if (from === "new") return words("新立", "new");
  if (from === "open") return words("未办结", "any open");
  if (from === "closed") return words("已办结", "closed");
  return join(
    from.map((state) => wordsOr(definition.states[state]?.title, state)),
    "、",
    ", ",
  );
}

function conditionsOf(
  definition: SystemDefinition,
  { guard, needsReason }: SystemDefinition["actions"][string],
): Bilingual {
  const parts = [
    ...(guard === undefined ? [] : [sayCondition(guard.when, definition)]),
    ...(needsReason === true ? [words("须写明理由", "a reason is given")] : []),
  ];
  return listOrNone(parts, "；", "; ");
}

/** What an action brings about, as its sheet says it; null where it only keeps what was written. */
export function whatFollows(definition: SystemDefinition, action: string): Bilingual | null {
  const rule = definition.actions[action];
  if (rule === undefined) return null;
  const state = rule.to === "same" ? undefined : definition.states[rule.to]?.title;
  const parts = [
    ...(state === undefined ? [] : [words(`个案状态改为“${state.zh}”`, `the case becomes “${state.en}”`)]),
    ...(rule.effects === undefined && rule.sets === undefined ? [] : [effectWords(definition, rule)]),
  ];
  return parts.length === 0 ? null : join(parts, "；", "; ");
}

function effectWords(definition: SystemDefinition, rule: SystemDefinition["actions"][string]): Bilingual {
  const said = (rule.effects ?? []).map((effect): Bilingual => {
    if ("refer" in effect) {
      const title = wordsOr(definition.referrals?.[effect.refer]?.title, effect.refer);
      return withWhen(definition, title, effect.when);
    }
    if ("open" in effect) {
      const { zh, en } = wordsOr(definition.links?.[effect.open]?.title, effect.open);
      return withWhen(definition, words(`开立“${zh}”`, `opens “${en}”`), effect.when);
    }
    if ("assign" in effect) {
      const said =
        effect.assign === "actor"
          ? words("由本人承办", "assigned to the actor")
          : words("指定承办人", "assigned");
      return withWhen(definition, said, definition.assignGuard?.when);
    }
    if ("raiseTo" in effect) {
      const { zh, en } = wordsOr(definition.grade?.values[effect.raiseTo]?.title, effect.raiseTo);
      return words(`等级不低于${zh}`, `grade at least ${en}`);
    }
    if ("fanOut" in effect) return words("分发各事项", "all items are opened");
    if ("document" in effect) {
      const { zh, en } = wordsOr(definition.documents?.[effect.document]?.title, effect.document);
      return words(`制作《${zh}》`, `makes “${en}”`);
    }
    if ("seal" in effect) return words("整案保密", "the case is sealed");
    const { zh, en } = actorTitle(definition, effect.tell);
    return words(`告知${zh}`, `tells ${en}`);
  });
  return listOrNone([...said, ...setWords(definition, rule)], "；", "; ");
}

function withWhen(
  definition: SystemDefinition,
  what: Bilingual,
  when: Parameters<typeof sayCondition>[0] | undefined,
): Bilingual {
  if (when === undefined) return what;
  const { zh, en } = sayCondition(when, definition);
  return words(`${what.zh}（当${zh}）`, `${what.en} (when ${en})`);
}

function gradeTable(definition: SystemDefinition): SheetTable {
  const { grade } = definition;
  const title = words(
    "等级由高到低，满足任一条即建议该级；只有人能降级，且须两人",
    "Grades from high to low: any rule proposes; only people lower, and two of them",
  );
  const head = [
    words("等级", "Grade"),
    words("建议的条件", "Proposed where"),
    words("谁可改动", "Who may change it"),
  ];
  if (grade === undefined) return { id: "grades", title, head, rows: [] };
  const raise = actorList(definition, grade.raise);
  const lower = actorList(definition, grade.lower);
  const confirm = actorList(definition, grade.lowerConfirm);
  const guard = grade.lowerGuard === undefined ? none : grade.lowerGuard.otherwise;
  const change = words(
    `升级：${raise.zh}；降级：${lower.zh}提出，${confirm.zh}同意${guard === none ? "" : `（${guard.zh}）`}`,
    `raised by ${raise.en}; lowered by ${lower.en}, agreed by ${confirm.en}${guard === none ? "" : ` (${guard.en})`}`,
  );
  const rows = Object.entries(grade.values)
    .toReversed()
    .map(([name, value], index) => {
      const rules = grade.rules
        .filter(({ is }) => is === name)
        .map(({ when }) => sayCondition(when, definition));
      const unknown = grade.unknown === name ? [words("情况不明时", "where nothing is known")] : [];
      const all = [...rules, ...unknown];
      return [value.title, listOrNone(all, "；", "; "), index === 0 ? change : words("同上", "as above")];
    });
  return { id: "grades", title, head, rows };
}

function figureTable(definition: SystemDefinition): SheetTable {
  return {
    id: "figures",
    title: words(
      "统计什么（只按公开、工作类字段分组，经发布审查方可对外）",
      "What is counted (out only by a release)",
    ),
    head: [
      words("指标", "Indicator"),
      words("单位", "Unit"),
      words("分组", "By"),
      words("用于规划指标", "Feeds"),
    ],
    rows: Object.values(definition.indicators).map(({ title, unit, by, feeds }) => [
      title,
      unitWords(unit),
      listOrNone(by.map((dimension) => dimensionWords(definition, dimension))),
      feeds === undefined ? none : words(feeds, feeds),
    ]),
  };
}

function dimensionWords(definition: SystemDefinition, dimension: string): Bilingual {
  if (dimension === "area") return words("地区", "area");
  if (dimension === "month") return words("月份", "month");
  if (dimension === "grade") return words("等级", "grade");
  return wordsOr(definition.fields[dimension]?.title, dimension);
}

function outsideTable(definition: SystemDefinition): SheetTable {
  return {
    id: "outside",
    title: words(
      "由外部系统保有、只核对不重复采集的数据",
      "Held by systems outside: reconciled, never asked again",
    ),
    head: [
      words("系统", "System"),
      words("主管", "Owner"),
      words("依据", "Basis"),
      words("只取", "Takes only"),
      words("已有、不再要求填写", "Holds, never asked for again"),
      words("频次", "How often"),
    ],
    rows: (definition.reconcile ?? []).map(
      ({ system, owner, basis, takes, holds = [], rhythm, certainty }) => [
        system,
        serviceRoles[owner],
        certainty === "assumed" ? words(`${basis.zh}【待核实】`, `${basis.en} [not verified]`) : basis,
        listOrNone(takes),
        listOrNone(holds.map((field) => wordsOr(definition.fields[field]?.title, field))),
        rhythm === "monthly" ? words("每月", "monthly") : words("每季", "quarterly"),
      ],
    ),
  };
}
