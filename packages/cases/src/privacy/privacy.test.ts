import { describe, expect, test } from "vitest";
import type { FieldType, PersonPart, SystemDefinition } from "../definition/definition.ts";
import { clockSystem } from "../deadlines/invented-clock-case.ts";
import type { Answer, Person } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { emptyCase } from "../log/empty-case.ts";
import type { ServicePerson } from "../relations/case-standing.ts";
import { standsIn } from "../relations/stands-in.ts";
import { systems } from "../systems/index.ts";
import { maskPart } from "./masks.ts";
import { privacyClasses } from "./privacy-class.ts";
import { privacyTable } from "./privacy-table.ts";
import { projectCase } from "./project-case.ts";
import { askedParts } from "./reads.ts";
import { visibleTo, type Visibility } from "./visible-to.ts";

const everybody: readonly SystemDefinition[] = [clockSystem, ...systems];
const organisationId = "bureau";
const now = "2026-11-28T08:00:00.000Z";

/** An answer that is one of two, so that a change is a change. */
function answerOf({ kind, ...type }: FieldType, version: 1 | 2): Answer {
  if (kind === "flag") return version === 1;
  if (kind === "code" || kind === "codes") {
    const options = "options" in type ? Object.keys(type.options) : [];
    const option = options[(version - 1) % Math.max(options.length, 1)] ?? "";
    return kind === "code" ? option : [option];
  }
  if (kind === "date") return `2026-0${version}-01`;
  return kind === "number" ? String(version) : `值${version}-${kind}`;
}

const partValues: Readonly<Record<PersonPart, readonly [string, string]>> = {
  name: ["张三", "李四"],
  sex: ["女", "男"],
  birthDate: ["2020-01-01", "1980-01-01"],
  idNumber: ["11010519491231002X", "110105200001010011"],
  phone: ["13800138000", "13900139000"],
  address: ["紫金街道1号", "白云街道2号"],
  relation: ["母亲", "邻居"],
};

/** A case in which everything is answered; what `isHidden` names is answered otherwise in version 2. */
function filled(definition: SystemDefinition, visibility: Visibility | null): CaseState {
  const versionOf = (isHidden: boolean): 1 | 2 => (visibility !== null && isHidden ? 2 : 1);
  const fields = Object.fromEntries(
    Object.entries(definition.fields).map(([name, { type }]) => [
      name,
      { value: answerOf(type, versionOf(visibility?.fields[name] === "hidden")), by: 1 },
    ]),
  );
  const parties = Object.fromEntries(
    Object.keys(definition.parties).map((party) => {
      const parts = askedParts(definition, party).map((part) => {
        const isHidden = visibility?.parties[party]?.[part] === "hidden";
        return [part, partValues[part][versionOf(isHidden) - 1]];
      });
      const person: Person = { id: `${party}-1`, parts: Object.fromEntries(parts) };
      return [party, [person]];
    }),
  );
  const answers = {
    fields: Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
    parties,
  };
  const row = Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
  return {
    ...emptyCase,
    version: 3,
    state: Object.keys(definition.states)[0] ?? "",
    owner: { organisationId, areaCode: "331102" },
    openedBy: "one",
    openedAt: "2026-11-01T00:00:00.000Z",
    occurrence: 1,
    assignee: "one",
    fields,
    parties,
    groups: { rows: [{ id: "r1", fields: row }] },
    pending: [
      { number: 2, action: "close", proposedBy: "one", at: now, details: { answers, reason: "理由" } },
    ],
    referrals: Object.keys(definition.referrals ?? {}).map((name, index) => ({
      name,
      number: index + 1,
      organisationId,
      state: "sent",
      sentAt: now,
      sentBy: 1,
      acknowledgedAt: null,
      answeredAt: null,
      reason: null,
    })),
    tasks: Object.fromEntries(
      Object.keys(definition.tasks ?? {}).map((name) => [
        name,
        { status: "open", organisationId, openedAt: now, doneAt: null, reason: null },
      ]),
    ),
    consents: Object.fromEntries(
      Object.keys(definition.consents ?? {}).map((name) => [
        name,
        { givenAt: now, endsAt: "2030-01-01T00:00:00.000Z", withdrawnAt: null },
      ]),
    ),
  };
}

/** Whose day of birth she may read in the case, of them a list may let her tell child from adult: it is not hidden from her. */
function withKnownAges(visibility: Visibility): Visibility {
  const known = visibility.knowsAgesOf.map((party) => [
    party,
    { ...visibility.parties[party], birthDate: "shown" as const },
  ]);
  return { ...visibility, parties: { ...visibility.parties, ...Object.fromEntries(known) } };
}

const readings = everybody.flatMap((definition) =>
  Object.keys(definition.actors).flatMap((actor) =>
    (["case", "list", "export"] as const).map((place) => ({
      definition,
      actor,
      place,
      name: `${definition.id} ${actor} ${place}`,
    })),
  ),
);

describe("hidden values", () => {
  test.each(everybody.map((definition) => [definition.id, definition] as const))(
    "of %s influence nothing that leaves: change only them, and every answer stays equal to the byte",
    (_id, definition) => {
      const before = filled(definition, null);
      for (const { actor, place } of readings.filter((one) => one.definition === definition)) {
        const reader = { organisationId, now, place };
        const visibility = visibleTo(definition, [actor], before, reader);
        const after = filled(definition, withKnownAges(visibility));
        const [one, other] = [before, after].map((state) =>
          JSON.stringify(projectCase(definition, state, visibleTo(definition, [actor], state, reader))),
        );
        expect(other, `${actor} in a ${place}`).toBe(one);
      }
    },
  );

  test("are absent, not empty: neither name nor place of them is there", () => {
    for (const { definition, actor, place } of readings) {
      const state = filled(definition, null);
      const visibility = visibleTo(definition, [actor], state, { organisationId, now, place });
      const projection = projectCase(definition, state, visibility);
      const hidden = Object.keys(visibility.fields).filter((name) => visibility.fields[name] === "hidden");
      expect(hidden.filter((name) => Object.hasOwn(projection?.fields ?? {}, name))).toEqual([]);
    }
  });
});

describe("lists", () => {
  test("show personal answers masked, and sensitive and sealed ones not at all, to whomever", () => {
    for (const definition of everybody) {
      const state = filled(definition, null);
      const actors = Object.keys(definition.actors);
      const visibility = visibleTo(definition, actors, state, { organisationId, now, place: "list" });
      const projection = projectCase(definition, state, visibility);
      const classes = Object.values(projection?.fields ?? {}).map(({ privacy }) => privacy);
      expect(classes.filter((one) => privacyTable[one].list === "none")).toEqual([]);
      const text = JSON.stringify(projection?.parties ?? {});
      expect(text).not.toMatch(/张三|13800138000|11010519491231002X|紫金街道/u);
    }
  });

  test("mask so that somebody is known again and no more", () => {
    expect(maskPart("name", "欧阳娜娜")).toBe("欧**");
    expect(maskPart("phone", "+86 138-0013-8000")).toBe("138****8000");
    expect(maskPart("phone", "110")).toBe("***");
    expect(maskPart("birthDate", "1990-05-01")).toBe("1990-**-**");
    expect(maskPart("address", "紫金街道1号")).toBe("***");
  });
});

describe("an agency that holds a referral", () => {
  test("sees exactly what is shared, the fields of its answer, and its own referral", () => {
    for (const definition of systems) {
      const state = filled(definition, null);
      for (const [index, [, rule]] of Object.entries(definition.referrals ?? {}).entries()) {
        const actors = Object.entries(definition.actors)
          .filter(([, { role, relation }]) => role === rule.to && relation === "holds-referral")
          .map(([name]) => name);
        const only: CaseState = { ...state, referrals: state.referrals.slice(index, index + 1), tasks: {} };
        const projection = projectCase(
          definition,
          only,
          visibleTo(definition, actors, only, { organisationId, now }),
        );
        const forms = Object.values(definition.actions).filter(({ by }) =>
          by.some((name) => actors.includes(name)),
        );
        const own = forms.length === 0 && actors.length > 0;
        const expected = [...new Set([...rule.share.fields, ...(rule.answerForm ?? [])])].toSorted();
        expect(
          !own ||
            JSON.stringify(Object.keys(projection?.fields ?? {}).toSorted()) === JSON.stringify(expected),
        ).toBe(true);
        expect(projection?.course).toBeUndefined();
      }
    }
  });

  test("sees nothing of another's, of one it sent back, and of one whose consent was withdrawn", () => {
    const definition = systems.find(
      ({ referrals, consents }) =>
        Object.values(referrals ?? {}).some(({ basis }) => basis.every((one) => "consent" in one)) &&
        consents !== undefined,
    );
    if (definition === undefined) throw new Error("no system shares by consent");
    const state = filled(definition, null);
    const actors = Object.entries(definition.actors)
      .filter(([, { relation }]) => relation === "holds-referral")
      .map(([name]) => name);
    const shownTo = (of: CaseState, organisation = organisationId) =>
      Object.values(visibleTo(definition, actors, of, { organisationId: organisation, now }).fields).filter(
        (shown) => shown !== "hidden",
      ).length;
    const withdrawn = {
      ...state,
      consents: Object.fromEntries(
        Object.entries(state.consents).map(([name, one]) => [name, { ...one, withdrawnAt: now }]),
      ),
    };
    expect(shownTo(withdrawn)).toBeLessThan(shownTo(state));
    const returned = {
      ...state,
      referrals: state.referrals.map((one) => ({ ...one, state: "returned" as const })),
    };
    expect(visibleTo(definition, actors, returned, { organisationId, now }).referrals).toEqual([]);
    expect(visibleTo(definition, actors, state, { organisationId: "another", now }).referrals).toEqual([]);
  });
});

describe("who may know of a case", () => {
  const standing = {
    areaCode: "331102",
    ownerOrganisationId: "bureau",
    ownerAreaCode: "331102",
    assignee: "one",
    openedBy: "two",
    referralHolders: ["station"],
    taskHolders: [],
    sealed: false,
  };
  const somebody = { accountId: "x", organisationId: "y", areaCode: "331100", roles: [] };

  test("stands to it by owner, assignment, area or referral", () => {
    expect(standsIn("in-jurisdiction", standing, somebody, [])).toBe(true);
    expect(standsIn("in-jurisdiction", standing, { ...somebody, areaCode: "331121" }, [])).toBe(false);
    expect(standsIn("holds-referral", standing, { ...somebody, organisationId: "station" }, [])).toBe(true);
    expect(standsIn("assigned", { ...standing, assignee: null }, somebody, [])).toBe(false);
  });

  test("supervises it from the owner itself, or from above in its line: neither next door nor in another trade", () => {
    const line = ["police", "federation"] as const;
    const supervises = (person: Partial<ServicePerson>): boolean =>
      standsIn("supervises-owner", standing, { ...somebody, ...person }, line);
    expect(supervises({ organisationId: "bureau", areaCode: "331102" })).toBe(true);
    expect(supervises({ serves: ["police"] })).toBe(true);
    expect(supervises({ areaCode: "330000", serves: ["court", "federation"] })).toBe(true);
    expect(supervises({ areaCode: "331102", serves: ["police"] })).toBe(false);
    expect(supervises({ areaCode: "331121", serves: ["police"] })).toBe(false);
    expect(supervises({ serves: ["court"] })).toBe(false);
    expect(supervises({})).toBe(false);
  });

  test("is nobody of the area or the office, where the whole case is sealed", () => {
    const sealed = { ...standing, sealed: true };
    const colleague = { ...somebody, organisationId: "bureau" };
    expect(standsIn("in-jurisdiction", sealed, somebody, [])).toBe(false);
    expect(standsIn("supervises-owner", sealed, { ...somebody, serves: ["police"] }, ["police"])).toBe(false);
    expect(standsIn("owns", sealed, colleague, [])).toBe(false);
    expect(standsIn("assigned", sealed, { ...colleague, accountId: "one" }, [])).toBe(true);
  });

  test("is not whoever may open one: opening reads nothing", () => {
    for (const definition of everybody) {
      const openers = Object.entries(definition.actors)
        .filter(([, { relation }]) => relation === "anyone")
        .map(([name]) => name);
      const state = filled(definition, null);
      const visibility = visibleTo(definition, openers, state, { organisationId, now });
      expect(projectCase(definition, state, visibility)).toBeNull();
    }
  });
});

describe("the table of classes", () => {
  test("grows closer from open to sealed in every column", () => {
    const order = {
      list: ["shown", "masked", "none"],
      search: ["yes", "exact", "id-only-logged", "never"],
      offline: ["yes", "assigned", "declared", "never"],
      export: ["yes", "reason", "two-people", "never"],
      key: ["common", "case", "case+group"],
    } as const;
    const rules = privacyClasses.map((name) => privacyTable[name]);
    for (const [column, values] of Object.entries(order)) {
      const places = rules.map((rule) =>
        values.findIndex(
          (value) => Object.values(rule).includes(value) && value === Reflect.get(rule, column),
        ),
      );
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    }
  });
});
