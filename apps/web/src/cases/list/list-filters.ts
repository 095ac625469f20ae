/** Names by which filters of the list stand in the address; answers stand there as "answer.round". */
const filterNames = [
  "system",
  "state",
  "phase",
  "grade",
  "place",
  "assignee",
  "due",
  "clock",
  "query",
] as const;
export type FilterName = (typeof filterNames)[number];

const answerPrefix = "answer.";

/** What is asked of the service for what stands in an address; a filter of one system counts with that system alone. */
export function queryOfAddress(search: URLSearchParams) {
  const get = (name: FilterName) => search.get(name) ?? undefined;
  const system = get("system");
  const ofSystem = (name: FilterName) => (system === undefined ? undefined : get(name));
  const due = get("due") ?? (search.get("late") === "true" ? "late" : undefined);
  const where = system === undefined ? [] : answersIn(search).map(([field, value]) => `${field}:${value}`);
  return {
    system,
    state: ofSystem("state"),
    phase: get("phase"),
    grade: ofSystem("grade"),
    area: get("place"),
    assignee: get("assignee"),
    late: due === "late" ? "true" : undefined,
    dueWithin: due === undefined || due === "late" ? undefined : due,
    clock: ofSystem("clock"),
    query: get("query"),
    where: where.length === 0 ? undefined : where,
  };
}

/** Answers that an address filters by. */
export function answersIn(search: URLSearchParams): readonly (readonly [string, string])[] {
  return [...search].flatMap(([name, value]) =>
    name.startsWith(answerPrefix) && value !== "" ? [[name.slice(answerPrefix.length), value] as const] : [],
  );
}

/** The name of an answer in the address. */
export function answerName(field: string): string {
  return `${answerPrefix}${field}`;
}

/** Everything by which an address filters, to be taken out of it; `keep` names what stays. */
export function withoutFilters(
  search: URLSearchParams,
  keep: readonly FilterName[] = [],
): Readonly<Record<string, null>> {
  const names = [...filterNames.filter((name) => !keep.includes(name)), "late", "page"];
  const answers = answersIn(search).map(([field]) => answerName(field));
  return Object.fromEntries([...names, ...answers].map((name) => [name, null]));
}
