import type { Bilingual } from "@halfsky/statistics";
import { formAsks } from "../decide/form-items.ts";
import type { PersonPart, SystemDefinition } from "../definition/definition.ts";
import { emptyCase } from "../log/empty-case.ts";
import { closerOf } from "../privacy/part-privacy.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import { visibleTo } from "../privacy/visible-to.ts";

/** What stands in a column of an export. */
export type ExportSource =
  | { readonly kind: "case"; readonly name: ExportCaseColumn }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "person"; readonly party: string; readonly part: PersonPart };

/** A column that an export may have. */
export interface ExportColumn {
  /** "state", "field:<name>" or "person:<party>.<part>" */
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
 * them may read. Sealed answers, files, repeated rows and what was only handed over are never among them.
 */
export function exportColumns(
  definition: SystemDefinition,
  actors: readonly string[],
): readonly ExportColumn[] {
  const { fields, parties } = visibleTo(definition, actors, emptyCase, {
    organisationId: "",
    now: "",
    place: "export",
  });
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
  return [...own, ...asked, ...people];
}

const partNames = ["name", "sex", "birthDate", "idNumber", "phone", "address", "relation"] as const;
