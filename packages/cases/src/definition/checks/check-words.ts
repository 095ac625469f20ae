import type { DefinitionFault } from "../definition-fault.ts";
import { type CheckBasis, fault } from "./check.ts";

/** Names that stand between colons and dots elsewhere: in names of clocks, in paths. */
const nameForm = /^[a-z][a-zA-Z0-9]*(?:-[a-z0-9]+)*$/;
/** Whether a name is plain: letters, digits and hyphens, as names stand in definitions, in overlays and in the log. */
export function isPlainName(name: string): boolean {
  return nameForm.test(name);
}

const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Words stand in both languages, names are plain, the id is that of systems.md. */
export function* checkWords({ definition, others }: CheckBasis): Generator<DefinitionFault> {
  if (!idForm.test(definition.id)) {
    yield fault(
      "id",
      "系统标识应为小写字母、数字和连字符。",
      "An id is of small letters, digits and hyphens.",
    );
  }
  if (others.some(({ id }) => id === definition.id)) {
    yield fault(
      "id",
      `另一系统也叫“${definition.id}”。`,
      `Another system is called "${definition.id}" as well.`,
    );
  }
  if (definition.blocks.length === 0) yield fault("blocks", "没有写明构件。", "No block is named.");
  if (definition.sources.length === 0) yield fault("sources", "没有写明依据。", "No source is named.");
  const named = [
    "parties",
    "fields",
    "forms",
    "states",
    "actors",
    "actions",
    "consents",
    "referrals",
  ] as const;
  const more = ["deadlines", "schedules", "tasks", "links", "documents", "indicators"] as const;
  for (const part of [...named, ...more]) {
    for (const name of Object.keys(definition[part] ?? {})) {
      if (!isPlainName(name)) {
        yield fault(`${part}.${name}`, "名称应为字母和数字。", "A name is of letters and digits.");
      }
    }
  }
  yield* checkBilingual("", definition);
}

function* checkBilingual(path: string, value: unknown): Generator<DefinitionFault> {
  if (typeof value !== "object" || value === null) return;
  const at = (key: string | number): string => (path === "" ? String(key) : `${path}.${key}`);
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* checkBilingual(at(index), one);
    return;
  }
  if ("zh" in value || "en" in value) {
    for (const language of ["zh", "en"] as const) {
      const text: unknown = Object.entries(value).find(([key]) => key === language)?.[1];
      if (typeof text !== "string" || text.trim() === "") {
        yield fault(
          path,
          language === "zh" ? "缺少中文。" : "缺少英文。",
          language === "zh" ? "The Chinese is missing." : "The English is missing.",
        );
      }
    }
    return;
  }
  for (const [key, one] of Object.entries(value)) yield* checkBilingual(at(key), one);
}
