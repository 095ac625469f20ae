import type { Bilingual } from "@halfsky/statistics";
import { periodWords } from "../deadlines/period.ts";
import { engineTable } from "../decide/engine-table.ts";
import type { FieldType, SystemDefinition, Trigger } from "../definition/definition.ts";
import type { Condition, TaskStatus } from "../expression/condition.ts";
import { engineActions } from "../log/case-log.ts";

/** Words of a name that a definition declares; the name itself where it does not. */
export function wordsOr(title: Bilingual | undefined, name: string): Bilingual {
  return title ?? { zh: name, en: name };
}

/** A condition in words, for people who read no code. */
export function sayCondition(condition: Condition, definition: SystemDefinition): Bilingual {
  const say = (part: Condition): Bilingual => sayCondition(part, definition);
  if ("all" in condition) return join(condition.all.map(say), "，且", " and ");
  if ("any" in condition) return join(condition.any.map(say), "，或", " or ");
  if ("not" in condition) return wrap(say(condition.not), "并非（", "）", "not (", ")");
  if ("is" in condition) {
    const [name, value] = condition.is;
    return sayIs(definition, name, [String(value)]);
  }
  if ("in" in condition) return sayIs(definition, condition.in[0], condition.in[1]);
  if ("has" in condition)
    return wrap(fieldTitle(definition, condition.has), "已填写“", "”", "", " is answered");
  if ("compare" in condition) {
    const [name, operator, value] = condition.compare;
    const { zh, en } = fieldTitle(definition, name);
    return { zh: `${zh}${operator}${value}`, en: `${en} ${operator} ${value}` };
  }
  if ("since" in condition) {
    const [from, , period] = condition.since;
    const length = periodWords(period);
    if (typeof from === "string") {
      const { zh, en } = fieldTitle(definition, from);
      return { zh: `自“${zh}”起满${length.zh}`, en: `${length.en} have gone by since “${en}”` };
    }
    const { zh, en } = wordsOr(definition.states[from.state]?.title, from.state);
    return { zh: `进入“${zh}”后满${length.zh}`, en: `${length.en} have gone by since it came to “${en}”` };
  }
  if ("apart" in condition) {
    const [from, to, operator, period] = condition.apart;
    const [one, other] = [fieldTitle(definition, from), fieldTitle(definition, to)];
    const length = periodWords(period);
    return operator === "≤"
      ? {
          zh: `“${other.zh}”不早于“${one.zh}”，且不超过其后${length.zh}`,
          en: `“${other.en}” is not before “${one.en}” and at most ${length.en} after it`,
        }
      : {
          zh: `“${other.zh}”在“${one.zh}”后至少${length.zh}`,
          en: `“${other.en}” is at least ${length.en} after “${one.en}”`,
        };
  }
  if ("age" in condition) {
    const [party, operator, years] = condition.age;
    const { zh, en } = wordsOr(definition.parties[party]?.title, party);
    return { zh: `${zh}年龄${operator}${years}岁`, en: `${en} aged ${operator} ${years}` };
  }
  if ("persons" in condition) {
    const [party, operator, count] = condition.persons;
    const { zh, en } = wordsOr(definition.parties[party]?.title, party);
    return { zh: `${zh}人数${operator}${count}`, en: `${en}: ${operator} ${count} persons` };
  }
  if ("did" in condition) {
    const [action, operator, count] = condition.did;
    const { zh, en } = actionTitle(definition, action);
    return { zh: `“${zh}”次数${operator}${count}`, en: `“${en}” done ${operator} ${count} times` };
  }
  if ("grade" in condition) {
    const [operator, grade] = condition.grade;
    const { zh, en } = wordsOr(definition.grade?.values[grade]?.title, grade);
    return { zh: `等级${operator}${zh}`, en: `grade ${operator} ${en}` };
  }
  if ("referral" in condition) {
    const [name, status] = condition.referral;
    const { zh, en } = wordsOr(definition.referrals?.[name]?.title, name);
    return status === "open"
      ? { zh: `“${zh}”办理中`, en: `“${en}” is open` }
      : { zh: `“${zh}”已反馈`, en: `“${en}” is answered` };
  }
  if ("consent" in condition) {
    const { zh, en } = wordsOr(definition.consents?.[condition.consent]?.title, condition.consent);
    return { zh: `“${zh}”在有效期内`, en: `the consent “${en}” is in force` };
  }
  if ("task" in condition) {
    const [task, status] = condition.task;
    const { zh, en } = wordsOr(definition.tasks?.[task]?.title, task);
    return { zh: `“${zh}”${taskWords[status].zh}`, en: `“${en}” is ${taskWords[status].en}` };
  }
  if ("tasksDone" in condition) return { zh: "各事项均已办结", en: "all items are done" };
  const { gate, of } = condition;
  if (of === undefined)
    return { zh: `承办人“${gate}”核验通过`, en: `the person assigned passes the check “${gate}”` };
  const { zh, en } = wordsOr(definition.parties[of]?.title, of);
  return { zh: `“${zh}”经“${gate}”核验通过`, en: `“${en}” pass the check “${gate}”` };
}

const taskWords = {
  "not-applicable": { zh: "不适用", en: "not applicable" },
  waiting: { zh: "待前项办结", en: "waiting" },
  open: { zh: "办理中", en: "open" },
  returned: { zh: "已退回", en: "sent back" },
  done: { zh: "已办结", en: "done" },
} as const satisfies Record<TaskStatus, Bilingual>;

/** What starts or meets a clock, in words, with what has to hold beside. */
export function sayTrigger(trigger: Trigger, definition: SystemDefinition): Bilingual {
  const said = sayPulled(trigger, definition);
  if (trigger.when === undefined) return said;
  return join([said, sayCondition(trigger.when, definition)], "，且", ", where ");
}

function sayPulled(trigger: Trigger, definition: SystemDefinition): Bilingual {
  if ("action" in trigger) return wrap(actionTitle(definition, trigger.action), "“", "”", "“", "”");
  if ("state" in trigger) {
    const title = wordsOr(definition.states[trigger.state]?.title, trigger.state);
    return wrap(title, "进入“", "”", "comes to “", "”");
  }
  if ("left" in trigger) {
    const title = wordsOr(definition.states[trigger.left]?.title, trigger.left);
    return wrap(title, "离开“", "”", "leaves “", "”");
  }
  if ("task" in trigger) {
    const title = wordsOr(definition.tasks?.[trigger.task]?.title, trigger.task);
    return wrap(title, "事项“", "”", "item “", "”");
  }
  const field = definition.fields[trigger.field];
  const isDay = field?.type.kind === "date" || field?.type.kind === "moment";
  return wrap(
    fieldTitle(definition, trigger.field),
    isDay ? "所填“" : "填写“",
    "”",
    "“",
    isDay ? "”" : "” is answered",
  );
}

/** The title of an action of the definition, or of the engine. */
export function actionTitle(definition: SystemDefinition, action: string): Bilingual {
  const own = definition.actions[action]?.title;
  const engine = engineActions.find((name) => name === action);
  return own ?? (engine === undefined ? wordsOr(undefined, action) : engineTable[engine].title);
}

/** Parts of a sentence put together in both languages. */
export function join(parts: readonly Bilingual[], zh: string, en: string): Bilingual {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

function wrap(
  { zh, en }: Bilingual,
  before: string,
  after: string,
  enBefore: string,
  enAfter: string,
): Bilingual {
  return { zh: `${before}${zh}${after}`, en: `${enBefore}${en}${enAfter}` };
}

function fieldTitle(definition: SystemDefinition, name: string): Bilingual {
  return wordsOr(definition.fields[name]?.title, name);
}

function sayIs(definition: SystemDefinition, name: string, values: readonly string[]): Bilingual {
  const field = definition.fields[name];
  const said = join(
    values.map((value) => valueWords(field?.type, value)),
    "、",
    " or ",
  );
  const { zh, en } = fieldTitle(definition, name);
  return { zh: `${zh}：${said.zh}`, en: `${en}: ${said.en}` };
}

function valueWords(type: FieldType | undefined, value: string): Bilingual {
  if (type?.kind === "code" || type?.kind === "codes") return wordsOr(type.options[value], value);
  if (value === "true") return { zh: "是", en: "yes" };
  return value === "false" ? { zh: "否", en: "no" } : { zh: value, en: value };
}
