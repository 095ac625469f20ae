import type { Bilingual } from "@halfsky/statistics";
import type { PersonPart, SystemDefinition } from "../definition/definition.ts";
import { privacyTable } from "../privacy/privacy-table.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import { askedParts, type Reads, readsOf } from "../privacy/reads.ts";
import { actorTitle, listOrNone, words } from "./actor-words.ts";
import type { SheetTable } from "./sheet-table.ts";
import { exportWords, listWords, personPartWords, privacyWords, searchWords } from "./sheet-words.ts";

/** Who may see what: each question, and the parts of each person, with everybody who reads it in a case. */
export function readingTable(definition: SystemDefinition): SheetTable {
  const { alsoReads: _granted, ...ungranted } = definition;
  const readers = Object.keys(definition.actors).map((name): Reader => ({
    title: actorTitle(definition, name),
    reads: readsOf(definition, name),
    byActing: readsOf(ungranted, name),
  }));
  const fields = Object.entries(definition.fields).map(([field, { title, type, privacy }]) =>
    row(
      "past" in type ? notAhead(title) : title,
      privacy,
      null,
      whoReads(
        definition,
        readers,
        ({ fields }) => fields.has(field),
        (share) => share.fields.includes(field),
      ),
    ),
  );
  const parties = Object.keys(definition.parties).flatMap((party) => partyRows(definition, party, readers));
  return {
    id: "reads",
    title: words("谁能看到什么", "Who may see what"),
    head: [
      words("内容", "What"),
      words("密级", "Class"),
      words("案内可见", "Seen in a case by"),
      words("列表中", "In lists"),
      words("检索", "Search"),
      words("导出", "Export"),
    ],
    rows: [...fields, ...parties],
  };
}

/** A day or moment of what has happened: none that lies ahead is taken. */
function notAhead({ zh, en }: Bilingual): Bilingual {
  return words(`${zh}（不得晚于填报时）`, `${en} (not later than the answer)`);
}

interface Reader {
  readonly title: Bilingual;
  readonly reads: Reads;
  /** what she would read without what is granted beside */
  readonly byActing: Reads;
}

/** Parts that everybody sees alike stand in one row. */
function partyRows(
  definition: SystemDefinition,
  party: string,
  readers: readonly Reader[],
): readonly (readonly Bilingual[])[] {
  const rule = definition.parties[party];
  if (rule === undefined) return [];
  const groups = new Map<string, { readonly parts: PersonPart[]; readonly cells: readonly Bilingual[] }>();
  for (const part of askedParts(definition, party)) {
    const who = whoReads(
      definition,
      readers,
      ({ parties }) => parties.get(party)?.has(part) === true,
      (share) => share.parties?.[party]?.includes(part) === true,
    );
    const [, ...cells] = row(rule.title, rule.parts[part] ?? "sealed", part, who);
    const key = cells.map(({ zh }) => zh).join("|");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { parts: [part], cells });
    else group.parts.push(part);
  }
  const floor =
    rule.minorAware === true
      ? words("（未满14岁或年龄不明的一律按敏感）", " (sensitive under 14 or of unknown age)")
      : words("", "");
  return [...groups.values()].map(({ parts, cells }) => {
    const said = listOrNone(parts.map((part) => personPartWords[part]));
    return [
      words(`${rule.title.zh}：${said.zh}${floor.zh}`, `${rule.title.en}: ${said.en}${floor.en}`),
      ...cells,
    ];
  });
}

function row(
  title: Bilingual,
  privacy: PrivacyClass,
  part: PersonPart | null,
  readers: Bilingual,
): readonly Bilingual[] {
  const rule = privacyTable[privacy];
  return [
    title,
    privacyWords[privacy],
    readers,
    listWords[rule.list],
    searchWords[searchOf(privacy, part)],
    exportWords[rule.export],
  ];
}

/** Of personal answers only names, telephones and ID numbers are looked for, of sensitive ones ID numbers alone. */
function searchOf(privacy: PrivacyClass, part: PersonPart | null): keyof typeof searchWords {
  const { search } = privacyTable[privacy];
  if (search === "yes" || search === "never") return search;
  const isKey = part === "idNumber" || (search === "exact" && (part === "name" || part === "phone"));
  return isKey ? search : "never";
}

interface Share {
  readonly fields: readonly string[];
  readonly parties?: Readonly<Partial<Record<string, readonly string[]>>>;
}

function whoReads(
  definition: SystemDefinition,
  readers: readonly Reader[],
  byRight: (reads: Reads) => boolean,
  byShare: (share: Share) => boolean,
): Bilingual {
  const people = readers
    .filter(({ reads }) => byRight(reads))
    .map(({ title, byActing }) =>
      byRight(byActing) ? title : words(`${title.zh}（另授）`, `${title.en} (granted)`),
    );
  const shares = [...Object.values(definition.referrals ?? {}), ...Object.values(definition.tasks ?? {})]
    .filter(({ share }) => byShare(share))
    .map(({ title }) => words(`“${title.zh}”的受办单位`, `whoever holds “${title.en}”`));
  return listOrNone([...people, ...shares]);
}
