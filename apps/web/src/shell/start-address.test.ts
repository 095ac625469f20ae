import { describe, expect, test } from "vitest";
import { startAddress } from "./start-address.ts";

describe("the page where a person starts", () => {
  test("is one page for a leader, her work for a liaison officer, and the board for the office and the statistics bureau", () => {
    expect(startAddress(["leader"])).toBe("/lead");
    expect(startAddress(["liaison"])).toBe("/my-work");
    expect(startAddress(["office"])).toBe("/board");
    expect(startAddress(["statistics"])).toBe("/board");
  });
  test("is what there is to do for a liaison officer", () => {
    expect(startAddress(["liaison"])).toBe("/my-work");
  });
  test("is the queue of her cases for who serves people and nothing else", () => {
    expect(startAddress(["service-hotline"])).toBe("/cases");
    expect(startAddress(["service-hotline", "service-federation"])).toBe("/cases");
    expect(startAddress(["service-supervisor", "office"])).toBe("/board");
  });
  test("is the board for who holds several roles, or none that is known", () => {
    expect(startAddress(["leader", "office"])).toBe("/board");
    expect(startAddress(["inspector"])).toBe("/board");
    expect(startAddress([])).toBe("/board");
  });
});
