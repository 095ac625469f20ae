import { movesArea } from "../log/case-area.ts";
import { clearTimeOf } from "../log/owed-referrals.ts";
import type { Bilingual } from "@halfsky/statistics";
import type {
  EscalationRule,
  LinkSaid,
  Period,
  ReferralRule,
  SystemDefinition,
} from "../definition/definition.ts";
import { serviceRoles } from "../definition/roles.ts";
import { periodWords } from "../deadlines/period.ts";
import { actorList, actorTitle, listOrNone, none, words } from "./actor-words.ts";
import { glassRow } from "./glass-words.ts";
import type { SheetTable, TitleOfSystem } from "./sheet-table.ts";
import { join, sayCondition, sayTrigger, wordsOr } from "./say-condition.ts";
import { personPartWords, saySource } from "./sheet-words.ts";

/** Who is told when: clocks of the definition, of its referrals and of its items, each with its source. */
export function clockTable(definition: SystemDefinition): SheetTable {
  const own = Object.entries(definition.deadlines ?? {}).map(([name, rule]) => {
    const states = (rule.pausedIn ?? []).map((state) => wordsOr(definition.states[state]?.title, state));
    const warnings = (rule.warn ?? []).map((period) => {
      const { zh, en } = periodWords(period);
      return words(`提前${zh}提醒承办人`, `${en} before: the worker`);
    });
    const ladder = rule.escalate.map((one) => afterWords(definition, one));
    const ends = sayTrigger(rule.meets, definition);
    return [
      rule.title,
      sayTrigger(rule.starts, definition),
      dueWords(definition, rule.due),
      rule.repeats === true ? words(`${ends.zh}（循环）`, `${ends.en} (again and again)`) : ends,
      listOrNone(states),
      listOrNone([...sealingWords(definition, name), ...warnings, ...ladder], "；", "; "),
      saySource(rule.source),
    ];
  });
  const referrals = Object.entries(definition.referrals ?? {}).flatMap(([name, rule]) => [
    referralRow(definition, rule, "acknowledge"),
    referralRow(definition, rule, "answer"),
    ...clearRows(definition, name, rule),
  ]);
  const tasks = Object.values(definition.tasks ?? {}).map(({ title, due, source }) => [
    title,
    words("事项开办", "the item opens"),
    periodWords(due),
    words("办结", "it is done"),
    words("退回补正期间", "while it is sent back"),
    words(`到期：${actorTitle(definition, "owner").zh}`, `at the end: ${actorTitle(definition, "owner").en}`),
    saySource(source),
  ]);
  return {
    id: "clocks",
    title: words(
      "时限，到期告诉谁（告诉角色，不告诉个人；无人任该角色时立即告诉下一级）",
      "Clocks, and who is told (a role, never a person)",
    ),
    head: [
      words("时限", "Clock"),
      words("起算", "Starts"),
      words("期限", "Period"),
      words("完成于", "Met by"),
      words("暂停于", "Stands still in"),
      words("提醒与升级", "Told"),
      words("依据", "Source"),
    ],
    rows: [...own, ...referrals, ...tasks, glassRow(definition)],
  };
}

function referralRow(
  definition: SystemDefinition,
  rule: ReferralRule,
  part: "acknowledge" | "answer",
): readonly Bilingual[] {
  const what = part === "acknowledge" ? words("签收", "acknowledge") : words("反馈", "answer");
  const told = actorList(definition, rule.onSilence.tell);
  const titles = (names: readonly string[] = []): readonly Bilingual[] =>
    part === "answer" ? names.flatMap((name) => definition.actions[name]?.title ?? []) : [];
  const [answers, work] = [titles(rule.answeredBy), titles(rule.workedBy)];
  const further =
    rule.onSilence.next === true
      ? words("；并转请上一级同类单位", "; the agency above is asked too")
      : words("", "");
  return [
    words(`${rule.title.zh}：${what.zh}`, `${rule.title.en}: ${what.en}`),
    words("送出", "sent"),
    periodWords(rule[part]),
    words(
      [
        what.zh,
        ...answers.map(({ zh }) => `“${zh}”`),
        ...work.map(({ zh }) => `“${zh}”（在办，不算沉默）`),
      ].join("、"),
      [
        what.en,
        ...answers.map(({ en }) => `"${en}"`),
        ...work.map(({ en }) => `"${en}" (at work, not silent)`),
      ].join(", "),
    ),
    none,
    words(`到期：${told.zh}${further.zh}`, `at the end: ${told.en}${further.en}`),
    saySource(rule.source),
  ];
}

/** Of a referral that is sent under a condition: in what time it is found out whether that holds. */
function clearRows(
  definition: SystemDefinition,
  name: string,
  rule: ReferralRule,
): readonly (readonly Bilingual[])[] {
  const clearIn = clearTimeOf(definition, name);
  if (clearIn === null) return [];
  const told = actorList(definition, [...new Set(["owner", ...rule.onSilence.tell])]);
  return [
    [
      words(`${rule.title.zh}：核清是否需要`, `${rule.title.en}: find out whether it is needed`),
      words("该转介的条件情况不明", "nobody knows whether its condition holds"),
      periodWords(clearIn),
      words("查明不需要，或已送出", "it is known not to be needed, or is sent"),
      none,
      words(`到期：${told.zh}`, `at the end: ${told.en}`),
      saySource(rule.source),
    ],
  ];
}

/** Of the clock at whose beginning the case is sealed by law: for whom it then still is there. */
function sealingWords(definition: SystemDefinition, deadline: string): readonly Bilingual[] {
  const { sealing } = definition;
  if (sealing?.deadline !== deadline) return [];
  const keeps = actorList(definition, sealing.readers);
  const asks = actorList(definition, sealing.queries);
  return [
    words(
      `起算时由系统封存全案，此后仅${keeps.zh}可见，${asks.zh}可依法查询（说明理由、限时、事后复查）`,
      `at its start: sealed by the platform, then there for ${keeps.en} alone; legal queries by ${asks.en} (reason, minutes, review)`,
    ),
  ];
}

/** A step after the end of a clock: when, whom it tells, what it opens. */
export function afterWords(
  definition: SystemDefinition,
  { after, to, open, off }: EscalationRule,
): Bilingual {
  const { zh, en } = periodWords(after);
  const who = actorTitle(definition, to);
  const opens = open === undefined ? words("", "") : openWords(definition, open, off === true);
  return after.startsWith("0")
    ? words(`到期：${who.zh}${opens.zh}`, `at the end: ${who.en}${opens.en}`)
    : words(`逾期${zh}：${who.zh}${opens.zh}`, `${en} late: ${who.en}${opens.en}`);
}

/** What the platform opens with a step: a case of another system, unless a place has it off. */
function openWords(definition: SystemDefinition, link: string, isOff: boolean): Bilingual {
  const { zh, en } = wordsOr(definition.links?.[link]?.title, link);
  return isOff
    ? words(`（不由系统开立“${zh}”，可由当地启用）`, ` (“${en}” is not opened; a place may switch it on)`)
    : words(
        `，并由系统开立“${zh}”（封存的个案除外）`,
        `, and the platform opens “${en}” (never of a sealed case)`,
      );
}

function dueWords(definition: SystemDefinition, due: Period | Readonly<Record<string, Period>>): Bilingual {
  if (typeof due === "string") return periodWords(due);
  return join(
    Object.entries(due).map(([grade, period]) => {
      const title = wordsOr(definition.grade?.values[grade]?.title, grade);
      const { zh, en } = periodWords(period);
      return words(`${title.zh}${zh}`, `${title.en} ${en}`);
    }),
    "；",
    "; ",
  );
}

/** What leaves, to whom, on what basis. */
export function leavingTable(definition: SystemDefinition, titleOf: TitleOfSystem): SheetTable {
  const referrals = Object.values(definition.referrals ?? {}).map((rule) => [
    rule.title,
    serviceRoles[rule.to],
    rule.purpose,
    join(
      rule.basis.map((basis) => basisWords(definition, basis)),
      "，或",
      ", or ",
    ),
    shareWords(definition, rule.share),
    movesArea(rule)
      ? words("受理后个案转到该地区，由其主办并计数", "the case moves to that area, which owns and counts it")
      : rule.handover === true
        ? words("受理后主办权随之转移", "ownership passes with it")
        : none,
  ]);
  const tasks = Object.values(definition.tasks ?? {}).map((rule) => [
    rule.title,
    serviceRoles[rule.agency],
    words("联办事项", "an item of the bundle"),
    saySource(rule.source),
    shareWords(definition, rule.share),
    rule.when === undefined ? none : sayWhen(definition, rule.when),
  ]);
  const links = Object.values(definition.links ?? {}).map((rule) => {
    const parties = Object.keys(rule.parties).map((party) =>
      wordsOr(definition.parties[party]?.title, party),
    );
    const fields = Object.keys(rule.fields ?? {}).map((name) =>
      wordsOr(definition.fields[name]?.title, name),
    );
    const said = Object.values(rule.says ?? {}).flatMap((what) => saidWords(what) ?? []);
    const carried = [...parties, ...fields, ...said];
    const opened = wordsOr(titleOf(rule.system), rule.system);
    return [
      rule.title,
      words(`本平台系统“${opened.zh}”`, `system “${opened.en}” here`),
      words("开立关联个案", "opens a linked case"),
      none,
      listOrNone(carried),
      none,
    ];
  });
  const documents = Object.values(definition.documents ?? {}).map((rule) => [
    words(`《${rule.title.zh}》`, `“${rule.title.en}”`),
    actorList(definition, rule.by),
    words("制作文书", "made as a document"),
    none,
    placeholders(definition, rule.paragraphs.map(({ zh }) => zh).join("")),
    rule.signedBy,
  ]);
  return {
    id: "leaves",
    title: words(
      "什么内容给谁，凭什么（每次提供都留下记录）",
      "What leaves to whom, and why (each time is recorded)",
    ),
    head: [
      words("去向", "What"),
      words("给谁", "To whom"),
      words("目的", "Purpose"),
      words("依据", "Basis"),
      words("内容", "Contents"),
      words("备注", "Note"),
    ],
    rows: [...referrals, ...tasks, ...links, ...documents],
  };
}

/** What a link says of the case beside its answers; an answer that is always the same tells nothing of it. */
function saidWords(what: LinkSaid): Bilingual | null {
  if (typeof what === "object") return null;
  return {
    number: words("本案编号", "number of this case"),
    clock: words("逾期的时限", "the clock that ran out"),
    dueOn: words("原定期限", "the day it was due on"),
    agency: words("逾期单位的名称", "names of the agencies in default"),
  }[what];
}

function sayWhen(definition: SystemDefinition, when: Parameters<typeof sayCondition>[0]): Bilingual {
  const { zh, en } = sayCondition(when, definition);
  return words(`适用：${zh}`, `where ${en}`);
}

function basisWords(definition: SystemDefinition, basis: ReferralRule["basis"][number]): Bilingual {
  const said = "law" in basis ? basis.law : consentWords(definition, basis.consent);
  if (basis.when === undefined) return said;
  const { zh, en } = sayCondition(basis.when, definition);
  return words(`${said.zh}（须${zh}）`, `${said.en} (where ${en})`);
}

function consentWords(definition: SystemDefinition, scope: string): Bilingual {
  const rule = definition.consents?.[scope];
  const { zh, en } = wordsOr(rule?.title, scope);
  const lasts = rule === undefined ? none : periodWords(rule.lasts);
  return words(`本人同意：${zh}（${lasts.zh}内有效）`, `consent: ${en} (for ${lasts.en})`);
}

function shareWords(definition: SystemDefinition, share: ReferralRule["share"]): Bilingual {
  const fields = share.fields.map((name) => wordsOr(definition.fields[name]?.title, name));
  const people = Object.entries(share.parties ?? {}).map(([party, parts]) => {
    const title = wordsOr(definition.parties[party]?.title, party);
    const said = join(
      (parts ?? []).map((part) => personPartWords[part]),
      "、",
      ", ",
    );
    return words(`${title.zh}（${said.zh}）`, `${title.en} (${said.en})`);
  });
  const all = [...people, ...fields];
  return all.length === 0 ? words("不提供内容", "nothing") : join(all, "、", ", ");
}

function placeholders(definition: SystemDefinition, text: string): Bilingual {
  const names = [...new Set([...text.matchAll(/\{([\w.-]+)\}/gu)].map(([, name = ""]) => name))];
  const said = names.map((name) => {
    const [party = "", part] = name.split(".");
    if (part === undefined) return wordsOr(definition.fields[name]?.title, name);
    const title = wordsOr(definition.parties[party]?.title, party);
    const ofPerson = Object.entries(personPartWords).find(([key]) => key === part)?.[1];
    return words(`${title.zh}${ofPerson?.zh ?? part}`, `${title.en} ${ofPerson?.en ?? part}`);
  });
  return listOrNone(said);
}
