import type { Board, JudgedTarget } from "@halfsky/api-contract";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { ChangedTargetTag } from "../statistics/changed-tag.tsx";
import { FindingAnswer } from "../statistics/finding-answer.tsx";
import { figuresAddress } from "../statistics/figures-address.ts";
import { useInspectionDuties } from "../supervision/inspections/use-inspection-duties.ts";
import { indicatorAddress, standingStatus } from "../targets/target-words.ts";
import { StatusTag } from "../ui/status-tag.tsx";
import { Tag } from "../ui/tag.tsx";
import { useBilingual, useLanguage, useWords } from "../words/language.tsx";
import { LinkButton } from "../ui/link-button.tsx";

const shownFindings = 5;

/** Beside the plans: what the reader has to do, what changed, what is missing, which figures are doubtful. */
export function BoardSide({ board }: { readonly board: Board }) {
  return (
    <aside className="board-side">
      <Duties board={board} />
      <Findings board={board} />
      <Changed board={board} />
      <Missing board={board} />
    </aside>
  );
}

function Duties({ board }: { readonly board: Board }) {
  const { duties: words } = useWords().board;
  const { missingCells, findings, plansInReview } = board.duties;
  const place = { area: board.areaCode, from: board.year - 3, to: board.year };
  const doubtful = board.findings.find(({ verified }) => verified === null);
  const duties: { key: string; text: string; to: string; label: string }[] = [];
  if (missingCells > 0)
    duties.push({
      key: "missing",
      text: words.missing(missingCells, board.year),
      to: figuresAddress({ ...place, show: "empty" }),
      label: words.fill,
    });
  if (findings > 0)
    duties.push({
      key: "findings",
      text: words.findings(findings),
      // A finding may be a county's, whose cells its own grid shows.
      to: figuresAddress({ ...place, area: doubtful?.areaCode ?? board.areaCode, show: "findings" }),
      label: words.look,
    });
  if (plansInReview > 0)
    duties.push({
      key: "plans",
      text: words.plans(plansInReview),
      to: `/plans?area=${board.areaCode}`,
      label: words.review,
    });
  duties.push(...useInspectionDuties());
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      {duties.length === 0 ? (
        <p className="faint">{words.none}</p>
      ) : (
        <ul className="board-list">
          {duties.map(({ key, text, to, label }) => (
            <li key={key} className="board-duty">
              <span>{text}</span>
              <LinkButton to={to} size="small" type="primary">
                {label}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RowLink({ row, board, children }: RowLinkProps) {
  return row.indicatorId === null ? (
    <span>{children}</span>
  ) : (
    <>
      <Link to={indicatorAddress(row.indicatorId, { area: board.areaCode, year: board.year })}>
        {children}
      </Link>{" "}
      <ChangedTargetTag row={row} area={board.areaCode} />
    </>
  );
}

interface RowLinkProps {
  readonly row: JudgedTarget;
  readonly board: Board;
  readonly children: ReactNode;
}

function useName() {
  const { language } = useLanguage();
  return (row: JudgedTarget) => (language === "en" ? (row.nameEn ?? row.name) : row.name);
}

function Changed({ board }: { readonly board: Board }) {
  const { changed: words } = useWords().board;
  const nameOf = useName();
  const groups = [
    { isBetter: false, rows: board.changed.filter(({ better }) => !better) },
    { isBetter: true, rows: board.changed.filter(({ better }) => better) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <section className="panel">
      <h2>{words.title(board.year - 1)}</h2>
      {groups.length === 0 ? <p className="faint">{words.none}</p> : null}
      {groups.map(({ isBetter, rows }) => (
        <div key={String(isBetter)}>
          <h3 className="board-group">
            <Tag tone={isBetter ? "green" : "red"} mark={isBetter ? "↑" : "↓"}>
              {isBetter ? words.better(rows.length) : words.worse(rows.length)}
            </Tag>
          </h3>
          <ul className="board-list">
            {rows.map(({ row }) => (
              <li key={row.id}>
                <RowLink row={row} board={board}>
                  {nameOf(row)}
                </RowLink>
                <div className="board-turn">
                  <span className="visually-hidden">{words.from}</span>
                  <StatusTag status={row.lastStatus} />
                  <span aria-hidden="true">→</span>
                  <span className="visually-hidden">{words.to}</span>
                  <StatusTag status={standingStatus(row)} isSigned={row.decision !== null} />
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Missing({ board }: { readonly board: Board }) {
  const { missing: words } = useWords().board;
  const nameOf = useName();
  return (
    <section className="panel">
      <h2>{words.title(board.year, board.missing.length)}</h2>
      {board.missing.length === 0 ? <p className="faint">{words.none}</p> : null}
      <ul className="board-list">
        {board.missing.map((row) => (
          <li key={row.id}>
            <RowLink row={row} board={board}>
              {nameOf(row)}
            </RowLink>
            <div className="faint">{row.organisation?.name ?? ""}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Findings({ board }: { readonly board: Board }) {
  const { findings: words } = useWords().board;
  const speak = useBilingual();
  const rest = board.findings.length - shownFindings;
  if (board.findings.length === 0) return null;
  return (
    <section className="panel">
      <h2>{words.title(board.duties.findings, board.findings.length - board.duties.findings)}</h2>
      <ul className="board-list">
        {board.findings.slice(0, shownFindings).map((finding) => (
          <li key={`${finding.areaCode} ${finding.indicatorId} ${finding.year} ${finding.code}`}>
            <div>
              {finding.verified ? null : (
                <Tag tone={finding.severity === "notice" ? "grey" : "orange"} mark="!">
                  {words.severity[finding.severity]}
                </Tag>
              )}{" "}
              {finding.areaName} {finding.year}
            </div>
            <Link
              to={figuresAddress({
                area: finding.areaCode,
                from: finding.year - 2,
                to: Math.max(finding.year, board.year),
                cell: { indicator: finding.indicatorId, year: finding.year },
              })}
            >
              {finding.indicatorName}
            </Link>
            <div className="faint">{speak(finding.message)}</div>
            <FindingAnswer finding={finding} mayVerify={finding.mayVerify} />
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="faint">{words.more(rest)}</p> : null}
    </section>
  );
}
