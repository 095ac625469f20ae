const unitWords =
  /^(?:[%‰]|1?\/10万|\d*\/\d*万?|十万分之一|岁|年|人|万人|名|个|所|家|张|小时|分钟|天|次|平方米|元|万元|亿元|对|项|场|期|篇|处|件|例|户|辆|册|部|条|支|只|套|间|座|人次|万人次|百分点|‱|\/10万|1:?\d*|女=100|男=100|以女性?为100)$/;

/** Whether a text is a unit of measurement: one of the usual ones, or one per another ("个/千人"). */
export function isUnitText(text: string): boolean {
  if (text.length === 0 || text.length > 12) return false;
  if (unitWords.test(text)) return true;
  if (/^[\u4e00-\u9fff%‰]{1,4}\/(?:每)?[\d一二三四五六七八九十百千万亿]*[\u4e00-\u9fff]{0,6}$/.test(text))
    return true;
  return /^每?[千万百]?[\u4e00-\u9fff]{0,2}(?:人|名|个|张|所|平方米)\/[\u4e00-\u9fff\d]{1,6}$/.test(text);
}

/** Words that state a tendency or a standing instead of a number. */
const tendencyWords =
  /提高|延长|增加|上升|提升|增长|扩大|优化|改善|降低|减少|下降|缩小|缩短|控制|保持|稳定|持平|维持|应.尽.|全覆盖|覆盖|落实|相适应|均衡|平衡|合理|逐步|逐年|不断|有所|完成|实现|达标|基本消除|消除|趋于/;

/** Whether a cell states a target: a number with or without comparator, or a tendency. */
export function isTargetLike(text: string): boolean {
  if (/^[<>≤≥=≈约]?-?\d+(?:\.\d+)?(?:[%‰]|\/10万)?(?:以上|以下|以内|左右)?$/.test(text)) return true;
  if (/^-+$/.test(text)) return true;
  return text.length <= 40 && (tendencyWords.test(text) || /\d.{0,6}(?:以上|以下|以内|左右)/.test(text));
}

/** Whether a cell says that there is no value. */
export function isEmptyValue(text: string): boolean {
  return text === "" || /^[-/\\·…*]+$/.test(text) || /^(?:无|暂无|空|缺|n\/?a)$/i.test(text);
}
