import { judgeOverlay, type Source, systems, type SystemOverlay } from "@halfsky/cases";
import { expect, test } from "vitest";
import { wholeOverlay } from "./overlay-draft.ts";
import {
  emptyAnswers,
  emptyClock,
  emptyQuestion,
  faultsOfAddition,
  missingOfAnswers,
  missingOfClock,
  missingOfQuestion,
  type NewQuestion,
  withAnswers,
  withClock,
  withQuestion,
} from "./overlay-new.ts";

const found = systems.find(({ id }) => id === "dv-case");
if (found === undefined) throw new Error("dv-case");
const base = found;
const ownChoice: Source = { status: "default", cite: { zh: "本地自定", en: "set locally" } };
const judge = (overlay: SystemOverlay) => judgeOverlay(base, wholeOverlay(base.id, "990100", overlay));
const faultsOf = (question: NewQuestion) =>
  faultsOfAddition(base.id, missingOfQuestion(question), {
    before: judge({}),
    after: judge(withQuestion({}, question)),
  }).map(({ field }) => field);

const dialect: NewQuestion = {
  ...emptyQuestion,
  name: "dialect",
  zh: "是否只会方言",
  en: "Speaks a dialect only",
  privacy: "work",
  isRequired: true,
  forms: Object.keys(base.forms).slice(0, 1),
};

test("a question needs words in both languages, a name, a class and a form, each said at its field at once", () => {
  expect(faultsOf(emptyQuestion)).toEqual(["name", "zh", "en", "privacy", "forms"]);
  expect(faultsOf({ ...dialect, kind: "number" })).toEqual(["unit"]);
  expect(faultsOf({ ...dialect, kind: "code" })).toEqual([
    "options.0.name",
    "options.0.zh",
    "options.0.en",
    "options.1.name",
    "options.1.zh",
    "options.1.en",
  ]);
});

test("a question is judged with the whole: free text is kept closely, a name stands once", () => {
  expect(faultsOf({ ...dialect, kind: "text" })).toContain("privacy");
  const [taken = ""] = Object.keys(base.fields);
  expect(faultsOf({ ...dialect, name: taken })).toContain("name");
  expect(faultsOf(dialect)).toEqual([]);
  const { definition } = judge(withQuestion({}, dialect));
  const [form = ""] = dialect.forms;
  expect(definition.forms[form]?.at(-1)).toEqual({ field: "dialect", required: true });
  expect(definition.fields["dialect"]?.privacy).toBe("work");
});

test("answers are added to those that the place added before", () => {
  const field = Object.keys(base.fields).find((name) => base.fields[name]?.type.kind === "code") ?? "";
  expect(missingOfAnswers(emptyAnswers).map((one) => one.field)).toEqual([
    "field",
    "options.0.name",
    "options.0.zh",
    "options.0.en",
  ]);
  const one = withAnswers({}, { field, options: [{ name: "radio", zh: "广播", en: "Radio" }] });
  const two = withAnswers(one, { field, options: [{ name: "fair", zh: "集市", en: "Fair" }] });
  expect(Object.keys(two.options?.[field] ?? {})).toEqual(["radio", "fair"]);
  expect(judge(two).faults).toEqual([]);
});

test("a clock names what starts it, what meets it and who is told", () => {
  expect(missingOfClock(emptyClock).map(({ field }) => field)).toEqual([
    "name",
    "zh",
    "en",
    "starts",
    "meets",
    "to",
  ]);
  const [action = "", other = ""] = Object.keys(base.actions);
  const [to = ""] = Object.entries(base.actors).flatMap(([name, { relation }]) =>
    relation === "anyone" ? [] : [name],
  );
  const clock = { ...emptyClock, name: "report", zh: "书面报告", en: "Report", to };
  const same = { ...clock, starts: `action.${action}`, meets: `action.${action}` };
  const fault = faultsOfAddition(base.id, missingOfClock(same), {
    before: judge({}),
    after: judge(withClock({}, same, ownChoice)),
  });
  expect(fault.map(({ field }) => field)).toEqual(["name"]);
  const whole = judge(withClock({}, { ...same, meets: `action.${other}` }, ownChoice));
  expect(whole.faults).toEqual([]);
  expect(whole.definition.deadlines?.["report"]).toMatchObject({ due: "5wd", warn: ["1wd"] });
});
