import type { CaseRecord } from "@halfsky/api-contract";
import { actionTitle, privacyWords, systems } from "@halfsky/cases";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { LanguageProvider } from "../../words/language.tsx";
import { zh } from "../../words/zh.ts";
import { BreakGlass } from "./break-glass.tsx";
import { CaseHistory } from "./case-history.tsx";
import { CaseReferrals } from "./case-referrals.tsx";
import { PendingContent } from "./pending-content.tsx";

afterEach(cleanup);

const found = systems.find(({ id }) => id === "dv-case");
if (found === undefined) throw new Error("no dv-case");
const dv = found;

const title = { zh: "事项", en: "What" };
const pending: CaseRecord["pending"][number] = {
  number: 7,
  action: "lower-grade",
  title,
  proposedBy: "章若安",
  at: "2026-11-01T00:00:00.000Z",
  mayConfirm: true,
  grade: { value: "green", title: { zh: "绿", en: "Green" }, colour: "green" },
  answers: null,
  reason: "对方已搬离",
  assignee: null,
};
const entry: CaseRecord["history"][number] = {
  number: 1,
  action: "clock-step",
  title,
  by: null,
  actedAs: null,
  at: "2026-11-01T00:00:00.000Z",
  changed: [],
  reason: null,
  match: null,
  assignee: null,
  files: [],
  step: {
    clock: { zh: "移送公安：签收", en: "To the police: acknowledge" },
    kind: "silence",
    told: null,
    asked: ["甲市公安局"],
  },
};

const queries = new QueryClient({ defaultOptions: { queries: { enabled: false } } });

function shown(of: Partial<CaseRecord["pending"][number]>): string {
  const { container } = render(
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <PendingContent definition={dv} pending={{ ...pending, ...of }} />
      </LanguageProvider>
    </QueryClientProvider>,
  );
  return container.textContent;
}

test("who is asked to agree reads the grade and the reason", () => {
  expect(shown({})).toContain("等级改为 ●绿");
  expect(shown({})).toContain("理由：对方已搬离");
});

test("who is asked to agree reads the state and the answers, and is told where she may not", () => {
  const closing = { action: "close", grade: null, reason: null };
  const read = shown({ ...closing, answers: { fields: { outcome: "safe" } } });
  expect(read).toContain("个案状态改为 已结案");
  expect(read).toContain(dv.fields.outcome?.title.zh);
  expect(read).not.toContain("您看不到");
  expect(shown({ ...closing, answers: { fields: {} } })).toContain("所提内容您看不到");
});

test("the history says which clock ran out, that nobody could be told, and who was asked next", () => {
  const record = {
    history: [entry, { ...entry, number: 2, step: null, assignee: { id: "a", name: "章若安" } }],
  };
  render(
    <LanguageProvider>
      <MemoryRouter>
        <CaseHistory definition={dv} record={record} />
      </MemoryRouter>
    </LanguageProvider>,
  );
  expect(screen.getByText("“移送公安：签收”逾期未回应，应提醒的岗位无人，并转请甲市公安局")).toBeDefined();
  expect(screen.getByText("指派给章若安")).toBeDefined();
});

test("a referral says which people it shows, and to whom it came it says: received", () => {
  const referral: CaseRecord["referrals"][number] = {
    name: "police",
    number: 1,
    title,
    organisation: null,
    state: "sent",
    sentAt: "2026-11-01T00:00:00.000Z",
    acknowledgedAt: null,
    answeredAt: null,
    atWorkSince: null,
    reason: null,
  };
  const read = (
    whole: boolean,
    change: Partial<typeof referral> = {},
    phase: "open" | "closed" = "open",
  ): string =>
    render(
      <LanguageProvider>
        <CaseReferrals
          definition={dv}
          record={{ referrals: [{ ...referral, ...change }], deadlines: [], whole, row: { phase } }}
        />
      </LanguageProvider>,
    ).container.textContent;
  expect(read(true)).toContain("对方可见：受害人（姓名、性别、电话）");
  const held = read(false);
  expect(held).toContain("转来事项");
  expect(held).toContain("本单位可见：受害人（姓名、性别、电话）");
  // once the case is closed, whoever answered sees its own answer alone, and is told so
  const own = read(false, { state: "answered" }, "closed");
  expect(own).toContain(zh.caseCourse.ownOnly);
  expect(own).not.toContain("本单位可见");
  expect(read(true, { state: "answered" }, "closed")).not.toContain(zh.caseCourse.ownOnly);
  // who does the recurring work that was asked of it is at work, until it has answered
  const at = "2026-11-02T00:00:00.000Z";
  expect(held).not.toContain(zh.cases.record.atWork);
  expect(read(true, { state: "acknowledged", atWorkSince: at })).toContain(zh.cases.record.atWork);
  expect(read(true, { state: "answered", atWorkSince: at, answeredAt: at })).not.toContain(
    zh.cases.record.atWork,
  );
});

test("the class of what is sealed has one word, in the log of reads as on the sheet", () => {
  expect(zh.caseReads.classes.sealed).toBe(privacyWords.sealed.zh);
  expect(actionTitle(dv, "seal").zh).toContain(privacyWords.sealed.zh);
});

test("999 minutes of looking are refused by words, and not sent", () => {
  render(
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <BreakGlass caseId="x" />
      </LanguageProvider>
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText("理由"), { target: { value: "有危险" } });
  const minutes = screen.getByLabelText<HTMLInputElement>("查看多少分钟");
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "紧急查阅" });
  expect(button.disabled).toBe(false);
  fireEvent.change(minutes, { target: { value: "999" } });
  fireEvent.blur(minutes);
  expect(minutes.value).toBe("999");
  expect(screen.getByText(/1 至 480/u)).toBeDefined();
  expect(button.disabled).toBe(true);
});
