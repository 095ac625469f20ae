import { describe, expect, test } from "vitest";
import { invented } from "../definition/invented-system.ts";
import { InventedCase, inventedPeople, someone } from "../log/invented-log.ts";
import { opened, report, taken, visit } from "./invented-steps.ts";
import { listPossibleActions } from "./list-possible-actions.ts";

const { desk, worker, lead, office, police, otherPolice, school, civilAffairs, insurance } = inventedPeople;

describe("a referral", () => {
  test("without a law waits for a consent in force", () => {
    const one = taken();
    expect(one.judge({ who: worker, action: "toSchool" })).toMatchObject({ code: "consent-missing" });
    one.do(worker, "give-consent", { consent: { scope: "school" } });
    expect(one.judge({ who: worker, action: "toSchool" })).toMatchObject({
      effects: [
        { kind: "refer", referral: "school", basis: { consent: "school" }, organisationId: "school" },
      ],
    });
    one.do(worker, "toSchool");
    // withdrawn: no more sharing, and the holder is told
    expect(
      one.judge({ who: worker, action: "withdraw-consent", details: { consent: { scope: "school" } } }),
    ).toMatchObject({ effects: [{ kind: "tell-holder", referral: "school", organisationId: "school" }] });
    one.do(worker, "withdraw-consent", { consent: { scope: "school" } });
    expect(one.judge({ who: worker, action: "toSchool" })).toMatchObject({ code: "consent-missing" });
    // six months and a day later it would have ended by itself
    const later = taken().do(worker, "give-consent", { consent: { scope: "school" } });
    later.minutes += 185 * 24 * 60;
    expect(later.judge({ who: worker, action: "toSchool" })).toMatchObject({ code: "consent-missing" });
  });

  test("is acknowledged and answered by the agency that holds it, by nobody else", () => {
    const one = taken().do(worker, "toPolice");
    const referral = { name: "police", number: 1 };
    const answer = { referral, answers: { fields: { reply: "yes" } } };
    expect(one.judge({ who: otherPolice, action: "answer-referral", details: answer })).toMatchObject({
      code: "not-permitted",
    });
    expect(one.judge({ who: police, action: "answer-referral", details: { referral } })).toMatchObject({
      faults: [{ where: "answers" }],
    });
    expect(
      one.judge({
        who: police,
        action: "answer-referral",
        details: { referral, answers: { fields: { reply: "yes", findings: "x" } } },
      }),
    ).toMatchObject({ faults: [{ where: "answers.fields.findings" }] });
    one.do(police, "acknowledge-referral", { referral }).do(police, "answer-referral", answer);
    expect(one.state.referrals).toMatchObject([{ state: "answered" }]);
    expect(one.state.fields["reply"]?.value).toBe("yes");
    expect(one.judge({ who: police, action: "answer-referral", details: answer })).toMatchObject({
      code: "not-allowed-now",
    });
  });

  test("is acknowledged by whatever its holder does to the case, and the log says so", () => {
    const one = taken().do(worker, "toPolice");
    one.do(worker, "add-note", { reason: "等公安", acknowledges: [1] });
    expect(one.log.at(-1)?.details).toEqual({ reason: "等公安" });
    expect(one.state.referrals).toMatchObject([{ state: "sent", acknowledgedAt: null }]);
    const at = one.now;
    one.do(police, "add-note", { reason: "已出警" });
    const [noted] = one.log.slice(-1);
    expect(noted?.details).toEqual({ reason: "已出警", acknowledges: [1] });
    expect(one.state.referrals).toMatchObject([{ state: "acknowledged", acknowledgedAt: at }]);
    const clocks = one.state.deadlines.filter(({ name }) => name.startsWith("referral:police:1:"));
    expect(clocks.map(({ name, state, metAt }) => [name, state, metAt])).toEqual([
      ["referral:police:1:acknowledge", "met", at],
      ["referral:police:1:answer", "running", null],
    ]);
    one.do(police, "add-note", { reason: "再记" });
    expect(one.log.at(-1)?.details).toEqual({ reason: "再记" });
    // a log from before does not say so, and is read as it was
    const older = taken().do(worker, "toPolice");
    if (noted !== undefined)
      older.add({ ...noted, number: older.log.length + 1, details: { reason: "已出警" } });
    expect(older.state.referrals).toMatchObject([{ state: "sent" }]);
  });

  test("that silence sent to the next agency is acknowledged by that one's doing, not by another's", () => {
    const above = someone("police", "police-above");
    const one = taken().do(worker, "toPolice");
    const step = { id: "s1", deadline: "referral:police:1:acknowledge", reached: "lead" };
    const [sent] = one.log.slice(-1);
    if (sent === undefined) throw new Error("nothing was sent");
    one.add({
      ...sent,
      number: one.log.length + 1,
      action: "clock-step",
      actedAs: "platform",
      relation: "platform",
      details: { step, agencies: { police: "police-above" } },
    });
    one.do(above, "add-note", { reason: "督办" });
    expect(one.state.referrals).toMatchObject([{ state: "sent" }, { state: "acknowledged" }]);
    one.do(police, "add-note", { reason: "已出警" });
    expect(one.state.referrals).toMatchObject([{ state: "acknowledged" }, { state: "acknowledged" }]);
  });

  test("is answered by the action that decides it, by its holder's alone, at once or when a second person agrees", () => {
    const one = taken().do(worker, "toPolice");
    one.do(worker, "add-note", { reason: "等公安", answersHeld: [1] });
    expect(one.log.at(-1)?.details).toEqual({ reason: "等公安" });
    expect(one.judge({ who: otherPolice, action: "intervene" })).toMatchObject({ code: "not-permitted" });
    const at = one.now;
    one.do(police, "intervene");
    expect(one.log.at(-1)?.details).toEqual({ acknowledges: [1], answersHeld: [1] });
    expect(one.state.referrals).toMatchObject([{ state: "answered", acknowledgedAt: at, answeredAt: at }]);
    const clocks = one.state.deadlines.filter(({ name }) => name.startsWith("referral:police:1:"));
    expect(clocks.map(({ state, metAt }) => [state, metAt])).toEqual([
      ["met", at],
      ["met", at],
    ]);
    // what is written later is not for it, as after any answer
    expect(one.state.asAnswered["referral:1"]?.by).toBe(one.state.version);
    // a log from before does not say so, and is read as it was
    const older = taken().do(worker, "toPolice");
    const [row] = one.log.slice(-1);
    if (row !== undefined) older.add({ ...row, number: older.log.length + 1, details: {} });
    expect(older.state.referrals).toMatchObject([{ state: "sent" }]);
    // to be confirmed by somebody else: not before
    const { intervene } = invented.actions;
    if (intervene === undefined) throw new Error("no such action");
    const two = {
      ...invented,
      actions: { ...invented.actions, intervene: { ...intervene, secondPerson: ["lead"] } },
    };
    const waiting = new InventedCase(two)
      .do(desk, "receive", report())
      .do(desk, "take", { assignee: worker.accountId })
      .do(worker, "toPolice")
      .do(police, "intervene");
    expect(waiting.state.referrals).toMatchObject([{ state: "acknowledged" }]);
    waiting.do(lead, "confirm", { pending: waiting.state.version });
    expect(waiting.state.referrals).toMatchObject([{ state: "answered" }]);
  });

  test("that silence sent above ends once the agency below answers, or decides: its clocks stop, and it owes nothing", () => {
    const silence = (one: InventedCase, number: number, to: string): InventedCase => {
      const step = { id: `s${number}`, deadline: `referral:police:${number}:acknowledge`, reached: "lead" };
      const [sent] = one.log.slice(-1);
      if (sent === undefined) throw new Error("nothing was sent");
      const platform = { action: "clock-step", actedAs: "platform", relation: "platform" } as const;
      const details = { step, agencies: { police: to } };
      one.add({ ...sent, ...platform, number: one.log.length + 1, details });
      return one;
    };
    const asked = (): InventedCase =>
      silence(silence(taken().do(worker, "toPolice"), 1, "police-above"), 2, "police-top");
    expect(asked().state.referrals.map(({ askedAfter }) => askedAfter)).toEqual([undefined, 1, 2]);
    const referral = { name: "police", number: 1 };
    const answer = { referral, answers: { fields: { reply: "yes" } } };
    const endings = [
      asked().do(police, "answer-referral", answer),
      asked().do(police, "intervene"),
      // whoever had taken note of it above, too
      asked().do(someone("police", "police-above"), "add-note", { reason: "督办" }).do(police, "intervene"),
    ];
    for (const one of endings) {
      expect(one.state.referrals.map(({ state }) => state)).toEqual([
        "answered",
        "answered-below",
        "answered-below",
      ]);
      const running = one.state.deadlines.filter(({ state }) => state === "running" || state === "paused");
      expect(running.filter(({ name }) => name.startsWith("referral:"))).toEqual([]);
      const last = someone("police", "police-top");
      const late = { referral: { name: "police", number: 3 }, answers: { fields: { reply: "yes" } } };
      expect(one.judge({ who: last, action: "answer-referral", details: late })).toMatchObject({
        code: "not-allowed-now",
      });
    }
    // what the one above answers does not answer for the one below, but for those above it
    const above = asked().do(someone("police", "police-above"), "intervene");
    expect(above.state.referrals.map(({ state }) => state)).toEqual(["sent", "answered", "answered-below"]);
  });

  test("hands the case over in one step, to the area that the case names", () => {
    const asked: string[] = [];
    const one = new InventedCase(invented, (role, areaCode) => {
      asked.push(`${role} ${areaCode}`);
      return role;
    });
    one.do(desk, "receive", report()).do(desk, "take", { assignee: worker.accountId });
    one.do(worker, "correct", { answers: { fields: { movesTo: "330282" } }, reason: "将迁往慈溪" });
    one.do(worker, "give-consent", { consent: { scope: "school" } }).do(worker, "toSchool");
    expect(asked).toContain("school 330282");
    const referral = { name: "school", number: 1 };
    expect(one.judge({ who: school, action: "accept-referral", details: { referral } })).toMatchObject({
      effects: [{ kind: "hand-over", organisationId: "school" }],
    });
    one.do(school, "accept-referral", { referral });
    expect(one.state).toMatchObject({ owner: { organisationId: "school" }, assignee: null });
    expect(one.judge({ who: worker, action: "visit", details: visit() })).toMatchObject({
      code: "not-permitted",
    });
  });

  test("that nobody serves stands without a holder, and silence may ask the next agency", () => {
    const one = new InventedCase(invented, () => null).do(
      desk,
      "receive",
      report({ danger: true, place: "某处" }),
    );
    expect(one.state.referrals).toMatchObject([{ name: "police", organisationId: null }]);
    const step = { id: "s1", deadline: "referral:police:1:acknowledge", reached: null };
    one.do(desk, "clock-step", { step, agencies: { police: "police-above" } }, { isPlatform: true });
    expect(one.state.unreached).toEqual(new Set(["s1"]));
    expect(one.state.untold).toMatchObject([{ stepId: "s1" }]);
  });
});

describe("items of several offices", () => {
  test("open when their turn comes, are returned, resumed and finished by their own office", () => {
    const one = taken().do(worker, "visit", visit()).do(worker, "askAll");
    expect(one.state.tasks).toMatchObject({ card: { status: "open" }, insurance: { status: "waiting" } });
    expect(
      one.judge({ who: insurance, action: "finish-task", details: { task: "insurance" } }),
    ).toMatchObject({
      code: "not-allowed-now",
    });
    expect(one.judge({ who: insurance, action: "finish-task", details: { task: "card" } })).toMatchObject({
      code: "not-permitted",
    });
    one
      .do(civilAffairs, "return-task", { task: "card", reason: "缺材料" })
      .do(worker, "resume-task", { task: "card" });
    one.do(civilAffairs, "finish-task", { task: "card", answers: { fields: { card: true } } });
    expect(one.state.tasks).toMatchObject({ card: { status: "done" }, insurance: { status: "open" } });
    expect(one.state.fields["card"]?.value).toBe(true);
    one.do(insurance, "finish-task", { task: "insurance" });
    expect(one.state.tasks["insurance"]?.status).toBe("done");
  });

  test("apply where that is not known, and begin when new facts make them apply", () => {
    const unknown = taken().do(worker, "askAll");
    expect(unknown.state.tasks).toMatchObject({ insurance: { status: "waiting" } });
    const not = taken()
      .do(worker, "visit", visit({ needs: ["bed"], bedFor: "1" }))
      .do(worker, "askAll");
    expect(not.state.tasks).toMatchObject({ insurance: { status: "not-applicable" } });
    not.do(civilAffairs, "finish-task", { task: "card" }).do(worker, "visit", visit());
    expect(not.state.tasks).toMatchObject({ insurance: { status: "open" } });
  });
});

describe("what is possible", () => {
  test("is listed with what blocks it, the usual first, what waits by its number", () => {
    const one = taken();
    const list = (who: typeof worker, at = one): readonly string[] =>
      listPossibleActions(invented, at.state, at.basis({ who })).map(
        ({ action, blockedBy }) => `${action}${blockedBy === undefined ? "" : ` (${blockedBy.en})`}`,
      );
    expect(list(worker)).toContain("leave (One visit, and not at high)");
    expect(list(worker)).toContain("visit");
    expect(list(worker).join()).toContain(
      'toSchool (No consent that allows it is in force ("Tell the school")',
    );
    // a stranger to the case may break the glass, and nothing else
    expect(list(police)).toEqual(["break-glass"]);
    const waiting = one
      .copy()
      .do(worker, "visit", visit())
      .do(worker, "leave", { answers: { fields: { outcome: "well" } } });
    const confirm = listPossibleActions(invented, waiting.state, waiting.basis({ who: lead })).find(
      ({ action }) => action === "confirm",
    );
    expect(confirm).toMatchObject({ about: { pending: waiting.state.version }, isUsual: true });
    expect(list(worker, waiting)).toContain("leave (It waits for a second person.)");
    const start = new InventedCase(invented);
    expect(
      listPossibleActions(invented, null, start.basis({ who: desk })).map(({ action }) => action),
    ).toEqual(["receive", "call"]);
  });

  test("without a block is never refused for its guard, its state or its person", () => {
    const cases = [
      opened(),
      taken(),
      taken().do(worker, "visit", visit()),
      taken({ danger: true, place: "某处" }),
    ];
    for (const one of cases) {
      for (const who of [desk, worker, lead, office, police]) {
        const possible = listPossibleActions(invented, one.state, one.basis({ who }));
        const refused = possible.filter(({ blockedBy, action, about = {} }) => {
          const decision = one.judge({
            who,
            action,
            details: about,
          });
          const isBlocked =
            decision.status === "refused" &&
            !["invalid-input", "guard-unknown", "guard-not-met"].includes(decision.code);
          return blockedBy === undefined && isBlocked;
        });
        expect(refused).toEqual([]);
      }
    }
  });
});
