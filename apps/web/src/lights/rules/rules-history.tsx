import type { MonitoringRulesRecord } from "@halfsky/api-contract";
import { conditionWords, defaultMonitoringRules, lightWords } from "@halfsky/targets";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useLanguage } from "../../words/language.tsx";
import { changesBetween, type RulesChange } from "./rules-draft.ts";

const usual = {
  tolerance: defaultMonitoringRules.tolerance,
  lights: { ...defaultMonitoringRules.lights, rules: [...defaultMonitoringRules.lights.rules] },
};

/** Every version with who set it, when, why, and which numbers it changed. */
export function RulesHistory({ record }: { readonly record: MonitoringRulesRecord }) {
  const { language, words: all } = useLanguage();
  const { rules: words } = all.lights;
  const { versions } = record;
  const inForce = record.from === (record.planId === null ? "area" : "plan") ? record.version : null;
  const nameOf = ({ of }: RulesChange) => {
    switch (of.kind) {
      case "rule": {
        const sentence = conditionWords[of.rule.condition].words[language].replace("{n}", "…");
        return `${lightWords[of.rule.light][language]} · ${sentence}`;
      }
      case "tolerance":
        return words.tolerance[of.name];
      case "margin":
        return words.margin;
      case "order":
        return words.orderChanged;
    }
  };
  return (
    <section className="panel">
      <h2>{words.history}</h2>
      {versions.length === 0 ? <p className="faint">{words.noHistory}</p> : null}
      <ol className="rules-history">
        {versions.map((version, place) => {
          const before = versions[place + 1];
          const changes = changesBetween(before?.rules ?? usual, version.rules);
          return (
            <li key={version.version}>
              <div>
                <b>{words.version(version.version)}</b>{" "}
                {version.version === inForce ? (
                  <Tag tone="green" isFilled>
                    {words.current}
                  </Tag>
                ) : null}
              </div>
              <div className="faint">
                {version.set.by} · <Moment at={version.set.at} />
              </div>
              <p>{version.reason}</p>
              {changes.length === 0 ? <div className="faint">{words.same}</div> : null}
              <ul>
                {changes.map((change) => (
                  <li key={nameOf(change)}>
                    {change.of.kind === "order"
                      ? nameOf(change)
                      : words.change(nameOf(change), change.before, change.after)}
                  </li>
                ))}
              </ul>
              {before === undefined && changes.length > 0 ? (
                <div className="faint">{words.fromDefault}</div>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
