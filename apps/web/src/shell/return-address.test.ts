import { describe, expect, test } from "vitest";
import { placeQuery } from "./address.ts";
import { returnAddress } from "./return-address.ts";

describe("where a person goes after signing in", () => {
  test("back to the page that was wanted", () => {
    expect(returnAddress("/plans/p1/review?part=i3")).toBe("/plans/p1/review?part=i3");
  });

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/sign-in?to=/x",
    null,
  ])("never to another site or in a circle: %s", (wanted) => {
    expect(returnAddress(wanted)).toBe("/");
  });

  test("area and year go along from page to page, the rest stays behind", () => {
    expect(placeQuery("?area=990100&tab=indicators&year=2024")).toBe("?area=990100&year=2024");
    expect(placeQuery("?tab=indicators")).toBe("");
  });
});
