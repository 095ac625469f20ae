import type { SheetImport } from "@halfsky/api-contract";
import { Alert, Button, Input, Tabs } from "antd";
import { useState } from "react";
import { useArea } from "../../shell/place-pickers.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../words/language.tsx";
import { ChangeTable, ConflictTable, FindingTable } from "./change-tables.tsx";
import { FaultTable } from "./fault-table.tsx";

interface SheetPreviewProps {
  readonly preview: SheetImport;
  readonly onRecheck: (reason: string) => void;
  readonly onApply: (partial: boolean, reason: string) => void;
  readonly onAnother: () => void;
}

/** What a sheet would change and what is wrong with it, or what became of it. */
export function SheetPreview({ preview, onRecheck, onApply, onAnother }: SheetPreviewProps) {
  const words = useWords().statistics.importing;
  const area = useArea();
  const [reason, setReason] = useState("");
  const { changes, faults, conflicts, findings } = preview;
  const rest = faults.length + conflicts.length;
  const tabs = [
    {
      key: "faults",
      label: `${words.tabs.faults} ${faults.length}`,
      isShown: faults.length > 0,
      children: <FaultTable faults={faults} />,
    },
    {
      key: "conflicts",
      label: `${words.tabs.conflicts} ${conflicts.length}`,
      isShown: conflicts.length > 0,
      children: <ConflictTable conflicts={conflicts} />,
    },
    {
      key: "changes",
      label: `${words.tabs.changes} ${changes.length}`,
      isShown: changes.length > 0,
      children: <ChangeTable changes={changes} />,
    },
    {
      key: "findings",
      label: `${words.tabs.findings} ${findings.length}`,
      isShown: findings.length > 0,
      children: <FindingTable findings={findings} />,
    },
  ].filter(({ isShown }) => isShown);
  return (
    <>
      <Outcome preview={preview} />
      <section className="panel sheet-summary">
        <span>{words.counts.read(preview.read)}</span>
        <span>{words.counts.changes(changes.length)}</span>
        <span>{words.counts.unchanged(preview.unchanged)}</span>
        <span className={faults.length > 0 ? "sheet-bad" : ""}>{words.counts.faults(faults.length)}</span>
        {conflicts.length > 0 ? (
          <span className="sheet-bad">{words.counts.conflicts(conflicts.length)}</span>
        ) : null}
        {findings.length > 0 ? <span>{words.counts.findings(findings.length)}</span> : null}
        <span style={{ flex: 1 }} />
        {preview.applied ? null : (
          <>
            <Input
              aria-label={words.reason}
              placeholder={words.reason}
              maxLength={500}
              style={{ width: 300 }}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button disabled={reason.trim() === ""} onClick={() => onRecheck(reason.trim())}>
              {words.recheck}
            </Button>
          </>
        )}
        <Button onClick={onAnother}>{words.another}</Button>
        {preview.applied ? (
          <LinkButton to={`/figures?area=${area}${rest > 0 ? "&plan=all&show=empty" : ""}`} type="primary">
            {words.toGrid}
          </LinkButton>
        ) : changes.length > 0 ? (
          <Button type="primary" onClick={() => onApply(rest > 0, reason.trim())}>
            {rest > 0 ? words.applyPartial(changes.length) : words.apply(changes.length)}
          </Button>
        ) : null}
      </section>
      {tabs.length > 0 ? (
        <Tabs items={tabs.map(({ key, label, children }) => ({ key, label, children }))} />
      ) : null}
    </>
  );
}

function Outcome({ preview }: { readonly preview: SheetImport }) {
  const words = useWords().statistics.importing;
  const { changes, faults, conflicts, applied } = preview;
  const rest = faults.length + conflicts.length;
  if (applied) {
    return (
      <Alert
        className="sheet-outcome"
        type={rest > 0 ? "warning" : "success"}
        showIcon
        title={words.applied(changes.length)}
        {...(rest > 0 ? { description: words.appliedRest(rest) } : {})}
      />
    );
  }
  if (rest > 0) return null;
  return (
    <Alert
      className="sheet-outcome"
      type="info"
      showIcon
      title={changes.length === 0 ? words.nothingNew : words.noFaults}
    />
  );
}
