import { type LabelledPlan, type PlanLabels, readLabels } from "./score-compiled.ts";

/** A plan's text with what a compiler should read in it. */
export interface LabelledText {
  readonly text: string;
  readonly labels: PlanLabels;
}

/** A way in which documents of the family differ, as a change of a text and of what should be read in it. */
export interface PlanVariant {
  readonly name: string;
  readonly apply: (plan: LabelledText) => LabelledText;
}

/** A variant that changes how the text is set, not what it says. */
function layout(name: string, change: (text: string) => string): PlanVariant {
  return { name, apply: ({ text, labels }) => ({ text: change(text), labels }) };
}

/** A variant that changes each line for itself. */
function eachLine(name: string, change: (line: string) => string): PlanVariant {
  return layout(name, (text) => text.split("\n").map(change).join("\n"));
}

const han = "[\\u4e00-\\u9fff]";
const measureNumber = /^[ 　]*(\d{1,2})[．.、](?!\d)\s*/;
const chinese = "一二三四五六七八九十";

function chineseNumber(value: number): string {
  const ones = value % 10 === 0 ? "" : (chinese[(value % 10) - 1] ?? "");
  return value <= 10
    ? (chinese[value - 1] ?? "")
    : `${value < 20 ? "" : (chinese[Math.floor(value / 10) - 1] ?? "")}十${ones}`;
}

const isTableLine = (line: string): boolean => line.startsWith("\t");

/** Changes every paragraph that is neither blank nor within a table, the wrapped lines of cells included. */
function eachParagraph(name: string, change: (line: string) => string): PlanVariant {
  return layout(name, (text) => {
    const lines = text.split("\n");
    return lines
      .map((line, index) => {
        const isTabled = isTableLine(line) || lines.slice(index + 1, index + 4).some(isTableLine);
        return isTabled || line.trim() === "" ? line : change(line);
      })
      .join("\n");
  });
}

const settings: readonly PlanVariant[] = [
  layout("line ends of Windows", (text) => text.replaceAll("\n", "\r\n")),
  layout("byte-order mark", (text) => `\uFEFF${text}`),
  layout("no blank lines but in tables", (text) => {
    const lines = text.split("\n");
    return lines
      .filter(
        (line, index) =>
          line.trim() !== "" || isTableLine(lines[index + 1] ?? "") || isTableLine(lines[index - 1] ?? ""),
      )
      .join("\n");
  }),
  eachParagraph("blank lines between all paragraphs", (line) => `${line}\n`),
  eachParagraph("paragraphs indented by two wide spaces", (line) => `　　${line.trim()}`),
  eachParagraph("paragraphs indented by no-break spaces", (line) => `\u00a0\u00a0\u00a0\u00a0${line.trim()}`),
  eachLine("blanks at line ends", (line) => `${line}  `),
  layout("a space between all Chinese characters", (text) =>
    text.replaceAll(new RegExp(`(${han})(?=${han})`, "g"), "$1 "),
  ),
  layout("spaces around figures", (text) =>
    text.replaceAll(/(?<=[\u4e00-\u9fff])(\d[\d.]*)(?=[\u4e00-\u9fff])/g, " $1 "),
  ),
  layout("a zero-width space after each comma", (text) => text.replaceAll("，", "，\u200b")),
];

const punctuation: readonly PlanVariant[] = [
  layout("half-width punctuation", (text) =>
    text.replaceAll(
      /[（），：；％]/g,
      (mark) => ({ "（": "(", "）": ")", "，": ",", "：": ":", "；": ";", "％": "%" })[mark] ?? mark,
    ),
  ),
  layout("full-width percent signs and comparators", (text) =>
    text.replaceAll(/[%<>]/g, (mark) => ({ "%": "％", "<": "＜", ">": "＞" })[mark] ?? mark),
  ),
  layout("full-width digits", (text) =>
    text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ),
  layout("a hyphen between years", (text) => text.replaceAll(/(\d{4})[—－–](\d{4})/g, "$1-$2")),
  layout("a wave between years", (text) => text.replaceAll(/(\d{4})[—－–-](\d{4})/g, "$1～$2")),
  {
    name: "straight quotes",
    apply: ({ text, labels }) => ({
      text: text.replaceAll(/[“”]/g, '"'),
      labels: readLabels(JSON.parse(JSON.stringify(labels).replaceAll(/[“”]/g, '\\"'))),
    }),
  },
];

const numbering: readonly PlanVariant[] = [
  eachLine("measures numbered 1、", (line) => line.replace(measureNumber, "$1、")),
  eachLine("measures numbered 1.", (line) => line.replace(measureNumber, "$1.")),
  eachLine("measures numbered 1．", (line) => line.replace(measureNumber, "$1．")),
  eachLine("measures numbered （1）", (line) => line.replace(measureNumber, "（$1）")),
  eachLine("measures numbered (1)", (line) => line.replace(measureNumber, "($1)")),
  eachLine("measures numbered 1)", (line) => line.replace(measureNumber, "$1）")),
  eachLine("measures numbered ①", (line) =>
    line.replace(measureNumber, (_, value: string) => String.fromCodePoint(0x2460 + Number(value) - 1)),
  ),
  eachLine("measures without numbers", (line) => line.replace(measureNumber, "")),
  eachLine("chapters 第一章 and sections 第一节", (line) =>
    line
      .replace(/^([一二三四五六七八九十]{1,3})、/, "第$1章 ")
      .replace(/^（([一二三四五六七八九十]{1,3})）/, "第$1节 "),
  ),
  eachLine("headings with half-width brackets (一)", (line) =>
    line.replace(/^（([一二三四五六七八九十]{1,3})）/, "($1)"),
  ),
  eachLine("a space after heading numbers", (line) =>
    line.replace(/^([一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/, "$1 "),
  ),
];

/** Cuts the n-th line that is long enough at a place that `find` chooses, with `page` lines in between. */
function cutLines(
  text: string,
  find: (line: string) => number,
  page: (number: number) => string,
  every: number,
): string {
  let seen = 0;
  let number = 0;
  return text
    .split("\n")
    .map((line) => {
      const at = isTableLine(line) || line.length < 60 ? -1 : find(line);
      seen += at > 0 ? 1 : 0;
      if (at <= 0 || seen % every !== 0) {
        return line;
      }
      number += 1;
      return `${line.slice(0, at)}\n${page(number)}${line.slice(at)}`;
    })
    .join("\n");
}

/** A place between two Chinese characters in the middle of a line. */
function middleOf(line: string): number {
  const half = Math.floor(line.length / 2);
  const offset = /[\u4e00-\u9fff](?=[\u4e00-\u9fff])/.exec(line.slice(half))?.index ?? -1;
  return offset < 0 ? -1 : half + offset + 1;
}

/** A place between two digits of a figure. */
function inFigure(line: string): number {
  const match = /[\u4e00-\u9fff，。](\d)(?=\d)/.exec(line);
  return match === null ? -1 : match.index + 2;
}

function wrap(line: string): string {
  return line.replaceAll(/(.{38})(?=.)/g, "$1\n");
}

const pages: readonly PlanVariant[] = [
  layout("page breaks in mid-sentence, page numbers — 3 —", (text) =>
    cutLines(text, middleOf, (page) => `\n— ${page} —\n\n`, 4),
  ),
  layout("page breaks in mid-sentence, bare page numbers", (text) =>
    cutLines(text, middleOf, (page) => `${page}\n`, 4),
  ),
  layout("page breaks in mid-sentence, 第 3 页", (text) =>
    cutLines(text, middleOf, (page) => `第 ${page} 页\n`, 4),
  ),
  layout("page breaks in mid-sentence, - 3 - and form feed", (text) =>
    cutLines(text, middleOf, (page) => `- ${page} -\n\f`, 4),
  ),
  layout("page breaks in mid-sentence without anything", (text) => cutLines(text, middleOf, () => "", 4)),
  layout("page breaks in mid-sentence with a blank line", (text) => cutLines(text, middleOf, () => "\n", 4)),
  layout("page breaks in mid-figure", (text) => cutLines(text, inFigure, (page) => `— ${page} —\n`, 2)),
  layout("page breaks in mid-figure without anything", (text) => cutLines(text, inFigure, () => "", 2)),
  layout("running heads at page breaks", (text) =>
    cutLines(text, middleOf, (page) => `— ${page} —\n妇女儿童发展规划汇编\n`, 4),
  ),
  eachParagraph("lines wrapped at 38 characters, paragraphs indented", (line) => wrap(`　　${line.trim()}`)),
  eachParagraph(
    "lines wrapped at 38 characters, blank lines between paragraphs",
    (line) => `${wrap(line.trim())}\n`,
  ),
];

function mapPlans(labels: PlanLabels, change: (plan: LabelledPlan) => LabelledPlan): PlanLabels {
  return { ...labels, plans: labels.plans.map(change) };
}

function planTexts({ text, labels }: LabelledText): {
  readonly head: string;
  readonly plans: readonly string[];
} {
  const lines = text.split("\n");
  const starts = labels.plans.map((plan) => (plan.lines[0] ?? 1) - 1);
  return {
    head: lines.slice(0, starts[0]).join("\n"),
    plans: starts.map((start, index) => lines.slice(start, starts[index + 1]).join("\n")),
  };
}

function keepPlans(plan: LabelledText, order: readonly number[]): LabelledText {
  const { head, plans } = planTexts(plan);
  const { labels } = plan;
  return {
    text: [head, ...order.map((index) => plans[index] ?? "")].join("\n"),
    labels: {
      plans: order.flatMap((index) => labels.plans[index] ?? []),
      quantifiedTargets: order.flatMap((index, place) =>
        labels.quantifiedTargets
          .filter((target) => target.plan === index)
          .map((target) => ({ ...target, plan: place })),
      ),
    },
  };
}

const around: readonly PlanVariant[] = [
  { name: "the plans in the other order", apply: (plan) => keepPlans(plan, [1, 0]) },
  { name: "the first plan alone", apply: (plan) => keepPlans(plan, [0]) },
  { name: "the second plan alone", apply: (plan) => keepPlans(plan, [1]) },
  {
    name: "titles with years, ten-year period",
    apply: ({ text, labels }) => ({
      text: text
        .replaceAll(
          /^(\s*[\u4e00-\u9fff]{2,6}(?:妇女|儿童)发展)“十四五”规划(?=\s*$)/gm,
          "$1规划（2021—2030年）",
        )
        .replaceAll(/(规划期[\u4e00-\u9fff]{0,3})2021[—－-]2025年/g, "$12021—2030年"),
      labels: mapPlans(labels, (plan) => ({
        ...plan,
        title: plan.title.replace("“十四五”规划", "规划（2021—2030年）"),
        period: [2021, 2030],
      })),
    }),
  },
  layout(
    "a cc line and the printer's line at the end",
    (text) =>
      `${text}\n\n抄送：市委各部门，市人大常委会、市政协办公室，市法院、检察院。\n某市人民政府办公室                2021年12月31日印发\n`,
  ),
  layout(
    "a web page's foot at the end",
    (text) =>
      `${text}\n主办单位：某市人民政府  承办单位：某市大数据中心\n联系电话：0571-12345678\n网站标识码：3300000001\n`,
  ),
  layout(
    "a notice before the plan",
    (text) =>
      `某市人民政府关于印发妇女儿童发展规划的通知\n某政发〔2021〕33号\n各县（市、区）人民政府，市直各部门：\n现将规划印发给你们，请认真组织实施。\n某市人民政府\n2021年12月30日\n\n${text}`,
  ),
  {
    name: "a table of contents before the first chapter",
    apply: ({ text, labels }) => {
      const entries = labels.plans[0]?.domains.map(
        ({ title }, index) => `（${chineseNumber(index + 1)}）${title}……………${index + 3}`,
      );
      const contents = [
        "目  录",
        "一、总体要求……………1",
        "二、发展领域……………3",
        ...(entries ?? []),
        "三、组织实施……………20",
        "",
      ].join("\n");
      const at = text.search(/^一、/m);
      return { text: `${text.slice(0, at)}${contents}\n${text.slice(at)}`, labels };
    },
  },
];

/** Objectives of our own, put before each domain's measures, in the forms that the family uses. */
function withObjectives(
  name: string,
  head: string,
  marks: (index: number) => string,
  foot: string,
): PlanVariant {
  const objectives = ["家庭服务覆盖率达到91%以上。", "服务质量稳步提高，工作机制更加完善。"];
  return {
    name,
    apply: ({ text, labels }) => {
      const titles = new Set(labels.plans.flatMap((plan) => plan.domains.map(({ title }) => title)));
      const lines = text.split("\n").flatMap((line) => {
        const title = /^（[一二三四五六七八九十]+）(.*?)。?$/.exec(line.trim())?.[1];
        return title !== undefined && titles.has(title)
          ? [line, head, ...objectives.map((objective, index) => marks(index) + objective), foot]
          : [line];
      });
      return {
        text: lines.join("\n"),
        labels: {
          plans: labels.plans.map((plan) => ({
            ...plan,
            domains: plan.domains.map((domain) => ({
              ...domain,
              objectives: objectives.map((written) => ({ text: written })),
            })),
          })),
          quantifiedTargets: [
            ...labels.quantifiedTargets,
            ...labels.plans.flatMap((plan, index) =>
              plan.domains.map(() => ({
                plan: index,
                subject: "家庭服务覆盖率",
                kind: "gte",
                value: 91,
                value2: null,
              })),
            ),
          ],
        },
      };
    },
  };
}

const objectives: readonly PlanVariant[] = [
  withObjectives("objectives as dashes, 主要目标： 策略措施：", "主要目标：", () => "——", "策略措施："),
  withObjectives(
    "objectives numbered （1）, 1.主要目标 2.主要措施",
    "主要目标",
    (index) => `（${index + 1}）`,
    "主要措施",
  ),
  withObjectives(
    "objectives numbered 1., 主要目标 策略措施",
    "主要目标",
    (index) => `${index + 1}.`,
    "策略措施",
  ),
  withObjectives(
    "objectives numbered 1、, 【目标】 【措施】",
    "【主要目标】",
    (index) => `${index + 1}、`,
    "【主要措施】",
  ),
];

/** Domains as chapters of their own: 二、妇女与健康 … instead of （一）妇女与健康 under one chapter. */
const flat: PlanVariant = {
  name: "domains as top-level chapters",
  apply: (plan) => {
    const { head, plans } = planTexts(plan);
    const changed = plans.map((text, planIndex) => {
      const titles = new Set(plan.labels.plans[planIndex]?.domains.map(({ title }) => title));
      let chapter = 0;
      return text
        .split("\n")
        .flatMap((line) => {
          const inner = /^（[一二三四五六七八九十]+）(.*?)。?$/.exec(line.trim())?.[1];
          const top = /^[一二三四五六七八九十]+、(.*)$/.exec(line.trim())?.[1];
          if (top?.startsWith("发展领域") === true) {
            return [];
          }
          const title = top ?? (inner !== undefined && titles.has(inner) ? inner : undefined);
          chapter += title === undefined ? 0 : 1;
          return [title === undefined ? line : `${chineseNumber(chapter)}、${title}`];
        })
        .join("\n");
    });
    return { text: [head, ...changed].join("\n"), labels: plan.labels };
  },
};

/** All variants of a text but those of its tables. */
export const planVariants: readonly PlanVariant[] = [
  ...settings,
  ...punctuation,
  ...numbering,
  ...pages,
  ...around,
  ...objectives,
  flat,
];
