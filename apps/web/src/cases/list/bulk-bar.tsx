import type { CaseFilters, CaseRow } from "@halfsky/api-contract";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { actOnCase } from "../../api/cases-api.ts";
import { isUnreachable, RequestProblem } from "../../api/request-problem.ts";
import { useSession } from "../../shell/session.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { newId } from "../new-id.ts";
import { type BulkRow, type BulkRun, keepRun, keptRun, mostPicked, runBulk, type Sent } from "./bulk-run.ts";

interface BulkBarProps {
  readonly system: string;
  readonly offered: CaseFilters["bulk"];
  readonly picked: ReadonlyMap<string, CaseRow>;
  readonly onPickPage: () => void;
  /** picks all that the filters find, up to a bound */
  readonly onPickAll: () => Promise<void>;
  readonly onPickNone: () => void;
}

/** Does one action on every case that is picked; each is judged, kept and refused as if it were done alone. */
export function BulkBar({ system, offered, picked, onPickPage, onPickAll, onPickNone }: BulkBarProps) {
  const { caseList: said } = useWords();
  const speak = useBilingual();
  const queries = useQueryClient();
  const { account } = useSession();
  const [run, setRun] = useState<BulkRun | null>(() => keptRun(account.id));
  const [isBusy, setBusy] = useState(false);
  const show = (next: BulkRun | null) => {
    keepRun(account.id, next);
    setRun(next);
  };
  const start = async (begun: BulkRun) => {
    setBusy(true);
    show(begun);
    await runBulk(begun, (row) => sendOne(begun, row, account.id), show);
    setBusy(false);
    onPickNone();
    void queries.invalidateQueries({ queryKey: ["cases"] });
  };
  const begin = ({ action, title }: CaseFilters["bulk"][number]) =>
    start({
      system,
      action,
      title,
      rows: [...picked.values()].map(({ id, number, version }) => ({
        id,
        number,
        version,
        transactionId: newId(),
        outcome: "waiting",
        reason: null,
      })),
    });
  return (
    <section className="case-bulk" aria-label={said.picked(picked.size)}>
      {run === null ? null : (
        <Outcome run={run} isBusy={isBusy} onRetry={() => void start(run)} onClose={() => show(null)} />
      )}
      <div className="case-bulk-line">
        <output>{said.picked(picked.size)}</output>
        <Button size="small" onClick={onPickPage}>
          {said.pickPage}
        </Button>
        <Button size="small" onClick={() => void onPickAll()}>
          {said.pickAll(mostPicked)}
        </Button>
        <Button size="small" type="text" disabled={picked.size === 0} onClick={onPickNone}>
          {said.pickNone}
        </Button>
        {offered.map((one) => (
          <Button
            key={one.action}
            size="small"
            type="primary"
            disabled={isBusy || ![...picked.values()].some(({ state }) => one.from.includes(state))}
            onClick={() => void begin(one)}
          >
            {said.doAll(speak(one.title))}
          </Button>
        ))}
        <span className="faint">{said.each}</span>
      </div>
    </section>
  );
}

async function sendOne(run: BulkRun, row: BulkRow, account: string): Promise<Sent> {
  const { action } = run;
  const { id, transactionId, version } = row;
  try {
    await actOnCase(id, { action, transactionId, baseVersion: version, details: {} }, account);
    return { outcome: "done" };
  } catch (error) {
    if (isUnreachable(error) || !(error instanceof RequestProblem) || error.effect === "unknown") return null;
    const [fault] = error.faults;
    const reason = error.detail ?? fault?.message ?? { zh: error.code, en: error.code };
    return { outcome: "refused", reason };
  }
}

interface OutcomeProps {
  readonly run: BulkRun;
  readonly isBusy: boolean;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** How far it is, and which cases were refused for what. */
function Outcome({ run, isBusy, onRetry, onClose }: OutcomeProps) {
  const { caseList: said } = useWords();
  const speak = useBilingual();
  const title = speak(run.title);
  const done = run.rows.filter(({ outcome }) => outcome === "done").length;
  const refused = run.rows.filter(({ outcome }) => outcome === "refused");
  const left = run.rows.length - done - refused.length;
  const words = isBusy
    ? said.doing(title, done + refused.length, run.rows.length)
    : [
        said.done(title, done),
        ...(refused.length === 0 ? [] : [said.refused(refused.length)]),
        ...(left === 0 ? [] : [said.left(left)]),
      ].join("");
  return (
    <Alert
      type={isBusy ? "info" : refused.length + left === 0 ? "success" : "warning"}
      showIcon
      title={words}
      description={
        refused.length === 0 ? undefined : (
          <ul className="case-bulk-refused">
            {refused.map(({ id, number, reason }) => (
              <li key={id}>
                <Link to={caseAddress(id)}>{number}</Link> {reason === null ? "" : speak(reason)}
              </li>
            ))}
          </ul>
        )
      }
      action={
        isBusy ? undefined : (
          <>
            {refused.length + left === 0 ? null : (
              <Button size="small" onClick={onRetry}>
                {said.retry}
              </Button>
            )}
            <Button size="small" type="text" onClick={onClose}>
              {said.close}
            </Button>
          </>
        )
      }
    />
  );
}
