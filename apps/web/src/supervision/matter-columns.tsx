import type { MatterRow } from "@halfsky/api-contract";
import { matterStates, rungWords } from "@halfsky/supervision";
import { Link } from "react-router";
import { Moment } from "../ui/moment.tsx";
import type { DataColumn } from "../ui/data-table.tsx";
import { Tag } from "../ui/tag.tsx";
import { useBilingual, useLanguage } from "../words/language.tsx";
import { DueTag } from "./due-tag.tsx";
import { matterAddress } from "./matter-address.ts";
import { MatterLights, MatterStateTag } from "./matter-tags.tsx";

const pinyin = new Intl.Collator("zh-CN");

/** Orders days; what has none comes last. */
function compareDays(one: string | undefined, other: string | undefined): number {
  return (one ?? "9999").localeCompare(other ?? "9999");
}

/** The columns of the list of matters. */
export function useMatterColumns(): readonly DataColumn<MatterRow>[] {
  const { list } = useLanguage().words.supervision;
  const speak = useBilingual();
  const title = (key: keyof typeof list.columns) => ({ key, title: list.columns[key] });
  return [
    {
      ...title("title"),
      render: (matter) => (
        <>
          <Link to={matterAddress(matter.id)}>{matter.title}</Link>
          <div className="faint">{list.place(matter.judgedArea.name, matter.year)}</div>
        </>
      ),
      compare: (one, other) => pinyin.compare(one.title, other.title),
    },
    { ...title("light"), width: 112, render: (matter) => <MatterLights matter={matter} /> },
    {
      ...title("organisation"),
      width: 190,
      render: ({ organisation }) => organisation.name,
      compare: (one, other) => pinyin.compare(one.organisation.name, other.organisation.name),
    },
    {
      ...title("state"),
      width: 136,
      render: (matter) => (
        <>
          <MatterStateTag state={matter.state} />
          {matter.returned ? <div className="matter-returned">↩ {list.returned}</div> : null}
        </>
      ),
      compare: (one, other) => matterStates.indexOf(one.state) - matterStates.indexOf(other.state),
    },
    {
      ...title("next"),
      width: 190,
      render: ({ nextDuty }) =>
        nextDuty === null ? <span className="faint">{list.nobodyOwes}</span> : speak(nextDuty.words),
    },
    {
      ...title("due"),
      width: 148,
      render: ({ nextDuty }) => (nextDuty === null ? null : <DueTag duty={nextDuty} />),
      compare: (one, other) => compareDays(one.nextDuty?.due, other.nextDuty?.due),
    },
    { ...title("trail"), width: 150, render: (matter) => <Trail matter={matter} /> },
    {
      ...title("issued"),
      width: 104,
      render: ({ issued }) =>
        issued === null ? <span className="faint">{list.notIssued}</span> : <Moment at={issued.at} />,
      compare: (one, other) => compareDays(one.issued?.at, other.issued?.at),
    },
  ];
}

function Trail({ matter }: { readonly matter: MatterRow }) {
  const { language, words } = useLanguage();
  const { list } = words.supervision;
  return (
    <span className="matter-trail-tags">
      {matter.urgings > 0 ? (
        <Tag tone="red" mark="!">
          {list.urgings(matter.urgings)}
        </Tag>
      ) : null}
      {matter.escalatedTo === null ? null : (
        <Tag tone="orange" mark="↑">
          {list.escalated(rungWords[matter.escalatedTo][language])}
        </Tag>
      )}
      {matter.nobodyToTell ? (
        <Tag tone="red" mark="?">
          {list.nobodyToTell}
        </Tag>
      ) : null}
    </span>
  );
}
