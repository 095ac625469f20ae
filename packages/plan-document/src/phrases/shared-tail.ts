import { isPeopleOnly, lastPeopleEnd, readMeasureHead, readPeople } from "./noun-words.ts";

/** Words that stand for one another in a list: what follows one of them follows the other too. */
const parallels: readonly (readonly string[])[] = [
  ["校内", "校外", "课内", "课外", "园内", "园外"],
  ["城市", "农村", "城镇", "乡村", "城区", "山区", "乡镇", "街道", "海岛"],
  ["男性", "女性", "男生", "女生", "男童", "女童", "男", "女"],
  ["幼儿园", "小学", "初中", "高中", "中职", "普通高中", "义务教育", "学前教育", "高中教育"],
  ["省级", "市级", "县级", "区级", "乡级", "镇级", "村级", "国家级"],
  ["线上", "线下"],
  ["公办", "民办", "普惠"],
  ["产前", "产后", "孕前", "婚前", "孕期", "产时"],
  ["集中", "散居", "分散"],
  ["一级", "二级", "三级"],
];

/** What is done to or measured about coordinated things and is said once behind the last of them. */
const tailWords = [
  "筛查",
  "初筛",
  "复查",
  "监测",
  "检查",
  "检测",
  "抽检",
  "抽查",
  "检验",
  "诊断",
  "诊治",
  "治疗",
  "救治",
  "早诊",
  "早治",
  "随访",
  "访视",
  "干预",
  "康复",
  "接种",
  "发生",
  "患病",
  "发病",
  "死亡",
  "检出",
  "感染",
  "防治",
  "管理",
  "系统管理",
  "健康管理",
  "服务",
  "关爱服务",
  "保障",
  "覆盖",
  "普及",
  "知晓",
  "合格",
  "达标",
  "参保",
  "签订",
  "签约",
  "持证",
  "上岗",
  "入学",
  "入园",
  "巩固",
  "参与",
  "建成",
  "建档",
  "配备",
  "配建",
  "配置",
  "设置",
  "开设",
  "开放",
  "安装",
  "使用",
  "处置",
  "办结",
  "查处",
  "结案",
  "调解",
  "满意",
  "优良",
  "体育",
  "活动",
  "锻炼",
  "培训",
  "教育",
  "专任",
  "专职",
  "兼职",
  "平均",
  "每天",
  "完好",
  "整改",
  "完成",
  "发放",
  "资助",
  "救助",
  "人群",
  "总体",
  "有效",
  "规范",
  "成功",
  "及时",
  "按期",
  "按时",
  "足额",
  "女性",
  "占",
  "中",
  "的",
] as const;

const longestFirst = [...tailWords].toSorted((left, right) => right.length - left.length);

/** Where in the last of several coordinated nouns begins what an earlier one shares with it ("筛查率" of "听力、遗传代谢病筛查率"). */
export function findSharedTail(piece: string, last: string): number {
  const known = knownTail(last);
  if (piece.length > 1 && last.slice(0, known).endsWith(piece.slice(-2))) return known;
  const people = readPeople(last);
  if (people !== null && people.length < last.length) return people.length;
  const ending = isPeopleOnly(piece) ? lastPeopleEnd(last) : null;
  if (ending !== null && ending < last.length) return ending;
  const parallel = behindParallel(piece, last);
  if (parallel !== null) return parallel;
  const bare = piece.slice(readPeople(piece)?.length ?? 0);
  const like = last.indexOf(bare.charAt(bare.length - 1)) + 1;
  const isLike = like > 1 && like < known && like <= bare.length + 3;
  return isLike ? like : known;
}

/** The measured noun of an earlier subject with another word in place of its parallel ("农村" for "城市" in "城市社区覆盖率"). */
export function replaceParallel(word: string, earlier: string): { before: number; tail: number } | null {
  const family = parallels.find((words) => words.includes(word));
  const tail = knownTail(earlier);
  const place = family === undefined ? -1 : findAny(earlier.slice(0, tail), family);
  return place < 0 ? null : { before: place, tail };
}

function findAny(text: string, words: readonly string[]): number {
  const places = words.map((word) => text.lastIndexOf(word));
  return Math.max(...places);
}

function behindParallel(piece: string, last: string): number | null {
  for (const family of parallels) {
    if (!family.some((word) => piece.endsWith(word))) continue;
    const other = family.find((word) => last.startsWith(word) && word.length < last.length);
    if (other !== undefined) return other.length;
  }
  return null;
}

/** The longest tail that is made of known words: what measures, and what is done. */
function knownTail(last: string): number {
  let from = last.length - (readMeasureHead(last)?.length ?? 0);
  let moved = true;
  while (moved) {
    const word = longestFirst.find((one) => one.length < from && last.endsWith(one, from));
    moved = word !== undefined;
    from -= word?.length ?? 0;
  }
  return from;
}
