import { countVerbs } from "./clause-verb.ts";
import type { NumberToken } from "./number-tokens.ts";
import { isCountUnit, isShareUnit } from "./units.ts";

/** How far behind a number is looked for what it sets the scope of. */
export const longestScope = 48;

const place =
  /^(?:的)?(?:乡镇|乡|镇|街道|村|社区|小区|城市|城镇|县|区|企业|单位|用人单位|学校|中小学|幼儿园|机构|医院|家庭|场所|景区|居住区|住宅|商场|项目|工程|建筑|楼宇|园区|市场|大型)/;
const people =
  /^(?:的)?(?:儿童|婴儿|婴幼儿|幼儿|妇女|女性|青少年|学生|未成年|老年|女童|人群|人口|孩子|少年|居民|公民|户籍|适龄)/;

/** Whether a number only says whom or what a rule applies to ("3000元以下的，由…", "100张床位以上的医院"). */
export function isScope(token: NumberToken, before: string, after: string): boolean {
  const { unit, suffix } = token;
  if (unit === null || isShareUnit(unit)) return false;
  return isPlaceScope(unit, suffix, before, after) || isCondition(token, before, after);
}

function isPlaceScope(unit: string, suffix: NumberToken["suffix"], before: string, after: string): boolean {
  const counted = isCountUnit(unit) || /^[百千万]$/.test(unit);
  if (counted && suffix !== null && place.test(after))
    return !/(?:至少|不少于|建|设|配备)[^，]{0,3}$/.test(before);
  if (
    counted &&
    /(?:以|每|按)$/.test(before) &&
    (people.test(after) || /^[\u4e00-\u9fff]{0,10}(?:为单位|配|拥有|不少于|至少|有)/.test(after))
  ) {
    return true;
  }
  if (
    suffix === null &&
    /^(?:常住|户籍)?(?:人口|居民|职工|学生|床位|住户|户数)(?:及|或)?以[上下]的?/.test(after)
  )
    return true;
  if (
    /^(?:个|名)$/.test(unit) &&
    /^(?:县|区|乡镇|镇|街道|设区市|地市|成员单位|部门)/.test(after) &&
    /(?:全[市省县区州]|所辖|辖|共)$/.test(before)
  ) {
    return true;
  }
  return (
    counted &&
    /(?:超过|达到|满|不足|不满)$/.test(before) &&
    suffix === null &&
    after.startsWith("的") &&
    place.test(after)
  );
}

const bound = /(?:超过|达到|达|满|不足|不满|低于|高于|不低于|不超过|少于|多于|大于|小于)$/;
/** What a share or a duty says of the things in scope. */
const shareBehind =
  /^[^，。、\d]{0,24}的[^，。、\d]{1,16}(?:率|比例|占比|比重|覆盖面)[^，。、\d]{0,12}\d[\d.]*(?:%|‰)/;
const duty =
  /^的[^，。\d]{0,16}?(?:应当|应该|应|必须|须|需要|可以|可|不得|由|按照?|免费|给予|纳入|享受|实行|予以|要)/;
const clauseEnd = /^的[^，。、\d]{0,10}，/;
const caseEnd = /^的(?:，|$)/;

/** A number with a bound and 的 behind it is the condition of what follows. */
function isCondition({ suffix }: NumberToken, before: string, after: string): boolean {
  if (suffix === null && !bound.test(before)) return false;
  const clause = before.slice(before.lastIndexOf("，") + 1);
  if (shareBehind.test(after)) return true;
  if (caseEnd.test(after)) return true;
  if (asksFor(clause)) return false;
  return duty.test(after) || clauseEnd.test(after);
}

/** Whether a clause already asks for the number: by a verb, a frequency or a floor. */
function asksFor(clause: string): boolean {
  if (/每(?:年|学年|学期|季度|月|周|天|日|个|名|所|家)|至少|不少于|不低于|力争/.test(clause)) return true;
  const head = clause.replace(bound, "");
  return countVerbs.some(({ word }) => word.length > 1 && head.includes(word) && !isInName(head, word));
}

/** Verbs that are part of what a condition measures ("建设面积", "服务人口"). */
function isInName(clause: string, word: string): boolean {
  const behind = clause.slice(clause.indexOf(word) + word.length);
  return /^(?:面积|人口|人数|规模|金额|收入|标准|费用|时间)/.test(behind);
}

const conditionClause =
  /(?:\d[^，]{0,10}(?:以上|以下|以内)|(?:超过|不足|满|达到)\d[^，]{0,8})的?[^，\d]{1,12}$/;

/** Whether a clause only names the things in scope of the next ("床位100张以上的医院，"). */
export function isScopeClause(clause: string): boolean {
  const match = conditionClause.exec(clause);
  return match !== null && !asksFor(clause.slice(0, match.index)) && !/[率比]/.test(match[0]);
}
