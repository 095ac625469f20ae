import { describe, expect, test } from "vitest";
import { juvenileJusticeProcedure } from "../../systems/juvenile-justice-procedure.ts";
import { checkDefinition } from "../check-definition.ts";
import type { SystemDefinition } from "../definition.ts";

const { sealing, deadlines = {} } = juvenileJusticeProcedure;
if (sealing === undefined) throw new Error("the system seals nothing");

function faultsOf(changed: Partial<SystemDefinition>): readonly string[] {
  const faults = checkDefinition({ ...juvenileJusticeProcedure, ...changed });
  return faults.map(({ path }) => path).filter((path) => path.startsWith("sealing"));
}

describe("sealing by law is refused", () => {
  test("where it names what is not there", () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ sealing: { ...sealing, deadline: "none" } })).toEqual(["sealing.deadline"]);
    expect(faultsOf({ sealing: { ...sealing, to: "nowhere" } })).toContain("sealing.to");
    expect(faultsOf({ sealing: { ...sealing, queries: ["nobody"] } })).toEqual(["sealing.queries"]);
  });

  test("where the case would go on, or the deadline would never be met", () => {
    expect(faultsOf({ sealing: { ...sealing, to: "trial" } })).toContain("sealing.to");
    expect(faultsOf({ sealing: { ...sealing, to: "ended" } })).toEqual(["sealing.deadline"]);
    const seal = deadlines["seal"];
    if (seal === undefined) throw new Error("no deadline");
    expect(
      faultsOf({ deadlines: { ...deadlines, seal: { ...seal, meets: { action: "sealRecord" } } } }),
    ).toEqual(["sealing.deadline"]);
  });

  test("where the day would be told by nobody's list, so that it would be sealed at once", () => {
    const { sealFrom } = juvenileJusticeProcedure.fields;
    if (sealFrom === undefined) throw new Error("no day");
    const fields = {
      ...juvenileJusticeProcedure.fields,
      sealFrom: { ...sealFrom, privacy: "sensitive" as const },
    };
    expect(faultsOf({ fields })).toEqual(["sealing.deadline"]);
  });

  test("where nobody would keep the record", () => {
    expect(faultsOf({ sealing: { ...sealing, readers: [] } })).toEqual(["sealing.readers"]);
    // the owner's colleagues see nothing of a sealed case
    expect(faultsOf({ sealing: { ...sealing, readers: ["lead", "police"] } })).toEqual(["sealing.readers"]);
  });
});
