import { expect, test } from "vitest";
import { decideCaseAction } from "../decide/decide-case-action.ts";
import { checkDefinition } from "../definition/check-definition.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { basisOf, samplesOf } from "../definition/proofs/samples.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { emptyCase } from "../log/empty-case.ts";
import { systems } from "../systems/index.ts";
import { lineOf } from "./line-of.ts";

/** Systems whose cases have supervisors, and whose agencies those are: written by hand, as a lawyer reads the sheets. */
const lines: Readonly<Record<string, readonly ServiceRole[]>> = {
  "dv-case": ["hotline"],
  "women-rights-hotline": ["hotline"],
  "child-protection-hotline": ["hotline"],
  "dv-report": ["supervisor"],
  "mandatory-report-minors": ["supervisor"],
  "child-protection-case": ["hotline", "civil-affairs"],
  "dv-orders": ["police", "federation", "court"],
  "dv-aftercare": ["federation", "justice"],
  "family-dispute-mediation": ["township", "mediator"],
  "one-stop-minor-victim": ["police"],
  "dv-shelter-stay": ["caseworker", "hotline"],
  "minor-victim-support": ["caseworker"],
  "legal-aid": ["legal-aid"],
  "psychological-crisis": ["school"],
  "offender-record-query": ["education", "civil-affairs"],
  "minor-protection-joint-enforcement": ["caseworker"],
  "rights-supervision": ["federation", "leading-group-office", "procuratorate", "court", "caseworker"],
  "guardianship-intervention": ["civil-affairs"],
  "juvenile-justice-procedure": ["police"],
  "school-bullying": ["school"],
  "rights-infringement-case": ["federation"],
  "anti-trafficking": ["police"],
  "sexual-harassment-handling": ["caseworker"],
  adoption: ["civil-affairs"],
  "child-sexual-health-hotline": ["counsellor"],
  "juvenile-case-support": ["caseworker", "civil-affairs"],
  "minor-protection-joint-operation": ["caseworker"],
};

const supervised = systems.filter(({ actors }) =>
  Object.values(actors).some(({ relation }) => relation === "supervises-owner"),
);

test("the line of every system with supervisors is of those agencies that own its cases, and of no others", () => {
  const found = supervised.map((definition) => [definition.id, [...lineOf(definition)].toSorted()]);
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(lines).map(([system, roles]) => [system, roles.toSorted()])),
  );
});

const everyOne = systems.map((definition) => [definition.id, definition] as const);

test.each(everyOne)("%s: whoever opens a case, its owner is of a role that acts on it", (_, definition) => {
  const { answers, cases, people } = samplesOf(definition);
  const [blank = emptyCase] = cases;
  // of whom they may be opened is another matter
  const unguarded = {
    ...definition,
    actions: Object.fromEntries(
      Object.entries(definition.actions).map(([name, { guard: _guard, ...rule }]) => [name, rule]),
    ),
  };
  const openings = Object.entries(definition.actions).filter(([, { from }]) => from === "new");
  const handled = Object.values(definition.actions).flatMap(({ by, from, secondPerson = [] }) =>
    from === "new" ? [] : [...by, ...secondPerson].flatMap((name) => definition.actors[name] ?? []),
  );
  // who owns a case assigns it, notes and attaches, without the definition saying so
  const keeping = Object.values(definition.actors).filter(
    ({ ownsWhatItOpens, relation }) => ownsWhatItOpens === true || relation === "owns",
  );
  const acting = new Set([...handled, ...keeping].map(({ role }) => role));
  const platform = { accountId: "platform", organisationId: "platform", areaCode: "000000", roles: [] };
  const nobody = { name: "platform", actor: platform };
  let opened = 0;
  for (const [action] of openings) {
    for (const { name, actor } of [...people, nobody]) {
      for (const areaCode of ["331102", "331100"]) {
        const here = { ...actor, areaCode, ...(areaCode === "331102" ? {} : { serves: actor.roles }) };
        const decision = decideCaseAction(
          unguarded,
          null,
          { action, transactionId: "t", baseVersion: 0, details: answers.get(action) ?? {} },
          {
            ...basisOf(definition, blank, here),
            agencies: (role, area) => `${role} ${area}`,
            isPlatform: name === "platform",
          },
        );
        if (decision.status === "refused") continue;
        opened += 1;
        const { owner } = decision.details;
        const [role = "", area] = owner?.organisationId.split(" ") ?? [actor.roles[0]];
        expect([...acting], `${action} by ${name}`).toContain(role);
        expect(lineOf(definition)).toContain(role);
        // the agency of the case's area, by its own name; else her own organisation
        expect([owner?.areaCode, area]).toEqual(
          owner === undefined ? [undefined, undefined] : ["331102", "331102"],
        );
      }
    }
  }
  expect(opened).toBeGreaterThan(0);
});

/** Who owns what whom opens: written by hand. null, her own organisation. */
const owners: readonly (readonly [
  system: string,
  action: string,
  role: ServiceRole,
  owner: string | null,
])[] = [
  ["adoption", "apply", "civil-affairs", null],
  ["one-stop-minor-victim", "arrange", "police", null],
  ["child-sexual-health-hotline", "receive", "counsellor", null],
  ["mother-to-child-transmission", "enter", "hospital", null],
  ["mother-newborn-death-review", "report", "hospital", null],
  ["child-injury-surveillance", "enter", "school", null],
  ["psychological-crisis", "signal", "school", null],
  ["school-bullying", "report", "school", null],
  ["dv-shelter-stay", "ask", "caseworker", null],
  ["psychological-crisis", "signal", "hotline", "school"],
  ["dv-case", "receive", "federation", "hotline"],
  ["minor-victim-support", "open", "procuratorate", "caseworker"],
  ["juvenile-case-support", "ask", "court", "caseworker"],
  ["sexual-harassment-handling", "complain", "employer", "caseworker"],
  ["dv-report", "submit", "duty-holder", "supervisor"],
  ["mandatory-report-minors", "submit", "village", "supervisor"],
  ["child-protection-case", "receive", "village", "hotline"],
];

test.each(owners)("%s: %s by the role %s is owned by %s", (id, action, role, owner) => {
  const definition = systems.find((one) => one.id === id);
  if (definition === undefined) throw new Error(`no ${id}`);
  const { answers, cases } = samplesOf(definition);
  const [blank = emptyCase] = cases;
  const actor = { accountId: "me", organisationId: "mine", areaCode: "331102", roles: [role] };
  const decision = decideCaseAction(
    definition,
    null,
    { action, transactionId: "t", baseVersion: 0, details: answers.get(action) ?? {} },
    { ...basisOf(definition, blank, actor), agencies: (one) => one },
  );
  if (decision.status === "refused") throw new Error(JSON.stringify(decision));
  expect(decision.details.owner?.organisationId ?? null).toBe(owner);
});

test("an agency of another area that only notes something leaves it to its counterpart there; assigned to her it stays", () => {
  const opening = (id: string, action: string, role: ServiceRole) => {
    const definition = systems.find((one) => one.id === id);
    if (definition === undefined) throw new Error(`no ${id}`);
    const { answers, cases } = samplesOf(definition);
    const [blank = emptyCase] = cases;
    const city = {
      accountId: "me",
      organisationId: "city",
      areaCode: "331100",
      roles: [role],
      serves: [role],
    };
    const decision = decideCaseAction(
      definition,
      null,
      { action, transactionId: "t", baseVersion: 0, details: answers.get(action) ?? {} },
      { ...basisOf(definition, blank, city), agencies: (one, area) => `${one} ${area}` },
    );
    if (decision.status === "refused") throw new Error(JSON.stringify(decision));
    return decision.details.owner?.organisationId;
  };
  expect(opening("rights-infringement-case", "report", "federation")).toBe("federation 331102");
  expect(opening("adoption", "apply", "civil-affairs")).toBe(undefined);
});

test("a system is not built where nobody, or somebody of several, would own what is opened", () => {
  const adoption = systems.find(({ id }) => id === "adoption");
  if (adoption === undefined) throw new Error("no adoption");
  const faultsWith = (actors: SystemDefinition["actors"]) =>
    checkDefinition({ ...adoption, actors: { ...adoption.actors, ...actors } }).map(({ path }) => path);
  const { officer, lead } = adoption.actors;
  if (officer === undefined || lead === undefined) throw new Error("no officer");
  expect(faultsWith({})).not.toContain("actions.apply.by");
  expect(faultsWith({ other: { ...officer, role: "court" } })).toContain("actions.apply.by");
  expect(
    faultsWith({
      officer: { ...officer, relation: "opened" },
      lead: { ...lead, relation: "in-jurisdiction" },
    }),
  ).toContain("actions.apply.by");
});
