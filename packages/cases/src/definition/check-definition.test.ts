import { describe, expect, test } from "vitest";
import { checkDefinition } from "./check-definition.ts";
import type { SystemDefinition } from "./definition.ts";
import { invented } from "./invented-system.ts";

/** A change of the invented system, at a place of its data. */
type Edit = readonly [place: string, value: unknown];

const gone = Symbol("gone");

function edited(...edits: readonly Edit[]): SystemDefinition {
  const copy: unknown = JSON.parse(JSON.stringify(invented));
  for (const [place, value] of edits) {
    const keys = place.split(".");
    const last = keys.pop() ?? "";
    const at = keys.reduce<unknown>((one, key) => Object(one)[key], copy);
    if (value === gone) delete Object(at)[last];
    // a value of the invented system itself is not to be changed by further edits
    else Object(at)[last] = JSON.parse(JSON.stringify(value));
  }
  return JSON.parse(JSON.stringify(copy));
}

const faultsOf = (...edits: readonly Edit[]): readonly string[] =>
  checkDefinition(edited(...edits)).map(({ path }) => path);

/** One edit each, with the place where the fault must be found. */
const seeded: readonly (readonly [what: string, place: string, value: unknown, found: string])[] = [
  [
    "a field that a guard names is not there",
    "actions.leave.guard.when",
    { is: ["nobody", true] },
    "actions.leave.guard",
  ],
  [
    "a party that a rule of the grade names",
    "grade.rules.0.when",
    { age: ["nobody", "<", 18] },
    "grade.rules.0.when",
  ],
  ["a party that an actor may be", "actors.intake.asParty", "nobody", "actors.intake.asParty"],
  [
    "an action that a guard counts",
    "actions.leave.guard.when",
    { did: ["nothing", "≥", 1] },
    "actions.leave.guard",
  ],
  ["a grade that a guard asks", "actions.leave.guard.when", { grade: ["=", "huge"] }, "actions.leave.guard"],
  [
    "a referral that a guard asks",
    "actions.leave.guard.when",
    { referral: ["none", "open"] },
    "actions.leave.guard",
  ],
  ["a consent that a guard asks", "actions.leave.guard.when", { consent: "none" }, "actions.leave.guard"],
  [
    "an item that a guard asks",
    "actions.leave.guard.when",
    { task: ["none", "done"] },
    "actions.leave.guard",
  ],
  [
    "an answer that the question does not have",
    "grade.rules.1.when",
    { is: ["harm", "deadly"] },
    "grade.rules.1.when",
  ],
  ["yes to a question of answers", "grade.rules.1.when", { is: ["harm", true] }, "grade.rules.1.when"],
  [
    "text compared with a number",
    "grade.rules.1.when",
    { compare: ["findings", "<", "3"] },
    "grade.rules.1.when",
  ],
  ["a condition of nothing", "grade.rules.1.when", { all: [] }, "grade.rules.1.when"],
  [
    "a gate asked by a rule of the grade",
    "grade.rules.1.when",
    { gate: "invented-gate" },
    "grade.rules.1.when",
  ],
  [
    "a condition over a field of a repeating group",
    "actions.leave.guard.when",
    { has: "said" },
    "actions.leave.guard",
  ],
  [
    "an effect's condition over a field that is not there",
    "actions.receive.effects.0.when",
    { has: "x" },
    "actions.receive.effects.0.when",
  ],
  [
    "a referral that is not declared",
    "actions.toPolice.effects.0.refer",
    "army",
    "actions.toPolice.effects.0",
  ],
  ["a link that is not declared", "actions.hide.effects.1.open", "none", "actions.hide.effects.1"],
  [
    "a document that is not declared",
    "actions.askAll.effects.1.document",
    "none",
    "actions.askAll.effects.1",
  ],
  ["somebody told who is not an actor", "actions.take.effects.1.tell", "nobody", "actions.take.effects.1"],
  [
    "somebody told who stands in no relation",
    "actions.take.effects.1.tell",
    "intake",
    "actions.take.effects.1",
  ],
  [
    "raised to a grade that is not there",
    "actions.toPolice.effects.1.raiseTo",
    "huge",
    "actions.toPolice.effects.1",
  ],
  ["items opened where there are none", "tasks", gone, "actions.askAll.effects.0"],
  ["an action from a state that is not there", "actions.take.from", ["nowhere"], "actions.take.from"],
  ["an action to a state that is not there", "actions.take.to", "nowhere", "actions.take.to"],
  ["an action from nowhere", "actions.take.from", [], "actions.take.from"],
  ["an action of nobody", "actions.take.by", [], "actions.take.by"],
  ["an action of somebody who is not an actor", "actions.take.by", ["nobody"], "actions.take.by"],
  ["an action on a case by anyone", "actions.take.by", ["intake"], "actions.take.by"],
  [
    "an action with the name of one of the engine's",
    "actions.assign",
    { ...invented.actions["take"] },
    "actions.assign",
  ],
  [
    "opening that waits for a second person",
    "actions.receive.secondPerson",
    ["lead"],
    "actions.receive.secondPerson",
  ],
  [
    "a second person who is the first one",
    "actions.leave.secondPerson",
    ["worker"],
    "actions.leave.secondPerson",
  ],
  ["a second person who is nobody", "actions.leave.secondPerson", [], "actions.leave.secondPerson"],
  [
    "lowering confirmed by the only one who proposes",
    "grade.lowerConfirm",
    ["worker"],
    "grade.lowerConfirm.secondPerson",
  ],
  [
    "a state that nothing leads to",
    "states.lost",
    { title: { zh: "失", en: "Lost" }, phase: "open" },
    "states.lost",
  ],
  ["a state that nothing leads out of", "actions.goOn.from", ["helped"], "states.paused"],
  [
    "no way to open a case",
    "actions",
    Object.fromEntries(Object.entries(invented.actions).filter(([, { from }]) => from !== "new")),
    "actions",
  ],
  ["no end", "states.closed.phase", "open", "states"],
  ["a form that nobody uses", "forms.spare", ["channel"], "forms.spare"],
  ["a form that is not there", "actions.visit.form", "none", "actions.visit.form"],
  ["a field that is not there on a form", "forms.leave", ["nothing"], "forms.leave"],
  ["a question twice on a form", "forms.leave", ["outcome", "outcome"], "forms.leave"],
  [
    "a condition that reads further down",
    "forms.leave",
    [{ field: "movesTo", when: { is: ["outcome", "moved"] } }, "outcome"],
    "forms.leave.0.when",
  ],
  ["a group of no questions", "forms.visit.5.items", [], "forms.talks"],
  ["a group with bounds that cross", "forms.visit.5.max", 0, "forms.talks"],
  [
    "a question that nobody asks",
    "fields.lonely",
    { title: { zh: "孤", en: "Lonely" }, type: { kind: "flag" }, privacy: "work" },
    "fields.lonely",
  ],
  ["people that nobody asks for", "parties.lonely", { ...invented.parties["witness"] }, "parties.lonely"],
  [
    "an actor with nothing to do",
    "actors.idle",
    { title: { zh: "闲", en: "Idle" }, role: "court", relation: "owns" },
    "actors.idle",
  ],
  ["nobody who could answer a referral", "actors.police", gone, "referrals.police.to"],
  ["nobody who could finish an item", "actors.civilAffairs", gone, "tasks.card.agency"],
  ["a period that is none", "deadlines.next.due", "two days", "deadlines.next.due"],
  ["a grade without a period", "deadlines.first.due.high", gone, "deadlines.first.due"],
  ["a period of a grade that is not there", "deadlines.first.due.huge", "1h", "deadlines.first.due"],
  [
    "a clock that starts from nothing",
    "deadlines.first.starts",
    { action: "nothing" },
    "deadlines.first.starts",
  ],
  [
    "a clock that is met by its own beginning",
    "deadlines.first.meets",
    { action: "receive" },
    "deadlines.first",
  ],
  ["an escalation to nobody", "deadlines.first.escalate.0.to", "nobody", "deadlines.first.escalate.0.to"],
  ["a pause in a closed state", "deadlines.first.pausedIn", ["closed"], "deadlines.first.pausedIn"],
  ["the unknown as the lowest grade", "grade.unknown", "low", "grade.unknown"],
  ["rules from low to high", "grade.rules.0.is", "low", "grade.rules.1"],
  ["free text that everybody at work may read", "fields.findings.privacy", "work", "fields.findings.privacy"],
  ["an address that is personal only", "fields.place.privacy", "personal", "fields.place.privacy"],
  ["no class of privacy", "fields.harm.privacy", "secret", "fields.harm.privacy"],
  ["a name that is open", "parties.person.parts.name", "open", "parties.person.parts.name"],
  [
    "an ID number that is personal only",
    "parties.person.parts.idNumber",
    "personal",
    "parties.person.parts.idNumber",
  ],
  ["minors without a day of birth", "parties.witness.minorAware", true, "parties.witness.minorAware"],
  ["sealed questions on a device", "actions.receive.offline", true, "actions.receive.offline"],
  ["counted by something sensitive", "indicators.received.by.2", "harm", "indicators.received.by[2]"],
  [
    "counted where something sealed holds",
    "indicators.received.numerator.where",
    { has: "account" },
    "indicators.received.numerator.where",
  ],
  [
    "a deadline that is not there counted",
    "indicators.onTime.denominator",
    { due: "none" },
    "indicators.onTime.denominator",
  ],
  ["a referral without law and consent", "referrals.police.basis", [], "referrals.police.basis"],
  [
    "a consent that is not declared",
    "referrals.school.basis",
    [{ consent: "none" }],
    "referrals.school.basis",
  ],
  [
    "a consent that nothing rests on",
    "consents.spare",
    { title: { zh: "备", en: "Spare" }, lasts: "6mo" },
    "consents.spare",
  ],
  [
    "sharing what is never asked",
    "referrals.police.share.parties",
    { person: ["address"] },
    "referrals.police.share.parties.person",
  ],
  [
    "sharing a field that is not there",
    "referrals.police.share.fields",
    ["none"],
    "referrals.police.share.fields",
  ],
  [
    "a supervisor of everything in an area",
    "actors.lead.relation",
    "in-jurisdiction",
    "actors.lead.relation",
  ],
  ["silence that nobody hears of", "referrals.police.onSilence.tell", [], "referrals.police.onSilence.tell"],
  ["an area that is none", "referrals.school.inArea", "channel", "referrals.school.inArea"],
  ["an item that shares something sealed", "tasks.card.share.fields", ["account"], "tasks.card.share"],
  ["items that wait for each other", "tasks.card.after", ["insurance"], "tasks.card.after"],
  [
    "a paper with a placeholder of nothing",
    "documents.record.paragraphs.0.zh",
    "{nobody.name}",
    "documents.record.paragraphs.0",
  ],
  [
    "a paper filled otherwise in English",
    "documents.record.paragraphs.0.en",
    "Nothing.",
    "documents.record.paragraphs.0",
  ],
  ["matching by something sealed", "match.keys.0", ["witness.phone"], "match.keys.0"],
  ["matching by what is never asked", "match.keys.0", ["person.address"], "match.keys.0"],
  ["a place that is not asked", "match.residence", "nowhere", "match.residence"],
  ["a place that is no township", "match.residence", "channel", "match.residence"],
  ["a gate by people without ID numbers", "gate.party", "witness", "gate.party"],
  ["a gate by a state that is not there", "gate.state", "none", "gate.state"],
  ["a gate barred by a state that is not there", "gate.bars", ["none"], "gate.bars"],
  ["a gate that one state passes and bars", "gate.bars", ["closed"], "gate.bars"],
  ["a gate of nobody named", "actions.hide.guard.when", { gate: "invented-gate" }, "actions.hide.guard"],
  [
    "a gate of people without ID numbers",
    "actions.hide.guard.when",
    { gate: "invented-gate", of: "witness" },
    "actions.hide.guard",
  ],
  ["a gate of a party where one is assigned", "assignGuard.when.of", "person", "assignGuard"],
  ["people counted once without ID numbers", "match.once.party", "witness", "match.once"],
  ["people counted once where nobody stands", "match.once.state", "none", "match.once"],
  ["people counted once elsewhere only", "match.once.beside", ["other"], "match.once"],
  ["needs of which none stands", "coverage.needs", {}, "coverage.needs"],
  [
    "a need by what is not there",
    "coverage.needs.calls.when",
    { is: ["none", true] },
    "coverage.needs.calls.when",
  ],
  ["capacity that is no number", "coverage.capacity", "channel", "coverage.capacity"],
  ["travel of some days", "coverage.within.time", "2d", "coverage.within.time"],
  ["travel by no known way", "coverage.within.mode", "ride", "coverage.within.mode"],
  ["travel from no known level", "coverage.within.from", "street", "coverage.within.from"],
  ["something free that is no number", "coverage.within.free", "channel", "coverage.within.free"],
  ["units that are counted by month", "indicators.reached.by", ["area", "month"], "indicators.reached.by"],
  ["units among no others", "indicators.reached.denominator", { opened: true }, "indicators.reached"],
  ["units without a standard of minutes", "coverage.within", gone, "indicators.reached"],
  ["public intake by an action on a case", "publicIntake.action", "take", "publicIntake.action"],
  ["a receipt that tells free text", "publicIntake.tells", ["account"], "publicIntake.tells.0"],
  ["a receipt that tells nothing known", "publicIntake.tells", ["nothing"], "publicIntake.tells.0"],
  ["public help that answers nothing", "publicIntake.help.0.answer", "none", "publicIntake.help.0.answer"],
  ["words without English", "title.en", " ", "title"],
  ["an id that is none", "id", "Not An Id", "id"],
  ["a name with a colon", "deadlines.a:b", { ...invented.deadlines?.["next"] }, "deadlines.a:b"],
  ["also reading what is not there", "alsoReads.office.fields", ["none"], "alsoReads.office"],
  ["keeping for no time", "keep", "0d", "keep"],
];

describe("a definition", () => {
  test("of the invented system has no faults", () => {
    expect(checkDefinition(invented)).toEqual([]);
  });

  test.each(seeded)("is refused for %s", (_, place, value, found) => {
    expect(faultsOf([place, value])).toContain(found);
  });

  test("shows all its faults at once, in both languages, each once", () => {
    const faults = checkDefinition(
      edited(...seeded.slice(0, 40).map(([, place, value]): Edit => [place, value])),
    );
    expect(faults.length).toBeGreaterThan(20);
    expect(faults.every(({ words }) => /[一-鿿]/.test(words.zh) && /[a-z]/.test(words.en))).toBe(true);
    expect(new Set(faults.map((fault) => JSON.stringify(fault))).size).toBe(faults.length);
  });

  test("keeps to its kind", () => {
    const asKind = (kind: SystemDefinition["kind"], ...edits: readonly Edit[]): readonly string[] =>
      faultsOf(["kind", kind], ...edits).filter((path) => path === "kind" || path.startsWith("actions."));
    // three actions lie between the call and the end
    expect(
      asKind(
        "contact",
        ["actions.take.from", ["paused"]],
        ["actions.pause.from", ["received"]],
        ["actions.hide.effects", []],
      ),
    ).toContain("kind");
    expect(asKind("contact")).toEqual([]);
    // a visit asks again what the report asked
    expect(asKind("report")).toContain("actions.visit.form");
    expect(asKind("register")).toEqual([]);
    expect(asKind("register", ["actions.leave.secondPerson", gone])).toContain("kind");
    expect(asKind("register", ["deadlines.next", gone])).toContain("kind");
    expect(asKind("bundle")).toEqual([]);
    expect(asKind("bundle", ["actions.askAll.effects", [{ document: "record" }]])).toContain("kind");
  });

  test("offers names of places from a register of places and from nothing else", () => {
    const register = edited(["id", "register"], ["gate", gone]);
    const faults = (others: readonly SystemDefinition[]): readonly string[] =>
      checkDefinition(edited(["fields.ranOut.type.register", "register"]), others).map(({ path }) => path);
    expect(faults([register])).not.toContain("fields.ranOut.type.register");
    for (const other of [
      edited(["id", "other"], ["gate", gone]),
      edited(["id", "register"], ["coverage", gone]),
    ]) {
      expect(faults([other])).toContain("fields.ranOut.type.register");
    }
  });

  test("links to actions, people and questions that the other system has, never to a freer class", () => {
    const other = edited(["id", "other"], ["gate", gone]);
    const linked = (...edits: readonly Edit[]): readonly string[] =>
      checkDefinition(edited(["links.again.system", "other"], ...edits), [other]).map(({ path }) => path);
    expect(linked(["actions.hide.guard", gone], ["assignGuard", gone])).toEqual([]);
    expect(linked()).toEqual(["actions.hide.guard", "assignGuard"]);
    expect(linked(["links.again.system", "nowhere"])).toContain("links.again.system");
    expect(linked(["links.again.by", "visit"])).toContain("links.again.by");
    expect(linked(["links.again.parties", { person: "nobody" }])).toContain("links.again.parties");
    expect(linked(["links.again.fields", { danger: "nothing" }])).toContain("links.again.fields");
    expect(linked(["links.again.fields", { account: "findings" }])).toContain("links.again.fields.account");
    expect(linked(["links.again.fields", { danger: "channel" }])).toContain("links.again.fields.danger");
    expect(linked(["links.again.parties", { witness: "person" }])).toContain("links.again.parties.witness");
  });
});
