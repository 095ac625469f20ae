/** Units that stand behind a number in running text, longest first. */
const unitList = [
  "个工作日",
  "工作日",
  "个百分点",
  "个千分点",
  "百分点",
  "千分点",
  "平方米",
  "平方公里",
  "万人次",
  "人次",
  "个月龄",
  "个月",
  "月龄",
  "周岁",
  "小时",
  "分钟",
  "分",
  "公里",
  "学时",
  "课时",
  "学位",
  "毫米",
  "厘米",
  "米",
  "岁",
  "年",
  "天",
  "日",
  "周",
  "人",
  "名",
  "位",
  "个",
  "所",
  "家",
  "张",
  "次",
  "对",
  "项",
  "场",
  "期",
  "篇",
  "处",
  "件",
  "户",
  "座",
  "条",
  "套",
  "间",
  "支",
  "辆",
  "门",
  "册",
  "本",
  "例",
  "批",
  "类",
  "种",
  "级",
  "倍",
  "亩",
  "台",
  "只",
  "节",
  "片",
  "款",
  "部",
  "元",
  "地",
  "趟",
  "堂",
  "档",
  "班",
  "万",
] as const;

const byFirst = new Map<string, string[]>();
for (const unit of unitList) {
  const first = unit.charAt(0);
  const known = byFirst.get(first);
  if (known === undefined) byFirst.set(first, [unit]);
  else known.push(unit);
}

/** A unit found behind a number: as it is written in rules, and how many characters it takes. */
export interface FoundUnit {
  readonly unit: string;
  readonly length: number;
}

/** Words that begin like a unit and are none ("110处理", "10万人口"). */
const notUnits =
  /^(?:处[理置罚分于]|个[人性案体]|家[庭长校]|项目|期[间满末]|人[民口才均员群大]|位于|对于|部[门署队]|门诊|场[所地]|班级|年[龄级度]|支[持部]|条[件例]|所[有在]|本[地科市县]|地[区方]|日常|级别|次[数年]|件[数]|节[假能]|周[边末期]|天[然]|户籍|种类|类型|批次|倍增|对[象接口]|分[别之布为级类中支])/;

const perHundredThousand = /^\/(?:10万|100000|十万)/;
const perSomething =
  /^\/(?:每?[\d一二三四五六七八九十百千万]{0,4}[\u4e00-\u9fff]{1,3})(?=[^\u4e00-\u9fff]|$|以|左|及)/;

/** Finds the unit at the beginning of a normalised text; null where there is none. */
export function readUnit(text: string): FoundUnit | null {
  const first = text.charAt(0);
  if (first === "%" || first === "‰" || first === "‱") return { unit: first, length: 1 };
  const fraction = perHundredThousand.exec(text);
  if (fraction !== null) return { unit: "1/10万", length: fraction[0].length };
  const scale = /^[百千万亿]{1,2}/.exec(text)?.[0] ?? "";
  const rest = text.slice(scale.length);
  const unit = notUnits.test(rest.slice(0, 2))
    ? undefined
    : byFirst.get(rest.charAt(0))?.find((candidate) => candidate !== "万" && rest.startsWith(candidate));
  if (unit === "个工作日") return { unit: `${scale}工作日`, length: scale.length + unit.length };
  if (unit === undefined) return scale === "" ? null : { unit: scale, length: scale.length };
  const per = perSomething.exec(rest.slice(unit.length))?.[0] ?? "";
  return { unit: scale + unit + per, length: scale.length + unit.length + per.length };
}

/** Whether a unit counts things or events (个, 所, 次 …) rather than measures a share, time or money. */
export function isCountUnit(unit: string): boolean {
  const bare = unit.replace(/^[百千万亿]{1,2}/, "").split("/")[0] ?? "";
  return /^(?:人|名|位|个|所|家|张|次|对|项|场|期|篇|处|件|户|座|条|套|间|支|辆|门|册|本|例|批|类|种|亩|台|只|节|片|款|部|人次|趟|堂|档|班|学位|平方米|课时|学时|公里)$/.test(
    bare,
  );
}

/** Whether a unit measures time that an activity takes. */
export function isDurationUnit(unit: string): boolean {
  return /^(?:小时|分钟|天|工作日|学时|课时)$/.test(unit);
}

/** Whether a unit is a share or a rate. */
export function isShareUnit(unit: string): boolean {
  return unit === "%" || unit === "‰" || unit === "‱" || unit === "1/10万";
}
