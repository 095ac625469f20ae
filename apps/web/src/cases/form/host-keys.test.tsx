import { type FieldRule, systems } from "@halfsky/cases";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { LanguageProvider } from "../../words/language.tsx";
import { zh } from "../../words/zh.ts";
import { answerText } from "../answer-text.ts";
import { AnswerForm } from "./answer-form.tsx";

/*
 * Keys of definitions that the page alone acts on, proven as the others are: each is changed or taken away, and what is shown
 * comes out otherwise.
 */

afterEach(cleanup);

/** What the form of one question shows, and what it asks the server for. */
function shown(rule: FieldRule): readonly [words: string, asked: string] {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const [own] = systems;
  if (own === undefined) throw new Error("no system");
  const { container } = render(
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <AnswerForm
          idPrefix="t"
          definition={{ ...own, fields: { it: rule } }}
          items={["it"]}
          answers={{ fields: {} }}
          faultOf={() => undefined}
          onChange={() => undefined}
        />
      </LanguageProvider>
    </QueryClientProvider>,
  );
  const asked = client
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => JSON.stringify(queryKey));
  const { textContent } = container;
  cleanup();
  client.clear();
  return [textContent, asked.join(" ")];
}

const title = { zh: "问题", en: "Question" };

test("the hint of a question stands beside it", () => {
  const bare: FieldRule = { title, privacy: "work", type: { kind: "text" } };
  const hint = { zh: "写明经过", en: "Say how" };
  expect(shown({ ...bare, hint })[0]).toContain("写明经过");
  expect(shown({ ...bare, hint: { ...hint, zh: "另一提示" } })[0]).toContain("另一提示");
  expect(shown({ ...bare, hint })).not.toEqual(shown(bare));
});

test("a choice with unknownAs, an answer of its own for not known, offers no second one", () => {
  const options = { yes: { zh: "有", en: "Yes" }, unclear: { zh: "说不清", en: "Unclear" } };
  const bare: FieldRule = { title, privacy: "work", type: { kind: "code", options } };
  const told: FieldRule = { ...bare, type: { kind: "code", options, unknownAs: "unclear" } };
  expect(shown(bare)[0]).toContain(zh.cases.form.unknown);
  expect(shown(told)[0]).not.toContain(zh.cases.form.unknown);
});

test("a name is offered from the register that the question names, and from no other", () => {
  const of = (register?: string): FieldRule => ({
    title,
    privacy: "work",
    type: { kind: "name", ...(register === undefined ? {} : { register }) },
  });
  expect(shown(of("rescue-centres"))[1]).toContain("rescue-centres");
  expect(shown(of("one-stop-places"))[1]).toContain("one-stop-places");
  expect(shown(of())[1]).toBe("");
});

test("a number is read with its unit", () => {
  const of = (unit: string): FieldRule => ({
    title,
    privacy: "work",
    type: { kind: "number", decimals: 0, unit: { zh: unit, en: unit } },
  });
  const reader = { language: "zh", words: zh, areaNames: new Map<string, string>() } as const;
  expect([answerText(of("元"), "3", reader), answerText(of("人"), "3", reader)]).toEqual(["3 元", "3 人"]);
});
