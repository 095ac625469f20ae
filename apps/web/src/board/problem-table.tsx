import type { Board, JudgedTarget, TargetLight } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { lightsQuery } from "../api/lights-api.ts";
import { ChangedTargetTag } from "../statistics/changed-tag.tsx";
import { exactText, figureText } from "../statistics/figure-text.ts";
import { indicatorAddress, standingStatus } from "../targets/target-words.ts";
import { LightTag } from "../ui/light-tag.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { Tag } from "../ui/tag.tsx";
import { useBilingual, useLanguage } from "../words/language.tsx";

const shownFirst = 5;

interface ProblemTableProps {
  readonly board: Board;
  readonly onSentence: (row: JudgedTarget) => void;
}

/** The targets that need attention, the most urgent first, each with the reason why. */
export function ProblemTable({ board, onSentence }: ProblemTableProps) {
  const { problems: words } = useLanguage().words.board;
  const [isWhole, setWhole] = useState(false);
  const rows = isWhole ? board.problems : board.problems.slice(0, shownFirst);
  const rest = board.problems.length - shownFirst;
  const targetYear = sharedYear(board.problems);
  // Lights take forecasts, so they come after the board itself.
  const lights = useQuery(lightsQuery(board.areaCode, board.year)).data?.rows;
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      {board.problems.length === 0 ? (
        <p className="faint">{words.none}</p>
      ) : (
        <>
          <p className="board-note">{words.note}</p>
          <table className="board-problems">
            <thead>
              <tr>
                <th scope="col" className="number">
                  #
                </th>
                <th scope="col">{words.because}</th>
                <th scope="col" className="number">
                  {words.current(board.year)}
                </th>
                <th scope="col" className="number">
                  {words.required(board.year)}
                </th>
                <th scope="col" className="number">
                  {targetYear === undefined ? "" : words.target(targetYear)}
                </th>
                <th scope="col">{words.responsible}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <ProblemRow
                  key={row.id}
                  row={row}
                  light={lights?.find(({ id }) => id === row.id)?.light}
                  place={index + 1}
                  board={board}
                  onSentence={onSentence}
                />
              ))}
            </tbody>
          </table>
          {rest > 0 ? (
            <Button type="link" className="board-more" onClick={() => setWhole(!isWhole)}>
              {isWhole ? words.less : words.more(rest)}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

function sharedYear(rows: readonly JudgedTarget[]): number | undefined {
  const [first] = rows;
  return first && rows.every(({ targetYear }) => targetYear === first.targetYear)
    ? first.targetYear
    : undefined;
}

interface ProblemRowProps {
  readonly row: JudgedTarget;
  readonly light: TargetLight | undefined;
  readonly place: number;
  readonly board: Board;
  readonly onSentence: (row: JudgedTarget) => void;
}

function ProblemRow({ row, light, place, board, onSentence }: ProblemRowProps) {
  const { language, words } = useLanguage();
  const speak = useBilingual();
  const { problems } = words.board;
  const { natures } = words.targets.list;
  const { required, targetValue, reason } = row.judgement;
  const figure = (value: string | null | undefined) =>
    value === null || value === undefined ? "–" : figureText(value, row, language);
  const exact = (value: string | null) => (value === null ? "–" : exactText(value, row, language));
  const name = language === "en" ? (row.nameEn ?? row.name) : row.name;
  return (
    <tr>
      <td className="number board-problem-place">{place}</td>
      <td>
        <div className="board-problem-head">
          {light ? <LightTag light={light.light} isSigned={row.decision !== null} /> : null}{" "}
          <StatusTag status={standingStatus(row)} isSigned={row.decision !== null} />{" "}
          {row.indicatorId === null ? (
            <b>{speak(row.headline)}</b>
          ) : (
            <Link to={indicatorAddress(row.indicatorId, { area: board.areaCode, year: board.year })}>
              {speak(row.headline)}
            </Link>
          )}{" "}
          <ChangedTargetTag row={row} area={board.areaCode} />
        </div>
        <div className="board-problem-reason">
          {row.problem === "falling" || row.problem === "volatile" ? (
            <Tag tone="yellow" mark="!">
              {problems.kinds[row.problem]}
            </Tag>
          ) : null}
          {row.nature === null ? null : <Tag tone="grey">{natures[row.nature] ?? row.nature}</Tag>}
          {row.decision?.reason ?? speak(reason)}
          <Button
            type="link"
            size="small"
            aria-label={problems.sentenceOf(name)}
            onClick={() => onSentence(row)}
          >
            {problems.sentence}
          </Button>
        </div>
      </td>
      <td className="number">{figure(row.current?.value)}</td>
      <td className="number">{exact(required)}</td>
      <td className="number">{targetValue === null ? speak(row.ruleWords) : exact(targetValue)}</td>
      <td>{row.organisation?.name ?? <span className="faint">{problems.noUnit}</span>}</td>
    </tr>
  );
}
