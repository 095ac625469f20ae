import { nameDirection } from "../tables/indicator-direction.ts";
import { isPeopleOnly } from "./noun-words.ts";
import type { NumberToken } from "./number-tokens.ts";

/** What is done about a bad thing: a rate, share or number of it is the better the higher. */
const remedies =
  /办结|办理|查处|查办|查实|查证|结案|破案|破获|侦破|处置|处理|处罚|报告|上报|救治|救助|核查|核实|整改|整治|回访|复查|复诊|调解|化解|结对|反馈|转介|转诊|资助|补助|随访|响应|受理|立案|起诉|帮扶|帮教|矫治|矫正|干预|援助|建档|登记|监测|告知|出警|告诫|签发|执行|销号|清零|治愈|康复|成功|到位|及时|规范|按期|按时/;

/** What a bad thing itself does: a rate of it is the better the lower. */
const worsenings =
  /复发|再犯|重犯|增长|上升|蔓延|传播|感染|出生|新发|发生|检出|阳性|返贫|人口|漏报|瞒报|超期|积压|遗留|反弹|流失/;

/** How long one waits or how far one has to go: the less the better. */
const burden =
  /(?:(?:候诊|等待|等候|排队|响应|办理|办结|审批|审核|受理|到达|到场|出警|通勤|处置|结案|完成|反馈)(?:平均)?(?:时间|时长|时限|周期|天数)|时限|距离|半径|班额|差异系数|差距|差值|死亡人数|伤亡人数)$/;

/** Names are judged by their end; longer ones are cut so that reading stays linear. */
const longestName = 60;

/** Whether a bound that only says what is reached ("达到") holds from above: less of the thing is better. */
export function isBoundFromAbove(subject: string, token: NumberToken): boolean {
  if (token.unit === "%" && Number(token.value) >= 100) return false;
  const name = subject.slice(-longestName);
  if (burden.test(name)) return true;
  if (nameDirection(name) !== "down") return false;
  const rest = behindLastWorse(name);
  if (/(?:比例|比重|占比|数|数量|人次)$/.test(name)) return !remedies.test(rest);
  if (!name.endsWith("率") || worsenings.test(rest)) return true;
  const doing = rest.slice(0, -1);
  return doing.length < 2 || isPeopleOnly(doing);
}

/** What a name says behind the last word that makes it a bad thing ("线索办结率" of "违法线索办结率"). */
function behindLastWorse(name: string): string {
  for (let from = name.length - 1; from >= 0; from -= 1) {
    if (nameDirection(name.slice(from)) !== "down") continue;
    for (let to = from + 1; to <= name.length; to += 1) {
      if (nameDirection(name.slice(from, to)) === "down") return name.slice(to);
    }
  }
  return "";
}
