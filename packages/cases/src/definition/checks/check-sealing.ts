import { relationTable } from "../../relations/relation-table.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { SystemDefinition } from "../definition.ts";
import { fault, undeclared } from "./check.ts";

/** Sealing on a day: a day that lists may show, a closed state that meets the deadline, and somebody who keeps the record. */
export function* checkSealing(definition: SystemDefinition): Generator<DefinitionFault> {
  const { sealing } = definition;
  if (sealing === undefined) return;
  const { deadline, to, readers, queries } = sealing;
  yield* undeclared("sealing.deadline", [deadline], definition.deadlines, "时限", "deadline");
  yield* undeclared("sealing.to", [to], definition.states, "状态", "state");
  yield* undeclared("sealing.readers", readers, definition.actors, "角色", "actor");
  yield* undeclared("sealing.queries", queries, definition.actors, "角色", "actor");
  if (definition.states[to] !== undefined && definition.states[to].phase !== "closed") {
    yield fault("sealing.to", "封存后的状态须为已结。", "What is sealed stands in a closed state.");
  }
  const rule = definition.deadlines?.[deadline];
  if (rule !== undefined && !("state" in rule.meets && rule.meets.state === to)) {
    yield fault(
      "sealing.deadline",
      `该时限须以进入“${to}”为完成。`,
      `The deadline has to be met by coming into "${to}".`,
    );
  }
  if (rule?.starts.when !== undefined || rule?.meets.when !== undefined) {
    yield fault(
      "sealing.deadline",
      "封存不附条件：条件不明时也会封存。",
      "Sealing has no condition: it would seal where that is not known.",
    );
  }
  const day = rule !== undefined && "field" in rule.starts ? definition.fields[rule.starts.field] : undefined;
  if (day !== undefined && day.privacy !== "open" && day.privacy !== "work") {
    yield fault(
      "sealing.deadline",
      "封存日期须为公开或工作级，否则填写之时即封存。",
      "The day of sealing has to be of class open or work, or the case is sealed when it is answered.",
    );
  }
  const keepers = readers.filter((name) => {
    const relation = definition.actors[name]?.relation;
    return relation !== undefined && relation !== "anyone" && !("never" in relationTable[relation].sealed);
  });
  for (const name of readers) {
    if (!keepers.includes(name) && definition.actors[name] !== undefined) {
      yield fault(
        "sealing.readers",
        `“${name}”与封存的案件没有关系，看不到它。`,
        `"${name}" stands in no relation to a sealed case and does not see it.`,
      );
    }
  }
  if (keepers.length === 0) {
    yield fault("sealing.readers", "封存后须有人保管。", "Somebody has to keep what is sealed.");
  }
}
