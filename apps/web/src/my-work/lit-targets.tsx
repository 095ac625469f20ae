import type { MyWork, TargetRow } from "@halfsky/api-contract";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useSession } from "../shell/session.tsx";
import { ChangedTargetTag } from "../statistics/changed-tag.tsx";
import { indicatorAddress } from "../targets/target-words.ts";
import { LightTag } from "../ui/light-tag.tsx";
import { useBilingual, useLanguage } from "../words/language.tsx";

const firstShown = 5;

interface LitTargetsProps {
  readonly work: MyWork;
  readonly year: number;
}

/** The targets that go wrong, each with why we think so. */
export function LitTargets({ work, year }: LitTargetsProps) {
  const { wrong: said } = useLanguage().words.myWork;
  const [isAll, setAll] = useState(false);
  const rest = work.targets.length - firstShown;
  return (
    <section className="panel" aria-labelledby="wrong">
      <h2 id="wrong">{said.title(work.targets.length, year)}</h2>
      {work.targets.length === 0 ? <p className="faint">{said.none}</p> : null}
      <ul className="my-lit">
        {(isAll ? work.targets : work.targets.slice(0, firstShown)).map((row) => (
          <LitTarget key={row.id} row={row} year={year} />
        ))}
      </ul>
      {rest > 0 ? (
        <Button type="link" className="my-more" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? said.less : said.more(rest)}
        </Button>
      ) : null}
    </section>
  );
}

function LitTarget({ row, year }: { readonly row: TargetRow; readonly year: number }) {
  const { language } = useLanguage();
  const speak = useBilingual();
  const { area } = useSession();
  const name = language === "en" ? (row.nameEn ?? row.name) : row.name;
  const [because] = row.light.because;
  return (
    <li>
      <LightTag light={row.light.light} isSigned={row.decision !== null} />
      <div>
        {row.indicatorId === null ? (
          <b>{name}</b>
        ) : (
          <Link to={indicatorAddress(row.indicatorId, { area: area.code, year })}>{name}</Link>
        )}{" "}
        <ChangedTargetTag row={row} area={area.code} />
        {because === undefined ? null : <div className="my-because">{speak(because)}</div>}
      </div>
    </li>
  );
}
