import { describe, expect, test } from "vitest";
import { invented } from "../definition/invented-system.ts";
import { opened } from "../decide/invented-steps.ts";
import { fillDocument } from "./fill-document.ts";

const facts = { number: "案2026-1", owner: "妇联", area: "莲都区", now: "2026-03-02T01:00:00.000Z" };

describe("a paper of a case", () => {
  test("is filled in both languages; what was not answered is a line to write on", () => {
    const { state } = opened();
    expect(fillDocument(invented, "record", state, facts)).toEqual([
      { zh: "王某于________求助。", en: "王某 asked for help on ________." },
    ]);
    const told = opened({ happenedAt: "2026-02-28T20:00:00.000Z" }).state;
    // in Beijing it was the next day
    expect(fillDocument(invented, "record", told, facts)?.[0]?.zh).toBe("王某于2026年3月1日 04:00求助。");
  });

  test("that is not declared does not exist", () => {
    expect(fillDocument(invented, "constructor", opened().state, facts)).toBeNull();
  });
});
