import type { Direction, RuleKind } from "../compiled.ts";

/** Words in an indicator's name that say less is better. */
const worseWords =
  /死亡|患病|发病|发生率|发生数|近视|视力不良|肥胖|超重|贫血|低体重|迟缓|龋|缺陷|致残|伤害|伤亡|离婚|犯罪|违法|案件|发案|拐卖|吸烟|烟草|流产|堕胎|传播率|感染率|辍学|失学|溺水|事故|欺凌|家暴|家庭暴力|不良率|剖宫产|破宫产|差距|贫困|失业率|污染|童工|早婚|自杀|阳性率|抑郁|焦虑|营养不良|流失率|侵害|投诉|未婚先孕|检出率|基尼|负担/;

/** Words that turn a bad word into a good thing measured: the treatment of a disease, the settling of a case. */
const remedyWords =
  /筛查|检测率|检查|防治|治疗|救治|控制率|干预|预防|康复|救助|援助|帮扶|处置|结案|破案|查处|知晓|普及|覆盖|阻断|办结|办理|处理率|侦破|化解|调解|成功率|整改|随访|建档|转介|保险|参保|受教育|达标|合格|管理率|就业率|下降率|降低率|减少率|配备|建立|建有|设立|服务/;

/** Head counts that follow need: more people is neither better nor worse. */
const needCount = /(?:援助|救助|帮扶|救济|庇护|保护|资助|低保|临时救助|安置).{0,10}(?:人数|人次|数|数量)$/;
const populationCount = /^(?:.{0,8})(?:常住)?(?:人口数|人口总数|户籍人口|出生人数)$|性别比/;

/** Which way an indicator is meant to go, from the meaning of its name and the kind of its target. */
export function readDirection(name: string, kind: RuleKind, target: string): Direction {
  if (/相适应|均衡|平衡|合理|趋于|适度|正常/.test(target)) return "none";
  if (kind === "increase" || kind === "increase-by") return "up";
  if (kind === "decrease" || kind === "decrease-by") return "down";
  if (needCount.test(name) && kind !== "gte" && kind !== "gt") return "none";
  const meaning = nameDirection(name);
  if (meaning !== "none") return meaning;
  if (kind === "lte" || kind === "lt") return "down";
  return kind === "gte" || kind === "gt" ? "up" : "none";
}

/** Which way a name alone says it should go. */
export function nameDirection(name: string): Direction {
  if (populationCount.test(name)) return "none";
  const worse = worseWords.exec(name);
  if (worse === null) return "up";
  const rest = name.slice(worse.index + worse[0].length);
  return remedyWords.test(rest) ? "up" : "down";
}
