import type { LightList } from "@halfsky/api-contract";
import { Link } from "react-router";
import { indicatorAddress } from "../../targets/target-words.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { LightTag } from "../../ui/light-tag.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";

/** The lights that changed since the year before, turns for the worse first: from what, to what, why. */
export function LightChanges({ list }: { readonly list: LightList }) {
  const { language, words: all } = useLanguage();
  const { warnings, unsettled } = all.lights;
  const { changed: words, columns: heads } = warnings;
  const speak = useBilingual();
  const rows = new Map(list.rows.map((row) => [row.id, row]));
  const columns: readonly DataColumn<LightList["changes"][number]>[] = [
    {
      key: "turn",
      title: words.turn,
      width: 244,
      render: ({ targetId, from, to, better }) => (
        <span className="light-turn">
          <Tag
            tone={better === null ? "grey" : better ? "green" : "red"}
            mark={better === null ? "↔" : better ? "↑" : "↓"}
          >
            {better === null ? words.other : better ? words.better : words.worse}
          </Tag>
          <span className="visually-hidden">{words.from}</span>
          <LightTag light={from} />
          <span aria-hidden="true">→</span>
          <span className="visually-hidden">{words.to}</span>
          <LightTag light={to} isSigned={rows.get(targetId)?.decision !== null} />
        </span>
      ),
    },
    {
      key: "name",
      title: heads.name,
      width: 240,
      render: ({ targetId }) => {
        const row = rows.get(targetId);
        if (!row) return null;
        const name = language === "en" ? (row.nameEn ?? row.name) : row.name;
        return row.indicatorId === null ? (
          name
        ) : (
          <Link to={indicatorAddress(row.indicatorId, { area: list.areaCode, year: list.year })}>{name}</Link>
        );
      },
    },
    { key: "why", title: words.why, render: ({ why }) => speak(why) },
    {
      key: "organisation",
      title: heads.organisation,
      width: 180,
      render: ({ targetId }) =>
        rows.get(targetId)?.organisation?.name ?? <span className="faint">{unsettled}</span>,
    },
  ];
  if (list.changes.length === 0) return <EmptyPage title={words.none} todo={words.noneTodo(list.year - 1)} />;
  return (
    <DataTable
      label={words.label(list.year - 1)}
      rows={list.changes}
      rowKey={({ targetId }) => targetId}
      columns={columns}
    />
  );
}
