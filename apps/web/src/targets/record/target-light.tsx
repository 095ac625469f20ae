import type { TargetRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { monitoringRulesQuery } from "../../api/lights-api.ts";
import { BecauseList } from "../../lights/because-list.tsx";
import { ChanceText } from "../../lights/chance-text.tsx";
import "../../lights/lights.css";
import { ruleSentence } from "../../lights/rules/rules-draft.ts";
import { LightTag } from "../../ui/light-tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";

interface TargetLightProps {
  readonly row: TargetRow;
  readonly area: string;
  readonly year: number;
}

/** The light of a target: why with its numbers, the chance in words, what would have to happen, by which rule. */
export function TargetLightVerdict({ row, area, year }: TargetLightProps) {
  const { words: all } = useLanguage();
  const { target: words } = all.lights;
  const speak = useBilingual();
  const { light, decision } = row;
  const isTurned = light.lastLight !== null && light.lastLight !== light.light;
  return (
    <div className="verdict">
      <dt>
        <LightTag light={light.light} isSigned={decision !== null} />{" "}
        {decision === null ? words.light : words.signed}
        {isTurned ? (
          <div className="verdict-turn">
            {words.was(year - 1)} <LightTag light={light.lastLight} />
          </div>
        ) : null}
        {light.proposed !== light.light ? (
          <div className="verdict-turn">
            {words.onlyProposed} <LightTag light={light.proposed} />
          </div>
        ) : null}
      </dt>
      <dd>
        <BecauseList because={light.because} />
        <dl className="light-facts">
          {light.chance === null ? null : (
            <div>
              <dt>{words.chance}</dt>
              <dd>
                <ChanceText light={light} />
              </dd>
            </div>
          )}
          {light.need === null ? null : (
            <div>
              <dt>{words.need}</dt>
              <dd>{speak(light.need)}</dd>
            </div>
          )}
          <div>
            <dt>{words.rule}</dt>
            <dd>
              <RuleOfLight row={row} area={area} />
            </dd>
          </div>
        </dl>
      </dd>
    </div>
  );
}

/** The rule that lit, as a sentence, and the version of the rules. */
function RuleOfLight({ row, area }: { readonly row: TargetRow; readonly area: string }) {
  const { language, words: all } = useLanguage();
  const { target: words } = all.lights;
  const { data } = useQuery(monitoringRulesQuery(area, row.planId));
  const { because, rulesVersion } = row.light;
  const [owner = "", version = ""] = rulesVersion.split("/");
  const rule =
    data?.rulesVersion === rulesVersion
      ? because
          .map(({ ruleId }) => data.rules.lights.rules.find(({ id }) => id === ruleId))
          .find((one) => one !== undefined)
      : undefined;
  const whose =
    owner === "default"
      ? words.rules.default(version)
      : owner === row.planId
        ? words.rules.plan(version)
        : words.rules.area(data?.fromArea?.name ?? owner, version);
  const plan = owner === row.planId ? `&plan=${encodeURIComponent(row.planId)}` : "";
  return (
    <>
      {rule === undefined ? null : (
        <>
          {ruleSentence(rule, language)} → <LightTag light={rule.light} />{" "}
        </>
      )}
      <Link to={`/warnings/rules?area=${area}${plan}${rule ? `#rule-${rule.id}` : ""}`}>{whose}</Link>
    </>
  );
}
