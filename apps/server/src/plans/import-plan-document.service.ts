import type { ImportedDocument, PlanSummary } from "@halfsky/api-contract";
import { type ContentFinding, contentOf, type PlanContent } from "@halfsky/plan-document";
import { areaTreeOf, findReach, requireReach, type WriteContext } from "../access/context.ts";
import { areasWithin } from "../access/reach.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { jsonText } from "../database/json-text.ts";
import { PlatformError } from "../platform-error.ts";
import { listAreas } from "../statistics/area.store.ts";
import { canonicalJson } from "./canonical-json.ts";
import { countParts } from "./plan-counts.ts";
import { findDocumentBySha256, insertDocument } from "./plan-document.store.ts";
import { isSameArea, planIdOf } from "./plan-identity.ts";
import { loadReview } from "./plan-review.ts";
import { findPlan, insertPlan, insertReading, listReadings, lockPlan, updatePlan } from "./plan.store.ts";
import type { PlanFile } from "./read-plan-file.ts";

/** Where a document belongs, and the period of a plan whose text names none. */
export interface ImportWishes {
  readonly areaCode?: string | undefined;
  readonly period?: readonly [number, number] | undefined;
}

type Outcome = ImportedDocument["plans"][number]["outcome"];

interface KnownArea {
  readonly code: string;
  readonly name: string;
}

/**
 * Keeps a document and what was read of each plan in it. A plan that is there already gets its next reading; the
 * corrections of people are carried on to it. Importing the same bytes again keeps nothing twice.
 */
export async function importPlanDocument(
  context: WriteContext,
  file: PlanFile,
  wishes: ImportWishes = {},
): Promise<ImportedDocument> {
  const area = await chooseArea(context, file, wishes.areaCode);
  const contents = contentsOf(file, area, wishes.period);
  const { transaction, actor, now } = context;
  const already = await findDocumentBySha256(transaction, area.code, file.sha256);
  const documentId = already?.id ?? `${area.code}-${file.sha256.slice(0, 12)}`;
  if (already === undefined) {
    const { fileName, sha256, bytes, source } = file;
    const document = { areaCode: area.code, id: documentId, fileName, sha256, bytes, source };
    await insertDocument(transaction, { ...document, by: actor.accountId, at: now });
    recordAudit(context, {
      action: "plan-document.import",
      subjectKind: "plan-document",
      subjectId: documentId,
      areaCode: area.code,
      after: { fileName, format: source.format, byteCount: bytes.length, sha256 },
    });
  }
  const plans: ImportedDocument["plans"] = [];
  for (const { id, planIndex, content } of namedPlans(area, contents)) {
    const reading = { areaCode: area.code, planId: id, documentId, planIndex, content };
    const outcome = await keepReading(context, reading);
    plans.push({ ...(await getSummary(context, id)), outcome });
  }
  return {
    documentId,
    fileName: file.fileName,
    format: file.source.format,
    lines: file.source.lines.length,
    already: already !== undefined,
    plans,
    findings: contents.reduce((total, { findings }) => total + findings.length, 0),
  };
}

/** The area asked for; else the one in reach that the text names; else the actor's own. */
async function chooseArea(context: WriteContext, file: PlanFile, wanted?: string): Promise<KnownArea> {
  const areas = await listAreas(context.transaction);
  const known = (code: string): KnownArea | undefined => areas.find((area) => area.code === code);
  if (wanted !== undefined) {
    await requireReach(context, "plan.import", { areaCode: wanted });
    const area = known(wanted);
    if (area !== undefined) return area;
    throw new PlatformError("invalid-input", 422, {
      zh: `没有代码为 ${wanted} 的地区。`,
      en: `There is no area with the code ${wanted}.`,
    });
  }
  const reach = await findReach(context, "plan.import");
  const codes = areasWithin(reach, await areaTreeOf(context));
  const written = file.compiled.plans.find((plan) => plan.area !== null)?.area ?? "";
  const named = areas.filter(
    ({ code, name }) => written !== "" && codes.includes(code) && isSameArea(name, written),
  );
  const [only] = named.length === 1 ? named : [];
  const own = codes.includes(context.actor.areaCode) ? known(context.actor.areaCode) : undefined;
  const area = only ?? own;
  if (area !== undefined) return area;
  throw new PlatformError("invalid-input", 422, {
    zh: "请选择规划所属的地区。",
    en: "Choose the area that the plan belongs to.",
  });
}

function contentsOf(file: PlanFile, area: KnownArea, period?: readonly [number, number]): PlanContent[] {
  const lacking = file.compiled.plans.filter((plan) => plan.period === null);
  if (lacking.length > 0 && period === undefined) {
    throw new PlatformError(
      "invalid-input",
      422,
      {
        zh: `“${file.fileName}”没有写明规划期限。请填写起止年份后重新导入。`,
        en: `"${file.fileName}" names no period. Give its first and last year and import it again.`,
      },
      lacking.map((plan) => ({
        where: `${file.fileName}:${plan.line}`,
        message: {
          zh: `没有读到“${plan.title}”的期限。`,
          en: `The period of "${plan.title}" was not found.`,
        },
      })),
    );
  }
  return file.compiled.plans.map((_, planIndex) =>
    withAreaFinding(contentOf(file.compiled, planIndex, period), area),
  );
}

/** Says so where the text names another area than the one it is kept under. */
function withAreaFinding(content: PlanContent, area: KnownArea): PlanContent {
  if (isSameArea(area.name, content.area)) return content;
  const finding: ContentFinding = {
    code: "area-differs",
    severity: "warning",
    line: content.lines[0],
    words: content.title,
    message: {
      zh: `文本写的地区是“${content.area}”，本规划存放在“${area.name}”名下，与本地规划分开保存。请核对。`,
      en: `The text names the area ${content.area}; the plan is kept under ${area.name}, apart from that area's own plan. Check it.`,
    },
  };
  return { ...content, findings: [finding, ...content.findings] };
}

/** Two plans of one document that come out with the same identity are kept apart by a number. */
function namedPlans(area: KnownArea, contents: readonly PlanContent[]) {
  const taken = new Map<string, number>();
  return contents.map((content, planIndex) => {
    const id = planIdOf(area.code, area.name, content);
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return { id: count === 1 ? id : `${id}-${count}`, planIndex, content };
  });
}

async function keepReading(
  context: WriteContext,
  read: {
    readonly areaCode: string;
    readonly planId: string;
    readonly documentId: string;
    readonly planIndex: number;
    readonly content: PlanContent;
  },
): Promise<Outcome> {
  const { transaction, actor, now } = context;
  const { areaCode, planId, documentId, content } = read;
  const stamp = { by: actor.accountId, at: now };
  await lockPlan(transaction, planId);
  const plan = await findPlan(transaction, planId);
  if (plan === undefined) {
    await insertPlan(transaction, {
      areaCode,
      id: planId,
      content,
      counts: countParts(content, 0),
      ...stamp,
    });
    await insertReading(transaction, { ...read, number: 1, ...stamp });
    recordAudit(context, { ...auditOf(read), after: { reading: 1, documentId } });
    return "new";
  }
  const [newest] = await listReadings(transaction, plan, [plan.reading]);
  const isSame =
    newest?.documentId === documentId && canonicalJson(newest.content) === canonicalJson(content);
  if (isSame) return "unchanged";
  const number = plan.reading + 1;
  await insertReading(transaction, { ...read, number, ...stamp });
  const review = await loadReview(transaction, plan, number);
  const state = plan.state === "withdrawn" ? { state: "review" as const } : {};
  const counts = jsonText(countParts(review.content, review.carried.length));
  await updatePlan(transaction, plan, { reading: number, title: content.title, counts, ...state }, stamp);
  recordAudit(context, {
    ...auditOf(read),
    before: { reading: plan.reading, documentId: newest?.documentId },
    after: { reading: number, documentId },
  });
  return "new-reading";
}

function auditOf(read: { readonly areaCode: string; readonly planId: string }) {
  return { action: "plan.import", subjectKind: "plan", subjectId: read.planId, areaCode: read.areaCode };
}

async function getSummary(context: WriteContext, id: string): Promise<PlanSummary> {
  const plan = await findPlan(context.transaction, id);
  if (plan === undefined) throw new Error(`plan ${id} was not kept`);
  const { withdrawn: _, ...summary } = plan;
  return summary;
}
