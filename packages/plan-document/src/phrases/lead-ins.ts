/** What says at the beginning of a clause by when, for how long or how often it holds. */
export const leadIn =
  /^(?:到?20\d\d年(?:底|末)?(?:前)?|到?"?十[三四五六]五"?(?:期间|时期|末)?|在?(?:\d{1,2}|[一二两三四五六七八九十])年(?:内|间)|(?:今后|未来)?(?:\d{1,2}|[一二两三四五六七八九十])年(?=累计|新增|新建|完成|共|再|培训|服务|建成|改造|帮扶|组织|开展|发放|惠及|安排)|(?:\d{1,2}|[一二两三四五六七八九十])年$|在(?=全|各|每)|规划期(?:内|末|间)|年内|全年(?=累计|新增|共)|累计|总计|合计|每(?:\d{1,2}|[一二两三四五])?个?(?:天|日|周|月|季度|学期|学年|年)|其中|截至)[，,]?/;
/** A value or a year that a change starts from; 从 and 由 inside other words (从业, 自由, 由…培训) say nothing of a start. */
const startingValue =
  "(?:从|由)(?:现有|目前|原来|基期)?的?(?:20\\d\\d年(?:底|末)?的?[^，从由\\d]{0,4}|(?:20\\d\\d年(?:底|末)?的?)?[^，从由\\d]{0,6}\\d[\\d.]*[^，从由\\d]{0,8})";

/** When a target is due, said between its subject and its value. */
const dueYear =
  '(?:力争|争取|确保|有望|预计|计划)?(?:到|至|在)?(?:20\\d\\d年(?:底|末)?(?:前)?|"?十[四五六]五"?(?:期间|时期|期末|末)|规划期末|期末)';

/** What stands between a subject and its value and belongs to neither: years, starting values, how often, adverbs. */
export const relation = new RegExp(
  `(?:比20\\d\\d年|较20\\d\\d年(?:水平|基数)?|比"?十[二三四]五"?(?:末|时期)?|在20\\d\\d年(?:的)?(?:数据|水平)?的?基础上|以20\\d\\d年(?:的)?(?:数据|水平|数值)?为(?:基数|基准|基础)|在?(?:\\d{1,2}|[一二两三四五六七八九十])年(?:内|间)|(?:在|连续)?\\d{1,2}年|连续[一二两三四五六七八九十]年|(?<=[率比例重])[两二三四五六](?:个|项|率)(?:指标)?|每年度?|年均|逐年|累计|平均|再|总体|至少|最少|力争|争取|分别|各|均|同比|每学期|每学年|每季度|每月|每周|每天|每日|以[^，]{1,16}为单位|${dueYear}|${startingValue}|在现有基础上)$`,
);
