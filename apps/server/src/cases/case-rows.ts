import type { CaseRow } from "@halfsky/api-contract";
import {
  type CaseStanding,
  emptyCase,
  projectCase,
  type SystemDefinition,
  type Visibility,
  visibleTo,
} from "@halfsky/cases";
import { listAreas } from "../access/area-tree.ts";
import { listDisplayNames } from "../accounts/account.store.ts";
import type { CaseReadContext, HashedDefinition } from "./case-host.ts";
import { caseTreeOf, personOf } from "./case-person.ts";
import { type KnownBy, whoPlace } from "./case-projection.ts";
import { readersTo } from "./case-reach.ts";
import { type CaseColumns, listKeys, listOrganisationNames } from "./case.store.ts";
import { carefulGrade, shownGrade, titleOfDeadline, titleOfState } from "./case-titles.ts";
import { definitionLookup } from "./definitions.ts";
import { type HeldClock, heldClocksByCase, listHeldOpen } from "./held-clocks.ts";
import { noteRead, standingWords } from "./note-read.ts";

/** A case to be shown in a list, and why it stands there. */
export interface ListedCase {
  readonly columns: CaseColumns;
  readonly why: CaseRow["why"];
  /** what ends first of what the reader holds of it; asked for where it is not given */
  readonly heldClock?: HeldClock | null;
  /** of a reader who sees the whole case: the review of a broken glass that waits for her */
  readonly reviewClock?: HeldClock | null;
}

/** How a case stands, as far as its row says it: without those who hold something of it. */
export function standingOfRow(row: CaseColumns): CaseStanding {
  return {
    areaCode: row.lies_in,
    ownerOrganisationId: row.owner_organisation_id,
    ownerAreaCode: row.owner_area,
    assignee: row.assignee,
    openedBy: row.opened_by,
    referralHolders: [],
    taskHolders: [],
    sealed: row.sealed,
  };
}

/** Cases as they stand in lists: open and work classes, and a masked name where the reader may know the person. */
export async function describeCases(
  context: CaseReadContext,
  listed: readonly ListedCase[],
): Promise<CaseRow[]> {
  const { transaction, now } = context;
  const definitionOf = await definitionLookup(context);
  const rows = listed.map(({ columns }) => columns);
  const person = personOf(context.actor);
  const tree = await caseTreeOf(context);
  const areas = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  const owners = await listOrganisationNames(
    transaction,
    rows.map((row) => row.owner_organisation_id),
  );
  const names = await listDisplayNames(
    transaction,
    rows.flatMap(({ assignee }) => assignee ?? []),
  );
  const seen = rows.map((row) =>
    readersTo(definitionOf(row.system, row.lies_in).definition, standingOfRow(row), person, tree),
  );
  const who = await shownNames(context, rows, seen);
  const isWholeAt = seen.map((actors) => actors.length > 0);
  const heldClocks = await heldClocksOf(
    context,
    listed.filter((_, index) => isWholeAt[index] !== true),
  );
  return listed.map(({ columns: row, why, reviewClock = null }, index) => {
    const { definition } = definitionOf(row.system, row.lies_in);
    const isWhole = isWholeAt[index] === true;
    const clock = isWhole ? firstOf(ownClock(row), reviewClock) : (heldClocks.get(row.id) ?? null);
    return {
      id: row.id,
      number: row.number,
      system: row.system,
      systemTitle: definition.title,
      areaCode: row.lies_in,
      areaName: areas.get(row.lies_in) ?? row.lies_in,
      ...(isWhole
        ? { state: row.state, stateTitle: titleOfState(definition, row.state), phase: row.phase }
        : heldState(row)),
      grade: isWhole ? shownGrade(definition, row.grade) : null,
      carefulGrade: isWhole ? carefulGrade(definition, row.grade) : null,
      owner: { id: row.owner_organisation_id, name: owners.get(row.owner_organisation_id) ?? "" },
      assignee:
        row.assignee === null || !isWhole
          ? null
          : { id: row.assignee, name: names.get(row.assignee) ?? row.assignee },
      openedAt: row.opened_at,
      closedAt: isWhole ? row.closed_at : null,
      // to whom something was handed, how much others did is not told: her page counts what she sees
      version: isWhole ? row.version : 0,
      nextDeadline:
        clock === null
          ? null
          : { ...clock, title: titleOfDeadline(definition, clock.name), late: clock.dueAt < now },
      nobodyToTell: isWhole && row.nobody_to_tell,
      why: [...why],
      who: who.get(row.id) ?? null,
    };
  });
}

/** What is due first of all clocks of a case. */
function ownClock({ next_due: name, next_due_at: dueAt }: CaseColumns): HeldClock | null {
  return name === null || dueAt === null ? null : { name, dueAt };
}

/** What of two clocks ends first. */
function firstOf(one: HeldClock | null, other: HeldClock | null): HeldClock | null {
  if (one === null || other === null) return one ?? other;
  return other.dueAt < one.dueAt ? other : one;
}

/** By case, the clock of the reader to whom something of it was handed: those of others are not told. */
async function heldClocksOf(
  context: CaseReadContext,
  listed: readonly ListedCase[],
): Promise<ReadonlyMap<string, HeldClock>> {
  const asked = listed.flatMap(({ columns, heldClock }) => (heldClock === undefined ? [columns.id] : []));
  const found = asked.length === 0 ? [] : await listHeldOpen(context, asked);
  const given = listed.flatMap(({ columns, heldClock }) =>
    heldClock === undefined || heldClock === null ? [] : [[columns.id, heldClock] as const],
  );
  return new Map([...heldClocksByCase(found), ...given]);
}

/** To whom something of a case was handed, its course is not told: only that it is with her. */
function heldState(row: CaseColumns): Pick<CaseRow, "state" | "stateTitle" | "phase"> {
  const isClosed = row.phase === "closed";
  return {
    state: "held",
    stateTitle: isClosed
      ? { zh: "个案已办结", en: "Case closed" }
      : { zh: "已转交本单位", en: "With your agency" },
    phase: isClosed ? "closed" : "open",
  };
}

/** Masked names by case, where the reader may have them in a list; each is noted as read. */
async function shownNames(
  context: CaseReadContext,
  rows: readonly CaseColumns[],
  seen: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, string>> {
  const { host, transaction } = context;
  const definitionOf = await definitionLookup(context);
  const visibilityOf = listVisibility(context);
  const seenOf = new Map(rows.map((row, index) => [row.id, seen[index] ?? []]));
  const asked = rows.flatMap((row) => {
    const visibility = visibilityOf(definitionOf(row.system, row.lies_in), seenOf.get(row.id) ?? []);
    // nothing is deciphered for those who may not know anybody's name in a list of the system
    const mayKnow = Object.values(visibility.parties).some(
      ({ name }) => name !== undefined && name !== "hidden",
    );
    return row.who === null || !mayKnow ? [] : [{ row, who: row.who, visibility }];
  });
  const keys = new Map(
    (
      await listKeys(
        transaction,
        asked.map(({ row }) => ({ areaCode: row.area_code, caseId: row.id })),
      )
    ).map((one) => [one.caseId, one.keys]),
  );
  const shown = new Map<string, string>();
  for (const { row, who, visibility } of asked) {
    const wrapped = keys.get(row.id);
    if (wrapped === undefined) continue;
    const known = host.vault.openKeys(row.id, wrapped).decipher("data", whoPlace, who);
    const name = nameInList(definitionOf(row.system, row.lies_in).definition, row, visibility, known);
    if (name === null) continue;
    shown.set(row.id, name);
    noteRead(context, {
      areaCode: row.area_code,
      caseId: row.id,
      classes: ["personal"],
      why: standingWords(definitionOf(row.system, row.lies_in).definition, seenOf.get(row.id) ?? []),
    });
  }
  return shown;
}

/** What the reader may see in lists, worked out once for each version of a system and each way of standing to a case. */
function listVisibility({ actor, now }: CaseReadContext) {
  const known = new Map<string, Visibility>();
  return ({ hash, definition }: HashedDefinition, actors: readonly string[]): Visibility => {
    const key = `${hash} ${actors.join(" ")}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const reader = { organisationId: actor.organisation.id, now, place: "list" } as const;
    const visibility = visibleTo(definition, actors, emptyCase, reader);
    known.set(key, visibility);
    return visibility;
  };
}

function nameInList(
  definition: SystemDefinition,
  row: CaseColumns,
  visibility: Visibility,
  { party, person }: KnownBy,
): string | null {
  const state = { ...emptyCase, openedAt: row.opened_at, parties: { [party]: [person] } };
  const name = projectCase(definition, state, visibility)?.parties[party]?.[0]?.parts.name;
  return typeof name === "string" ? name : null;
}
