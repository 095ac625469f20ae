import type { CaseRecord } from "@halfsky/api-contract";
import {
  type CaseState,
  emptyCase,
  namedInDocument,
  personParts,
  type SystemDefinition,
  systems,
  visibleTo,
} from "@halfsky/cases";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readFor } from "../http/run-in-transaction.ts";
import { caseHostOf } from "./case-host.ts";
import { act, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { fillCaseDocument } from "./fill-case-document.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

async function textOf(bytes: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(bytes);
  const xml = await zip.file("word/document.xml")?.async("string");
  if (xml === undefined) throw new Error("this is no .docx");
  return xml.replaceAll(/<[^>]*>/gu, "");
}

/** What stands in a case under a name, to be looked for in a paper. */
const mark = (name: string): string => `〔${name}〕`;

/** A case in which every question that takes words, and every part of a person, is answered with its own name. */
function marked(definition: SystemDefinition): CaseState {
  const wordy = new Set(["text", "address", "name", "reference"]);
  return {
    ...emptyCase,
    version: 1,
    occurrence: 1,
    state: Object.keys(definition.states)[0] ?? "",
    openedAt: "2026-03-02T01:00:00.000Z",
    owner: { organisationId: "police-990101", areaCode: "990101" },
    fields: Object.fromEntries(
      Object.entries(definition.fields).flatMap(([name, { type }]) =>
        wordy.has(type.kind) ? [[name, { value: mark(name), by: 1 }]] : [],
      ),
    ),
    parties: Object.fromEntries(
      Object.keys(definition.parties).map((party) => [
        party,
        [
          {
            id: "p1",
            parts: Object.fromEntries(personParts.map((part) => [part, mark(`${party}.${part}`)])),
          },
        ],
      ]),
    ),
  };
}

const made = systems.flatMap((definition) =>
  [
    ...new Set(
      Object.values(definition.actions).flatMap(({ effects = [] }) =>
        effects.flatMap((effect) => ("document" in effect ? [effect.document] : [])),
      ),
    ),
  ].map((name) => ({ id: definition.id, name, definition })),
);

describe("a paper that an action makes", () => {
  test("is made by several systems", () => {
    expect(made.map(({ id }) => id)).toEqual(expect.arrayContaining(["dv-orders", "rights-supervision"]));
  });

  test.each(made)(
    "$id $name can be read, has the number and nothing hidden",
    async ({ definition, name }) => {
      const state = marked(definition);
      const by = definition.documents?.[name]?.by ?? [];
      const visibility = visibleTo(definition, by, state, {
        organisationId: "police-990101",
        now: "2026-03-02T01:00:00.000Z",
      });
      const behalf = { actor: platformActor, requestId: null };
      const bytes = await readFor(city.ground, behalf, (context) =>
        fillCaseDocument(
          { ...context, host: caseHostOf(city.ground.config) },
          { definition, state, number: "XX-990101-26-ABCDEF", liesIn: "990101" },
          name,
          visibility,
          "zh",
        ),
      );
      const text = await textOf(bytes ?? new Uint8Array());
      expect(text).toContain("XX-990101-26-ABCDEF");
      const named = namedInDocument(definition, name);
      const mayStand = new Set([
        ...(named?.fields ?? []).filter((field) => visibility.fields[field] === "shown"),
        ...(named?.parts ?? [])
          .filter(([party, part]) => visibility.parties[party]?.[part] === "shown")
          .map(([party, part]) => `${party}.${part}`),
      ]);
      const standing = [...text.matchAll(/〔([^〕]*)〕/gu)].map(([, one = ""]) => one);
      expect(standing.filter((one) => !mayStand.has(one))).toEqual([]);
      // and what the template names and its makers may see does stand there
      const words = [...mayStand].filter((one) => one.includes(".") || state.fields[one] !== undefined);
      expect(standing.toSorted()).toEqual(words.toSorted());
    },
  );
});

describe("a warning letter", () => {
  test("is kept with the case when it is issued, for those who may read what it says", async () => {
    const { police, court } = city.people;
    const { id, number } = await open(police, "dv-orders", "registerCall", {
      answers: {
        fields: {
          callNumber: "110-1",
          calledAt: city.ground.now().toISOString(),
          account: "推搡",
          inDanger: false,
        },
        parties: {
          victim: [{ id: "v1", parts: { name: "贺小燕" } }],
          offender: [{ id: "o1", parts: { name: "甲某某" } }],
        },
      },
    });
    await act(police, id, "handle", { answers: { fields: { measure: "letter" } } });
    const offender = [{ id: "o1", parts: { name: "甲某某" } }];
    const numbered = { letterNumber: "告1", letterOn: city.ground.now().toISOString().slice(0, 10) };
    const facts = { letterFacts: "推搡同住人" };
    // a letter that does not say whom it warns and of what is none
    for (const fields of [
      numbered,
      { ...numbered, ...facts },
      { ...numbered, ...facts, warned: { unknown: true } },
    ]) {
      const refused = await tryAct(police, id, "issueLetter", { answers: { fields, parties: { offender } } });
      expect([409, 422]).toContain(refused.statusCode);
    }
    const warned = "甲某某，男，证件号码从略，住本县";
    const letter = { fields: { ...numbered, ...facts, warned }, parties: { offender } };
    await act(police, id, "issueLetter", {
      answers: letter,
      documents: [{ name: "letter", file: "forged" }],
    });
    const record = (await police.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(record.attachments.map(({ name }) => name)).toEqual([`家庭暴力告诫书 ${number} 第1版.docx`]);
    const [file] = record.attachments;
    expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/u);
    const answer = await police.get(`/api/cases/${id}/attachments/${file?.id ?? ""}`);
    expect(answer.statusCode).toBe(200);
    const text = await textOf(answer.rawPayload);
    expect(text).toContain(number);
    for (const said of [warned, facts.letterFacts, "禁止实施家庭暴力"]) expect(text).toContain(said);
    expect(text).not.toContain("____");
    expect(text).not.toContain("贺小燕");
    const stored = await city.database.kysely
      .selectFrom("service_action")
      .select("details")
      .where("case_id", "=", id)
      .where("action", "=", "issueLetter")
      .executeTakeFirstOrThrow();
    expect(stored.details).toMatchObject({ documents: [{ name: "letter", file: file?.id }] });
    const audits = await city.database.kysely
      .selectFrom("audit_entry")
      .select("action")
      .where("subject_id", "=", id)
      .where("action", "=", "case.make-document")
      .execute();
    expect(audits).toHaveLength(1);
    // whom nothing was sent to finds no case, and so no letter
    expect((await court.get(`/api/cases/${id}/attachments/${file?.id ?? ""}`)).statusCode).toBe(404);
  });
});
