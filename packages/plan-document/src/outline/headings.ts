import type { ListMarker } from "../lines/list-marker.ts";

/** What a top section of a plan is about. */
export type SectionRole =
  | "general"
  | "fields"
  | "domain"
  | "projects"
  | "implementation"
  | "monitoring"
  | "other";

/** Words by which the top headings of the family name their sections; the first list that matches wins. */
const roleWords: readonly { readonly role: SectionRole; readonly pattern: RegExp }[] = [
  {
    role: "projects",
    pattern:
      /实事项目|重点项目|重大项目|重点工程|重大工程|实事工程|民生实事|为民办实事|项目支撑|重点实事|工程项目|专项行动|重点行动/,
  },
  { role: "fields", pattern: /发展领域|优先领域|重点领域|领域.{0,4}(?:目标|任务|措施)|策略措施/ },
  {
    role: "implementation",
    pattern:
      /组织.{0,2}实施|实施保障|保障.{0,2}实施|保障措施|组织保障|规划.{0,3}实施|实施机制|组织领导|保障机制|保障体系|推进实施|(?:强化|加强|完善).{0,6}保障|推进机制|落实机制|规划落实/,
  },
  { role: "monitoring", pattern: /监测.{0,2}评估|评估.{0,2}监测|统计监测|评估.{0,2}考核/ },
  {
    role: "fields",
    pattern:
      /(?:目标|任务|重点).{0,2}(?:与|和|及|、)?(?:主要|策略|重点|具体)?(?:任务|措施|举措)|主要任务|重点任务|发展任务|主要举措|重点举措/,
  },
  {
    role: "general",
    pattern:
      /总体要求|总体思路|指导思想|基本原则|总体目标|发展目标|主要目标|目标要求|发展基础|发展环境|发展现状|背景|形势|回顾|成效|成就|征程|前言|序言|引言|编制依据|机遇|挑战|总则|基础与/,
  },
];

const longestHeading = 45;

/** Whether a text has the shape of a heading: short, one phrase, at most one full stop at its end. */
export function isHeadingShaped(text: string): boolean {
  if (text.length === 0 || text.length > longestHeading) return false;
  const stop = text.search(/[。；！？]/);
  return stop < 0 || stop === text.length - 1;
}

/** The role that a heading's own words give it; null where they give none. */
export function readSectionRole(text: string): SectionRole | null {
  if (!isHeadingShaped(text)) return null;
  return roleWords.find(({ pattern }) => pattern.test(text))?.role ?? null;
}

const bareRole =
  /^(?:总体要求|总体思路|指导思想和基本原则|发展领域.{0,16}|重点实事项目|实事项目|重点项目|组织实施|规划实施保障|实施保障|保障措施|组织实施.{0,6}监测评估|监测评估|监测与评估|监测和评估)$/;

/** Whether a heading without number stands at the top of a plan. */
export function isBareTopHeading(text: string): boolean {
  return bareRole.test(trimHeading(text));
}

const domainTitle =
  /^(?:妇女儿童|妇女|女性|儿童|少年儿童|未成年人|青少年|家庭|妇儿)(?:与|和|及|、|参与|在)[\u4e00-\u9fff、]{1,16}$/;

/** Whether a heading names a field of development the way the family does ("妇女与健康"). */
export function isDomainTitle(text: string): boolean {
  const title = trimHeading(text);
  return title.length <= 20 && domainTitle.test(title) && !/[的了]|工作|机制|体系/.test(title);
}

/** A heading without its closing punctuation and brackets round it. */
export function trimHeading(text: string): string {
  return text.replace(/^[【[]/, "").replace(/[。：:；、.】\]-]+$/, "");
}

/** The part of a domain that follows a head such as 主要目标 or 策略措施. */
export type DomainPart = "objectives" | "measures";

const objectivesHead =
  /^[【[]?(?:主要|发展|工作|具体|总体|核心|重点|规划|基本)?目标(?:任务|要求|指标)?(?:如下|是|为|包括)?[】\]]?(?:$|[：。])/;
const measuresHead =
  /^[【[]?(?:主要|策略|重点|工作|具体|对策|支持|保障|实施|政策|发展)?(?:与)?(?:措施|举措|任务|对策|策略)(?:(?:和|与|及|、)(?:主要|具体|保障|策略)?(?:措施|举措|任务|对策|策略))?[】\]]?(?:$|[：。])/;

/** Reads a head that opens the objectives or the measures of a domain, with how many characters it takes. */
export function readPartHead(text: string): { readonly part: DomainPart; readonly length: number } | null {
  const head = text.slice(0, 16);
  const objectives = objectivesHead.exec(head);
  if (objectives !== null) return { part: "objectives", length: objectives[0].length };
  const measures = measuresHead.exec(head);
  if (measures !== null) return { part: "measures", length: measures[0].length };
  return null;
}

/** Whether a line is structure of the family, whatever number it carries or has lost. */
export function isStructuralText(text: string): boolean {
  const bare = text.slice(0, 60);
  return readPartHead(bare) !== null || isDomainTitle(bare) || isBareTopHeading(bare);
}

/** Whether the end of a paragraph's first sentence gives it a title, and where. */
export function titleLength(text: string): number {
  const stop = text.search(/[。：；！？]/);
  if (stop >= 0 && stop <= 80) return stop;
  if (stop < 0 && text.length <= 80) return text.length;
  const comma = text.search(/[，]/);
  return comma > 0 && comma <= 60 ? comma : Math.min(text.length, 40);
}

/** Whether two markers are of the same kind; a missing marker is a kind of its own. */
export function sameKind(marker: ListMarker | null, kind: string | null): boolean {
  return (marker?.kind ?? null) === kind;
}
