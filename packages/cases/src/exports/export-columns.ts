import type { Bilingual } from "@halfsky/statistics";
import { formAsks } from "../decide/form-items.ts";
import type { FormItem, PersonPart, SystemDefinition } from "../definition/definition.ts";
import { emptyCase } from "../log/empty-case.ts";
import { closerOf } from "../privacy/part-privacy.ts";
import { isAttachmentShown } from "../privacy/project-case.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import { visibleTo } from "../privacy/visible-to.ts";

/** What stands in a column of an export. */
export type ExportSource =
  | { readonly kind: "case"; readonly name: ExportCaseColumn }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "person"; readonly party: string; readonly part: PersonPart }
  /** a question of repeated rows: on a sheet of its own, a line a row */
  | { readonly kind: "group"; readonly group: string; readonly field: string }
  /** the files of a case by name and checksum, on a sheet of their own; never what is in them */
  | { readonly kind: "files" };

/** A column that an export may have. */
export interface ExportColumn {
  /** "state", "field:<name>", "person:<party>.<part>", "group:<group>.<field>" or "files" */
  readonly id: string;
  readonly title: Bilingual;
  readonly privacy: PrivacyClass;
  readonly source: ExportSource;
}

/** What the row of a case says, as lists show it; the name to know it by is masked there and here. */
const caseColumns = {
  area: { zh: "地区", en: "Area" },
  state: { zh: "状态", en: "State" },
  grade: { zh: "等级", en: "Grade" },
  owner: { zh: "主办单位", en: "Owning agency" },
  assignee: { zh: "承办人", en: "Assigned to" },
  openedAt: { zh: "登记时间", en: "Opened" },
  closedAt: { zh: "办结时间", en: "Closed" },
  nextDue: { zh: "下一时限", en: "Next deadline" },
  who: { zh: "当事人（掩码）", en: "Person (masked)" },
} as const satisfies Record<string, Bilingual>;
export type ExportCaseColumn = keyof typeof caseColumns;

function isCaseColumn(name: string): name is ExportCaseColumn {
  return Object.hasOwn(caseColumns, name);
}

/** The words for a part of a person. */
export const partTitles: Readonly<Record<PersonPart, Bilingual>> = {
  name: { zh: "姓名", en: "name" },
  sex: { zh: "性别", en: "sex" },
  birthDate: { zh: "出生日期", en: "day of birth" },
  idNumber: { zh: "证件号码", en: "ID number" },
  phone: { zh: "电话", en: "telephone" },
  address: { zh: "住址", en: "address" },
  relation: { zh: "关系", en: "relation" },
};

/**
 * Columns that whoever is one of these actors may ask for: what the table of classes lets go into an export, of what one of
 * them may read. Sealed answers and what was only handed over are never among them; of files the name and checksum are, of
 * those that came with a form of which nothing is kept back.
 */
export function exportColumns(
  definition: SystemDefinition,
  actors: readonly string[],
): readonly ExportColumn[] {
  const visibility = visibleTo(definition, actors, emptyCase, {
    organisationId: "",
    now: "",
    place: "export",
  });
  const { fields, parties } = visibility;
  const single = new Set(Object.values(definition.forms).flatMap((items) => formAsks(items).fields));
  const own = Object.entries(caseColumns).flatMap(([name, title]): readonly ExportColumn[] =>
    isCaseColumn(name)
      ? [{ id: name, title, privacy: name === "who" ? "personal" : "work", source: { kind: "case", name } }]
      : [],
  );
  const asked = Object.entries(definition.fields).flatMap(([name, rule]): readonly ExportColumn[] =>
    fields[name] === "shown" && single.has(name)
      ? [
          {
            id: `field:${name}`,
            title: rule.title,
            privacy: rule.privacy,
            source: { kind: "field", name },
          },
        ]
      : [],
  );
  const people = Object.entries(definition.parties).flatMap(([party, rule]): readonly ExportColumn[] =>
    partNames.flatMap((part) => {
      const privacy = rule.parts[part];
      if (privacy === undefined || parties[party]?.[part] !== "shown") return [];
      const { zh, en } = partTitles[part];
      return [
        {
          id: `person:${party}.${part}`,
          title: { zh: `${rule.title.zh}${zh}`, en: `${rule.title.en}: ${en}` },
          // among people of this party may be children
          privacy: rule.minorAware === true ? closerOf(privacy, "sensitive") : privacy,
          source: { kind: "person", party, part },
        },
      ];
    }),
  );
  const rows = groupsIn(definition).flatMap(({ group, title, items }) =>
    items.flatMap((field): readonly ExportColumn[] => {
      const rule = definition.fields[field];
      if (rule === undefined || fields[field] !== "shown") return [];
      return [
        {
          id: `group:${group}.${field}`,
          title: { zh: `${title.zh}：${rule.title.zh}`, en: `${title.en}: ${rule.title.en}` },
          privacy: rule.privacy,
          source: { kind: "group", group, field },
        },
      ];
    }),
  );
  const hasFiles = Object.entries(definition.actions).some(
    ([action, { form }]) => form !== undefined && isAttachmentShown(definition, { action }, visibility),
  );
  return [...own, ...asked, ...people, ...rows, ...(hasFiles ? [files] : [])];
}

/** Names of files may name people, whatever the form asks. */
const files: ExportColumn = {
  id: "files",
  title: { zh: "附件（文件名、校验值）", en: "Files (name, checksum)" },
  privacy: "sensitive",
  source: { kind: "files" },
};

/** A form's group of repeated rows. */
type GroupItem = Extract<FormItem, { readonly group: string }>;

/** The groups of a system, each once. */
export function groupsIn(definition: SystemDefinition): readonly GroupItem[] {
  const found = new Map<string, GroupItem>();
  for (const item of Object.values(definition.forms).flat()) {
    if (typeof item === "object" && "group" in item && !found.has(item.group)) found.set(item.group, item);
  }
  return [...found.values()];
}

/**
 * Columns of one system as several areas run it, each once: those of the program with what places ask beside them. A question
 * that one place keeps more closely than another counts as the closer one.
 */
export function mergeColumns(lists: readonly (readonly ExportColumn[])[]): readonly ExportColumn[] {
  const found = new Map<string, ExportColumn>();
  for (const column of lists.flat()) {
    const known = found.get(column.id);
    const privacy = known === undefined ? column.privacy : closerOf(known.privacy, column.privacy);
    found.set(column.id, { ...(known ?? column), privacy });
  }
  return [...found.values()];
}

const partNames = ["name", "sex", "birthDate", "idNumber", "phone", "address", "relation"] as const;
