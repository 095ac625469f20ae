import { describe, expect, test } from "vitest";
import { systems } from "../systems/index.ts";
import { checkDefinition } from "./check-definition.ts";
import type { FormItem, SystemDefinition } from "./definition.ts";

const heldIn = systems.flatMap((system) =>
  (system.reconcile ?? []).flatMap(({ holds = [] }, at) => holds.map((field) => ({ system, at, field }))),
);

function isRequired(form: readonly FormItem[], field: string): boolean {
  return form.some(
    (item) => typeof item === "object" && "field" in item && item.field === field && item.required === true,
  );
}

/** The actions of a system whose forms require an answer. */
function requiring({ actions, forms }: SystemDefinition, field: string): readonly string[] {
  return Object.entries(actions).flatMap(([name, { form = "" }]) =>
    isRequired(forms[form] ?? [], field) ? [name] : [],
  );
}

describe("what a system outside holds", () => {
  test("is said by registers and programmes of children, mothers and women", () => {
    const named = [...new Set(heldIn.map(({ system }) => system.id))].toSorted();
    expect(named).toEqual([
      "child-injury-surveillance",
      "children-in-difficulty",
      "high-risk-newborn",
      "left-behind-children",
      "maternal-care-continuity",
      "migrant-children",
      "newborn-screening",
      "pregnancy-risk",
      "two-cancer-screening",
    ]);
  });

  test.each(heldIn.map((one) => [`${one.system.id} ${one.field}`, one] as const))(
    "%s is required by no form but the one that a list fills in",
    (_name, { system, field }) => {
      const { loads } = system;
      const fromList = loads !== undefined && loads.fields.includes(field) ? [loads.by] : [];
      expect(requiring(system, field).filter((action) => !fromList.includes(action))).toEqual([]);
    },
  );

  test.each(heldIn.map((one) => [`${one.system.id} ${one.field}`, one] as const))(
    "%s may not be required by any other form: such a system is not built",
    (_name, { system, at, field }) => {
      const before = new Set(checkDefinition(system).map(({ path }) => path));
      const found = Object.entries(system.actions)
        .filter(([name, { form }]) => form !== undefined && name !== system.loads?.by)
        .flatMap(([, { form = "" }]) => {
          // a form that the opening shares is judged there
          const isShared = system.actions[system.loads?.by ?? ""]?.form === form;
          if (isShared) return [];
          const asked = (system.forms[form] ?? []).filter((item) => item !== field);
          const forms = { ...system.forms, [form]: [...asked, { field, required: true }] };
          const paths = checkDefinition({ ...system, forms }).map(({ path }) => path);
          return paths.includes(`reconcile.${at}.holds`) && !before.has(`reconcile.${at}.holds`)
            ? []
            : [form];
        });
      expect(found).toEqual([]);
    },
  );
});
