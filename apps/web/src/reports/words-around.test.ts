import { describe, expect, test } from "vitest";
import { faultKind } from "./check-faults.tsx";
import { wordsAround } from "./words-around.ts";

describe("the number of a fault in its passage", () => {
  test("is found as a whole number, not inside of a longer one", () => {
    expect(wordsAround("到2014年，共1项", "1")).toEqual({ before: "到2014年，共", number: "1", after: "项" });
    expect(wordsAround("比率为91.5%，其中1.5%待核", "1.5%").before).toBe("比率为91.5%，其中");
    expect(wordsAround("筛查率为92%。", "92%")).toEqual({ before: "筛查率为", number: "92%", after: "。" });
    expect(wordsAround("共3，另有5", "3").number).toBe("3");
  });

  test("where it does not stand there, the passage stays whole", () => {
    expect(wordsAround("共２项", "2")).toEqual({ before: "共２项", number: "", after: "" });
    expect(wordsAround("共2项", "")).toEqual({ before: "共2项", number: "", after: "" });
  });
});

describe("what is wrong with a number of a file", () => {
  const fault = {
    place: { zh: "第3段", en: "paragraph 3" },
    context: "",
    message: { zh: "不符", en: "differs" },
  };
  test("it was changed, typed in, or it is gone", () => {
    expect(faultKind({ ...fault, printed: "92%", expected: "91%" })).toBe("differs");
    expect(faultKind({ ...fault, printed: "92%", expected: null })).toBe("typed");
    expect(faultKind({ ...fault, printed: "", expected: "91%" })).toBe("missing");
  });
});
