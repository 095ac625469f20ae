import { createHash } from "node:crypto";
import { type CompiledDocument, compilePlanDocument, type SourceDocument } from "@halfsky/plan-document";
import { readPlanDocument } from "../plan-documents/read-plan-document.ts";
import { UnreadableDocumentError } from "../plan-documents/unreadable-document-error.ts";
import { PlatformError } from "../platform-error.ts";

/** A plan document that was read and compiled, ready to be kept. */
export interface PlanFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly source: SourceDocument;
  readonly compiled: CompiledDocument;
}

/**
 * Reads and compiles the bytes of a plan document. Throws the problems "unreadable-file" and "not-a-plan", which say
 * what the file is and what to do instead; nothing is kept. `onRead` is called between reading and compiling. It
 * works for up to seconds: the server lets a ReadingPool do it.
 */
export async function readPlanFile(name: string, bytes: Uint8Array, onRead?: () => void): Promise<PlanFile> {
  const fileName = plainFileName(name);
  const source = storable(await readOrRefuse(fileName, bytes));
  onRead?.();
  const compiled = compilePlanDocument(source);
  refuseOtherTexts(fileName, compiled);
  return { fileName, bytes, sha256: createHash("sha256").update(bytes).digest("hex"), source, compiled };
}

async function readOrRefuse(fileName: string, bytes: Uint8Array): Promise<SourceDocument> {
  try {
    return await readPlanDocument(fileName, bytes);
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error;
    throw refusedFile(fileName, error);
  }
}

/** The problem "unreadable-file", with the words and the advice of the reader. */
export function refusedFile(fileName: string, error: UnreadableDocumentError): PlatformError {
  return new PlatformError(
    "unreadable-file",
    422,
    {
      zh: `“${fileName}”没有导入。${error.words.zh}${error.hint.zh}`,
      en: `"${fileName}" was not imported. ${error.words.en} ${error.hint.en}`,
    },
    [{ where: fileName, message: error.words, hint: error.hint }],
    error,
  );
}

function refuseOtherTexts(fileName: string, compiled: CompiledDocument): void {
  const verdict = compiled.findings.find(({ code }) => code === "not-a-plan" || code === "empty-document");
  const hasParts = compiled.plans.some(
    (plan) => plan.domains.length + plan.indicatorTable.length + plan.projects.length > 0,
  );
  if (verdict === undefined && hasParts) return;
  const message = verdict?.message ?? {
    zh: "没有读到规划的任何领域、指标或项目。请确认导入的是规划全文。",
    en: "Neither domains nor indicators nor projects of a plan were found. Check that this is the plan itself.",
  };
  throw new PlatformError(
    "not-a-plan",
    422,
    { zh: `“${fileName}”没有导入。${message.zh}`, en: `"${fileName}" was not imported. ${message.en}` },
    [{ where: verdict === undefined ? fileName : `${fileName}:${verdict.line}`, message }],
  );
}

/** The last part of a path, without what cannot be shown or kept; at most 200 characters. */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cs}]/gu, "").trim();
  return plain === "" ? "document" : Array.from(plain).slice(0, 200).join("");
}

/** PostgreSQL keeps neither U+0000 nor half a surrogate pair: such damage is shown as a replacement character. */
function storable(source: SourceDocument): SourceDocument {
  const damaged = /\0|\p{Cs}/u;
  return {
    ...source,
    lines: source.lines.map((line) =>
      damaged.test(line.text) || damaged.test(line.listNumber ?? "")
        ? {
            ...line,
            text: mended(line.text),
            ...(line.listNumber === undefined ? {} : { listNumber: mended(line.listNumber) }),
          }
        : line,
    ),
  };
}

function mended(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, "\uFFFD");
}
