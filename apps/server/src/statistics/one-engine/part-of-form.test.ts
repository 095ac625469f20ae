import type { FormCheckFinding, FormCheckLists, FormDefinition } from "@halfsky/statistics";
import {
  checkForm,
  checkFormPart,
  figureText,
  findFormPart,
  readCheckContext,
  replaceFindings,
} from "@halfsky/statistics";
import { describe, expect, test } from "vitest";
import { drawForm, type DrawnForm, seededRandom } from "./draw-form.ts";

const forms = 2000;
const changes = 3;

type Figure = FormCheckLists["figures"][number];

/** Indicators that stand in several rows, and parts of rows under one another: what drawn forms seldom have. */
function entangled({ definition, lists }: DrawnForm, random: () => number): DrawnForm {
  const ids = lists.indicators.map(({ id }) => id);
  const rows = definition.rows.map((row) =>
    row.kind === "heading" || random() < 0.8
      ? row
      : {
          ...row,
          indicatorId: ids[Math.floor(random() * ids.length)] ?? row.indicatorId,
          isOfWhich: random() < 0.5,
          indent: Math.floor(random() * 4),
        },
  );
  return { definition: { ...definition, rows }, lists };
}

/** Some figures changed as people do: other numbers, none at all, those of a neighbour. */
function change(
  { definition, lists }: DrawnForm,
  random: () => number,
): { readonly keys: readonly Figure[]; readonly figures: readonly Figure[] } {
  const breakdowns = [
    ...new Set(definition.columns.flatMap((one) => (one.kind === "computed" ? [] : [one.breakdown]))),
  ];
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const keys = Array.from({ length: 1 + Math.floor(random() * 3) }, (): Figure => {
    const indicatorId = pick(lists.indicators)?.id ?? "";
    const key = { indicatorId, breakdown: pick(breakdowns) ?? "" };
    const like = pick(lists.figures);
    const nothing = { value: null, missing: null, numerator: null, denominator: null };
    return { ...(random() < 0.2 || like === undefined ? nothing : like), ...key };
  });
  const figures = new Map([...lists.figures, ...keys].map((figure) => [figureText(figure), figure]));
  return { keys, figures: [...figures.values()] };
}

/** What is known where only the part is read. */
function only(lists: FormCheckLists, part: ReturnType<typeof findFormPart>): FormCheckLists {
  const needed = new Set(part.needed.map(figureText));
  const indicators = new Set(part.needed.map(({ indicatorId }) => indicatorId));
  return {
    ...lists,
    indicators: lists.indicators.filter(({ id }) => indicators.has(id)),
    figures: lists.figures.filter((figure) => needed.has(figureText(figure))),
    history: lists.history.filter((figure) => part.own.has(figureText(figure))),
    below: lists.below.filter((figure) => part.own.has(figureText(figure))),
  };
}

const whole = (definition: FormDefinition, lists: FormCheckLists) =>
  checkForm(definition, readCheckContext(lists));

function count(findings: readonly FormCheckFinding[]): number {
  return findings.length;
}

describe("a part of a form, checked with what it needs to know", { timeout: 240_000 }, () => {
  test(`gives with the findings before those of a whole check, byte by byte, in ${forms} forms changed at random`, () => {
    const random = seededRandom(20_261_129);
    const unequal: number[] = [];
    const kinds = new Set<string>();
    let moved = 0;
    for (let seed = 1; seed <= forms; seed++) {
      const form = entangled(drawForm(seed, 12), random);
      const { definition } = form;
      let now = form.lists;
      let findings: readonly FormCheckFinding[] = whole(definition, now);
      for (let time = 0; time < changes; time++) {
        const { keys, figures } = change({ definition, lists: now }, random);
        const part = findFormPart(definition, keys);
        const before = checkFormPart(part, readCheckContext(only(now, part)));
        now = Object.assign({}, now, { figures });
        const anew = checkFormPart(part, readCheckContext(only(now, part)));
        const merged = replaceFindings(part, findings, anew);
        const expected = whole(definition, now);
        if (JSON.stringify(merged) !== JSON.stringify(expected)) unequal.push(seed);
        // What a part had before and has now is all that makes the difference in number.
        if (count(expected) - count(findings) !== count(anew) - count(before)) unequal.push(seed);
        for (const { code } of [...before, ...anew]) kinds.add(code.replace(/:.*/u, ""));
        if (JSON.stringify(before) !== JSON.stringify(anew)) moved++;
        findings = expected;
      }
    }
    expect(unequal).toEqual([]);
    expect(moved).toBeGreaterThan(forms);
    expect([...kinds]).toEqual(
      expect.arrayContaining(["sum-differs", "part-above-parent", "sum", "areas-sum", "slipped-point"]),
    );
  });

  test("needs no more of a large form than the figures beside the one that was changed", () => {
    const { definition, lists } = drawForm(7, 2000);
    const [figure] = lists.figures;
    const part = findFormPart({ ...definition, rules: [] }, figure === undefined ? [] : [figure]);
    expect(part.figures).toHaveLength(1);
    expect(part.needed.length).toBeLessThan(60);
    expect(part.rows.size).toBeLessThan(30);
  });
});
