import { describe, expect, test } from "vitest";
import type { SystemDefinition } from "../definition/definition.ts";
import { locality } from "../definition/fields.ts";
import { invented } from "../definition/invented-system.ts";
import { is } from "../expression/condition.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import { InventedCase, inventedPeople, someone } from "../log/invented-log.ts";
import { findAgency, type LocalAgency, localAgenciesAbove, placeField } from "./agency-of.ts";
import { listPossibleActions } from "./list-possible-actions.ts";
import { actsAs } from "./judging.ts";
import { basisOf, inState, samplesOf } from "../definition/proofs/samples.ts";
import { projectCase } from "../privacy/project-case.ts";
import { visibleTo } from "../privacy/visible-to.ts";
import { systems } from "../systems/index.ts";
import { report, visit } from "./invented-steps.ts";

const { desk, worker, lead, reporter, police } = inventedPeople;
const base: SystemDefinition = invented;

/** The invented system, which asks where the case lies. */
function placed(privacy: PrivacyClass = "work"): SystemDefinition {
  return {
    ...base,
    fields: { ...base.fields, home: locality(privacy, "住地", "Home") },
    forms: {
      ...base.forms,
      report: [...(base.forms["report"] ?? []), "home"],
      visit: [...(base.forms["visit"] ?? []), "home"],
    },
  };
}

const [east, west] = ["331102001", "331102002"];
const local: readonly LocalAgency[] = [
  { locality: east, organisationId: "police-east" },
  { locality: `${east}003`, organisationId: "police-village" },
  { locality: west, organisationId: "police-west" },
];
const stations = (role: string, areaCode: string): readonly LocalAgency[] =>
  role === "police" && areaCode === "331102" ? local : [];
const whole = (role: string, areaCode: string): string | null => `${role} of ${areaCode}`;
const county = { tree: undefined, agencies: whole, localAgencies: stations };

const taken = (fields = {}, definition = placed(), agencies: typeof whole = whole) =>
  new InventedCase(definition, agencies, stations)
    .do(desk, "receive", report(fields))
    .do(desk, "take", { assignee: worker.accountId });
const sentTo = (one: InventedCase) => one.state.referrals.map(({ organisationId }) => organisationId);

describe("the agency of a role", () => {
  test("is that of the village, else of the township, else of the county, else of the area above", () => {
    const at = (place: string) => findAgency(county, "police", { areaCode: "331102", place });
    expect(at(`${east}003`)).toEqual({ organisationId: "police-village" });
    expect(at(`${east}001`)).toEqual({ organisationId: "police-east" });
    expect(at(east)).toEqual({ organisationId: "police-east" });
    expect(at("331102009")).toEqual({ organisationId: "police of 331102" });
    expect(findAgency(county, "court", { areaCode: "331102", place: east })).toEqual({
      organisationId: "court of 331102",
    });
  });

  test("of a case of the city goes by the county in which its place lies", () => {
    const at = { areaCode: "331100", place: `${west}001` };
    expect(findAgency(county, "police", at)).toEqual({ organisationId: "police-west" });
  });

  test("of another area than that of the place is not told by it", () => {
    const next = (role: string, areaCode: string) =>
      areaCode === "331103" ? local : stations(role, areaCode);
    const basis = { ...county, localAgencies: next };
    expect(findAgency(basis, "police", { areaCode: "331103", place: east })).toEqual({
      choices: ["police of 331103", "police-east", "police-village", "police-west"],
    });
  });

  test("is to be chosen where a county has several and no place is named, also where none is of the whole county", () => {
    const nowhere = { areaCode: "331102", place: null };
    expect(findAgency(county, "police", nowhere)).toEqual({
      choices: ["police of 331102", "police-east", "police-village", "police-west"],
    });
    const onlyEast = { agencies: () => null, localAgencies: () => local.slice(0, 1) };
    expect(findAgency(onlyEast, "police", nowhere)).toEqual({ choices: ["police-east"] });
    const same = { ...county, localAgencies: () => [{ locality: east, organisationId: "court of 331102" }] };
    expect(findAgency(same, "court", nowhere)).toEqual({ organisationId: "court of 331102" });
  });
});

describe("a referral", () => {
  test("goes to the township that the case names, and whoever sends it chooses none", () => {
    expect(sentTo(taken({ home: west }).do(worker, "toPolice"))).toEqual(["police-west"]);
    const receivers = { police: "police-east" };
    expect(
      taken({ home: west }).judge({ who: worker, action: "toPolice", details: { receivers } }),
    ).toMatchObject({
      code: "invalid-input",
      faults: [{ where: "receivers.police", choices: [] }],
    });
  });

  test("of a case that names none asks which, takes one of the list, and keeps only where it went", () => {
    const one = taken();
    const asked = one.judge({ who: worker, action: "toPolice" });
    expect(asked).toMatchObject({
      code: "invalid-input",
      faults: [
        {
          where: "receivers.police",
          choices: ["police of 331102", "police-east", "police-village", "police-west"],
        },
      ],
    });
    const wrong = { receivers: { police: "police-elsewhere" } };
    expect(one.judge({ who: worker, action: "toPolice", details: wrong })).toMatchObject({
      faults: [{ where: "receivers.police" }],
    });
    one.do(worker, "toPolice", { receivers: { police: "police-east" } });
    expect(sentTo(one)).toEqual(["police-east"]);
    expect(one.log.at(-1)?.details).toEqual({ agencies: { police: "police-east" } });
  });

  test("by nobody who could be asked goes to the agency of the whole county, never to a township by guess", () => {
    const one = new InventedCase(
      {
        ...placed(),
        actions: { ...base.actions, receive: { ...base.actions["receive"]!, byPlatform: true } },
      },
      whole,
      stations,
    );
    const decision = one.judge({
      who: someone("hotline", "platform"),
      action: "receive",
      details: report({ danger: true, place: "某处" }),
      isPlatform: true,
    });
    expect(decision).toMatchObject({
      effects: [{ referral: "police", organisationId: "police of 331102" }],
    });
  });

  test("does not go by a place that not everybody who sees the case may read", () => {
    expect(placeField(placed("work"))).toBe("home");
    expect(placeField(placed("open"))).toBe("home");
    for (const privacy of ["personal", "sensitive", "sealed"] as const) {
      expect(placeField(placed(privacy))).toBeUndefined();
      const [here, there] = [east, west].map((home) =>
        taken({ home }, placed(privacy)).judge({ who: worker, action: "toPolice" }),
      );
      expect(here).toMatchObject({ code: "invalid-input" });
      expect(here).toEqual(there);
    }
  });

  test("that goes by what the person may not read asks her nothing", () => {
    const definition = placed();
    const toPolice = { refer: "police", when: is("secret", true) } as const;
    const { danger } = base.fields;
    const secret: SystemDefinition = {
      ...definition,
      fields: { ...definition.fields, secret: { ...danger!, privacy: "sealed" } },
      forms: { ...definition.forms, report: [...(definition.forms["report"] ?? []), "secret"] },
      actions: {
        ...base.actions,
        toPolice: { ...base.actions["toPolice"]!, effects: [{ ...toPolice, clearIn: "1d" }] },
      },
    };
    for (const answer of [true, false]) {
      const one = taken({ secret: answer }, secret);
      expect(sentTo(one.do(lead, "toPolice"))).toEqual(answer ? ["police of 331102"] : []);
    }
  });
});

describe("a case that is opened for others", () => {
  const hotlines = (role: string, areaCode: string): readonly LocalAgency[] =>
    role === "hotline" && areaCode === "331102"
      ? [
          { locality: east, organisationId: "desk-east" },
          { locality: west, organisationId: "desk-west" },
        ]
      : [];
  const begun = () => new InventedCase(placed(), whole, hotlines);

  test("is owned by the agency of its township, or by the one that was chosen", () => {
    const owner = (home: string) => {
      const decision = begun().judge({ who: reporter, action: "receive", details: report({ home }) });
      return decision.status === "accepted" ? decision.details.owner?.organisationId : decision.faults;
    };
    expect(owner(east)).toBe("desk-east");
    expect(owner(`${west}004`)).toBe("desk-west");
    expect(begun().judge({ who: reporter, action: "receive", details: report() })).toMatchObject({
      code: "invalid-input",
      faults: [{ where: "receivers.owner", choices: ["hotline of 331102", "desk-east", "desk-west"] }],
    });
    const chosen = { ...report(), receivers: { owner: "desk-west" } };
    expect(begun().judge({ who: reporter, action: "receive", details: chosen })).toMatchObject({
      status: "accepted",
      details: { owner: { organisationId: "desk-west", areaCode: "331102" } },
    });
  });
});

describe("what waits for a second person", () => {
  const definition: SystemDefinition = {
    ...placed(),
    actions: {
      ...base.actions,
      toPolice: { ...base.actions["toPolice"]!, secondPerson: ["lead"] },
    },
  };

  test("goes where the first one chose, unless the case names its township by then", () => {
    const one = taken({}, definition).do(worker, "toPolice", { receivers: { police: "police-east" } });
    expect(sentTo(one)).toEqual([]);
    const placedSince = one.copy().do(worker, "visit", visit({ home: west }));
    const { number } = one.state.pending[0]!;
    expect(sentTo(one.do(lead, "confirm", { pending: number }))).toEqual(["police-east"]);
    expect(sentTo(placedSince.do(lead, "confirm", { pending: number }))).toEqual(["police-west"]);
  });
});

test("above a village's agency stands its township's, above a township's what serves the whole county", () => {
  expect(localAgenciesAbove(local, "police-village", `${east}003`)).toEqual(["police-east"]);
  expect(localAgenciesAbove(local, "police-east", `${east}003`)).toEqual([]);
  expect(localAgenciesAbove(local, "police-east", null)).toEqual([]);
  expect(localAgenciesAbove(local, "police of 331102", east)).toBeNull();
});

describe("where a referral went", () => {
  test("is shown with the course of a case to nobody who may not read its place, in any system", () => {
    for (const definition of systems) {
      const field = placeField(definition);
      const [sample] = samplesOf(definition).cases;
      if (field === undefined || sample === undefined) continue;
      for (const { name, actor } of samplesOf(definition).people) {
        for (const state of Object.keys(definition.states)) {
          const one = inState(definition, sample, state);
          const basis = basisOf(definition, one, actor);
          const { organisationId } = actor;
          const seen = visibleTo(definition, actsAs(definition, one, basis), one, {
            organisationId,
            now: basis.now,
          });
          const shown = seen.whole ? seen.fields[field] : "shown";
          expect({ system: definition.id, name, state, shown }).toMatchObject({ shown: "shown" });
        }
      }
    }
  });

  test("tells another agency nothing of the place: what the police see is the same from either township", () => {
    const schools = (role: string, areaCode: string): readonly LocalAgency[] =>
      role === "school" && areaCode === "331102"
        ? [
            { locality: east, organisationId: "school-east" },
            { locality: west, organisationId: "school-west" },
          ]
        : [];
    const seenFrom = (home: string) => {
      const one = new InventedCase(placed(), (role) => role, schools)
        .do(desk, "receive", report({ home }))
        .do(desk, "take", { assignee: worker.accountId })
        .do(worker, "give-consent", { consent: { scope: "school" } })
        .do(worker, "toSchool")
        .do(worker, "toPolice");
      expect(sentTo(one)).toEqual([home === east ? "school-east" : "school-west", "police"]);
      const { definition, state, now } = one;
      const { organisationId } = police;
      const basis = one.basis({ who: police });
      const seen = visibleTo(definition, actsAs(definition, state, basis), state, { organisationId, now });
      expect([seen.mayRead, seen.whole, seen.referrals]).toEqual([true, false, [2]]);
      return {
        seen,
        shown: projectCase(definition, state, seen),
        possible: listPossibleActions(definition, state, basis),
      };
    };
    expect(seenFrom(east)).toEqual(seenFrom(west));
  });
});
