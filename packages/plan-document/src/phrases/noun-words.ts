/** Last words of a noun that is measured: a share, a rate, a number of something. */
const measureHeads = [
  "占比",
  "比例",
  "比重",
  "比率",
  "覆盖面",
  "覆盖率",
  "率",
  "人数",
  "人次",
  "数量",
  "总数",
  "床位数",
  "托位数",
  "次数",
  "个数",
  "数",
  "时间",
  "时长",
  "年限",
  "寿命",
  "标准",
  "水平",
  "面积",
  "金额",
  "经费",
  "支出",
  "投入",
  "系数",
  "指数",
  "满意度",
  "知晓度",
  "规模",
  "总量",
  "床位",
  "托位",
  "学位",
] as const;

/** The measuring word at the end of a normalised noun; null where it has none. */
export function readMeasureHead(noun: string): string | null {
  return measureHeads.find((head) => noun.endsWith(head)) ?? null;
}

/** Who or what a subject is about: a subject that begins so needs no more context. */
const people =
  /^(?:各级|各类|全市|全县|全省|全区|全州|城乡|农村|城镇|城市|本地|户籍|流动|适龄|在校|义务教育阶段|学龄前|高危|高校|公共|社区|乡镇|村|困境|困难|留守|贫困|低保|单亲|重病|事实无人抚养|女性)?(?:[\d.]+-?[\d.]*(?:周?岁|个月|月龄)(?:及?以[上下])?的?)?(?:(?:幼儿园|小学|初中|高中|中职|大学)(?:阶段)?(?:学生|生)?|新生儿|婴儿|婴幼儿|幼儿|儿童|青少年|少年|中小学生|学生|未成年人|女童|男童|孕产妇|孕妇|产妇|育龄妇女|妇女|女性|女职工|女干部|女党员|残疾|孤儿|老年|居民|家长|教师|从业人员)/;

/** The people at the beginning of a noun ("5岁以下儿童" of "5岁以下儿童贫血患病率"); null where there are none. */
export function readPeople(noun: string): string | null {
  return people.exec(noun)?.[0] ?? null;
}

const peopleNoun =
  /儿童|婴幼儿|婴儿|幼儿|新生儿|孤儿|学生|小学生|初中生|高中生|妇女|女性|女童|女职工|人员|居民|老年人|教师|家长|家庭|职工|孕产妇|未成年人|青少年|党员|干部/g;

/** Where the last noun for people in a text ends; null where there is none. */
export function lastPeopleEnd(text: string): number | null {
  const match = [...text.matchAll(peopleNoun)].at(-1);
  return match === undefined ? null : match.index + match[0].length;
}

const onlyPeople = /(?:生|儿|童|妇|妇女|女性|人|者|人员|学生|群体|居民)$/;

/** Whether a noun names people and nothing measured about them. */
export function isPeopleOnly(noun: string): boolean {
  return onlyPeople.test(noun) && readMeasureHead(noun) === null && noun.length <= 16;
}

/** Words for what is done everywhere; a subject made of these alone does not say what it is about. */
const processWords =
  /筛查|监测|检查|检测|开放|通话|授课|开班|每年|每学期|全年|覆盖|普及|知晓|合格|达标|参保|签订|持证|入学|巩固|上岗|管理|服务|抽查|发放|完成|处置|实施|建成|配备|救治|干预|随访|接种|参与|评估|诊断|治疗|女性|男性|女|所占|占|的|总体|优良|优秀|满意|成功|有效|规范|培训|早诊|早治|比例|比重|占比|比率|率|数|和|与|、|其中/g;

/** Whether a subject is too general to stand alone ("筛查覆盖率", "女性所占比例"). */
export function needsTopic(noun: string): boolean {
  return noun.replace(processWords, "") === "" || isFrame(noun);
}

const frame =
  /^(?:(?:全[市县区省州]|年度?|全年|每(?:年|学年|学期|季度|月|周|天|日)|每(?:期|户|生|班|人|次|场|名|位|件|所|家|个|校|村|对|支)|人均|生均|周末|平均|总计|合计|总量|总数|规模|数量|人数|场次|次数|时间|时长|(?:义务教育|学前|高中|小学|初中|中小学|幼儿园)(?:阶段|学段)))+$/;

/** Whether a noun says only in what frame something is counted ("每期", "全市总量", "义务教育阶段"). */
export function isFrame(noun: string): boolean {
  return frame.test(noun);
}

/** Words that begin like a leading word and are the noun itself. */
const notLeading =
  /^(?:和[谐睦平美]|对[口外象应接比]|为[老民]|并[发网轨]|使[用命]|将军|要[求素案点]|让渡|支持性|控制线|实现率|提升工程)/;

/** The longest of some words that a text begins with, unless it is the beginning of a noun ("和谐家庭", "使用率"). */
export function readLeadingWord(head: string, words: readonly string[]): string {
  if (notLeading.test(head)) return "";
  return words.reduce((best, word) => (word.length > best.length && head.startsWith(word) ? word : best), "");
}

/** Words that lead a clause in and are no part of its subject. */
export const leadingWords = [
  "努力实现",
  "力争实现",
  "确保实现",
  "全面实现",
  "基本实现",
  "确保",
  "保证",
  "实现",
  "力争",
  "争取",
  "努力",
  "推动",
  "促进",
  "促使",
  "引导",
  "鼓励和支持",
  "鼓励支持",
  "鼓励",
  "支持",
  "督促",
  "指导",
  "帮助",
  "使",
  "让",
  "将",
  "把",
  "控制",
  "提高",
  "提升",
  "降低",
  "稳步",
  "持续",
  "逐步",
  "进一步",
  "积极",
  "全面",
  "其中",
  "同时",
  "并",
  "且",
  "以及",
  "到期末",
  "期末",
  "对",
  "和",
  "要",
  "保持",
  "至少",
  "为",
] as const;

/** Verbs that only lead in a topic: what is carried on, built or strengthened is the topic itself. */
export const topicVerbs = [
  ...leadingWords,
  "保障",
  "推进",
  "组织",
  "指导",
  "帮助",
  "开足开齐",
  "开齐开足",
  "开齐",
  "开足",
  "选聘",
  "加快",
  "加强",
  "加大",
  "完善",
  "健全",
  "深化",
  "深入",
  "实施",
  "开展",
  "建立",
  "建立健全",
  "巩固",
  "扩大",
  "做好",
  "落实",
  "推广应用",
  "推广",
  "优化",
  "规范",
  "构建",
  "强化",
  "增强",
  "改善",
  "普及",
  "继续",
  "广泛",
  "大力",
  "有效",
  "切实",
] as const;

/** Last words of a topic that name the undertaking and not its object. */
export const undertakingWords = [
  "长效机制",
  "工作机制",
  "服务体系",
  "工作",
  "项目",
  "机制",
  "制度",
  "行动",
  "工程",
  "建设",
  "活动",
  "体系",
  "力度",
  "计划",
  "政策",
  "任务",
  "能力",
] as const;
