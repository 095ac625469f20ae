import { Option } from "commander";
import { toTable } from "./text-table.ts";
import type { Verb } from "./verb.ts";

interface SystemsOptions {
  readonly json?: boolean;
  readonly lang: "zh" | "en";
}

async function runSystems({ json = false, lang }: SystemsOptions): Promise<void> {
  const { hashDefinition, systems: definitions } = await import("@halfsky/cases");
  const { printOutput } = await import("./print-output.ts");
  if (json) {
    const rows = definitions.map((definition) => ({
      id: definition.id,
      title: definition.title,
      kind: definition.kind,
      blocks: definition.blocks,
      hash: hashDefinition(definition),
      covers: [definition.id, ...(definition.covers ?? [])],
      states: Object.keys(definition.states),
      actions: Object.keys(definition.actions),
      deadlines: Object.entries(definition.deadlines ?? {}).map(([name, { due, escalate, source }]) => ({
        name,
        due,
        escalate: escalate.map(({ after, to, open, off }) => ({
          after,
          to,
          opens: open === undefined ? null : { link: open, on: off !== true },
        })),
        source: source.cite,
        status: source.status,
      })),
      schedules: Object.entries(definition.schedules ?? {}).map(([name, { steps, source }]) => ({
        name,
        steps: Object.entries(steps).map(([step, { from, to, by, off }]) => ({
          name: step,
          from,
          to,
          by,
          on: off !== true,
        })),
        source: source.cite,
        status: source.status,
      })),
      links: Object.entries(definition.links ?? {}).map(([name, { title, system, by, says = {} }]) => ({
        name,
        title,
        system,
        by,
        says,
      })),
      referrals: Object.keys(definition.referrals ?? {}),
      tasks: Object.keys(definition.tasks ?? {}),
      indicators: Object.entries(definition.indicators).map(([name, { title, unit, feeds = null }]) => ({
        name,
        title,
        unit,
        feeds,
      })),
    }));
    printOutput(JSON.stringify(rows, null, 2));
    return;
  }
  const head =
    lang === "zh"
      ? ["系统", "名称", "类型", "状态", "操作", "时限", "指标"]
      : ["system", "title", "kind", "states", "actions", "deadlines", "indicators"];
  const rows = definitions.map((definition) => [
    definition.id,
    definition.title[lang],
    definition.kind,
    ...[definition.states, definition.actions, definition.deadlines ?? {}, definition.indicators].map(
      (part) => String(Object.keys(part).length),
    ),
  ]);
  printOutput(toTable([head, ...rows]));
}

/** `halfsky systems`: lists the service systems with what each declares and which systems of the plans it serves. */
export const systems: Verb = {
  name: "systems",
  register: (program) => {
    program
      .command("systems")
      .description(
        "List the service systems: kind, states, actions, deadlines, indicators, and what they cover.\n列出服务系统：类型、状态、操作、时限、指标和覆盖的事项。",
      )
      .option("--json", "print everything that each system declares as a JSON array")
      .addOption(new Option("--lang <lang>", "language of the table").choices(["zh", "en"]).default("zh"))
      .action(runSystems);
  },
};
