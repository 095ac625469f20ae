import { asksOfLoad, loadColumns, loadedKinds, mayLoad } from "../../loads/load-columns.ts";
import { wholeItem } from "../../decide/form-items.ts";
import { sealsEveryCase } from "../../reconcile/outside-link.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import { serviceRoleNames } from "../roles.ts";
import { type CheckBasis, fault, undeclared } from "./check.ts";

/**
 * What a system outside holds is asked of nobody again: no form requires it, but for the one that a list fills in and which is
 * typed for those alone whom the list does not have (systems.md, part b, rule 1).
 */
export function* checkHeld({ definition }: CheckBasis): Generator<DefinitionFault> {
  const { reconcile = [], loads, fields, forms, actions } = definition;
  for (const [at, { holds = [], system }] of reconcile.entries()) {
    const path = `reconcile.${at}.holds`;
    yield* undeclared(path, holds, fields, "字段", "field");
    for (const [name, { form = "", title }] of Object.entries(actions)) {
      for (const item of (forms[form] ?? []).map(wholeItem)) {
        if (!("field" in item) || item.required !== true || !holds.includes(item.field)) continue;
        if (loads?.by === name && loads.fields.includes(item.field)) continue;
        yield fault(
          path,
          `“${item.field}”已在“${system.zh}”，“${title.zh}”不得再要求填写。`,
          `"${item.field}" stands in "${system.en}"; "${title.en}" may not require it again.`,
        );
      }
    }
  }
}

/** A list opens cases by a form that it can fill in, of people whom it names, and nothing of it is sealed. */
export function* checkLoads({ definition }: CheckBasis): Generator<DefinitionFault> {
  const { loads, actions, fields, parties, forms } = definition;
  if (loads === undefined) return;
  const { by, party, apart = [] } = loads;
  yield* undeclared("loads.by", [by], actions, "操作", "action");
  yield* undeclared("loads.party", [party], parties, "当事人", "party");
  yield* undeclared("loads.fields", loads.fields, fields, "字段", "field");
  yield* undeclared("loads.apart", apart, loads.fields.length === 0 ? {} : fields, "字段", "field");
  const rule = actions[by];
  if (rule === undefined) return;
  if (rule.from !== "new") yield fault("loads.by", "名单只能用来立案。", "A list only opens cases.");
  if (
    rule.form === undefined ||
    rule.needsReason === true ||
    rule.effects?.some((one) => "assign" in one && one.assign === "named") === true
  ) {
    yield fault("loads.by", "这一操作还要别的内容，名单给不了。", "The action asks what no list says.");
  }
  if (sealsEveryCase(definition)) {
    yield fault("loads", "整案封存的业务不收名单。", "A system that seals every case takes no list.");
  }
  if (!serviceRoleNames.some((role) => mayLoad(definition, [role]))) {
    yield fault(
      "loads.by",
      "没有主办或主管单位能办理这一操作。",
      "No agency that owns or oversees the cases may do it.",
    );
  }
  const asked = asksOfLoad(definition);
  if (!asked.parties.includes(party)) {
    yield fault(
      "loads.party",
      `“${by}”的表单不问“${party}”。`,
      `The form of "${by}" does not ask for "${party}".`,
    );
  }
  for (const name of loads.fields) {
    const field = fields[name];
    if (field === undefined) continue;
    if (!asked.fields.includes(name)) {
      yield fault(
        "loads.fields",
        `“${by}”的表单不问“${name}”。`,
        `The form of "${by}" does not ask "${name}".`,
      );
    }
    if (!loadedKinds.includes(field.type.kind) || field.privacy === "sealed") {
      yield fault("loads.fields", `“${name}”不能由名单填写。`, `"${name}" cannot be said by a list.`);
    }
  }
  for (const name of apart) {
    const field = fields[name];
    if (field !== undefined && (!loads.fields.includes(name) || !["open", "work"].includes(field.privacy))) {
      yield fault(
        "loads.apart",
        `“${name}”须由名单填写，且为公开或工作级。`,
        `"${name}" has to be said by the list, open or of work.`,
      );
    }
  }
  const known = new Set(loadColumns(definition).map(({ key }) => key));
  for (const item of (forms[rule.form ?? ""] ?? []).map(wholeItem)) {
    const isOpen =
      "field" in item &&
      item.required === true &&
      item.when === undefined &&
      !known.has(`field.${item.field}`);
    if (isOpen) {
      yield fault(
        "loads.fields",
        `必答的“${item.field}”名单里没有。`,
        `"${item.field}" has to be answered, and no list says it.`,
      );
    }
    const others = "party" in item && item.party !== party && (parties[item.party]?.min ?? 0) > 0;
    if (others)
      yield fault("loads.party", `还须填写“${item.party}”。`, `"${item.party}" has to be written down too.`);
  }
}
