import type { ExportRow } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Input } from "antd";
import { useState } from "react";
import { decideExport } from "../../api/case-exports-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { ExportExtent } from "./export-extent.tsx";

interface DecideFormProps {
  readonly row: ExportRow;
  readonly onClose: () => void;
}

/** What is asked for, column by column with its class, and the two answers. */
export function DecideForm({ row, onClose }: DecideFormProps) {
  const { caseExports: said } = useWords();
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const decide = useMutation({
    mutationFn: decideExport,
    onSuccess: (_row, { decision }) => {
      void message.success(decision === "agreed" ? said.agreed : said.refused);
      void queries.invalidateQueries({ queryKey: ["case-exports", "list"] });
      onClose();
    },
  });
  const { id } = row;
  return (
    <Drawer
      open
      title={said.decideTitle}
      size={640}
      onClose={onClose}
      footer={
        <div className="export-footer">
          <Button
            danger
            disabled={reason.trim() === ""}
            loading={decide.isPending}
            onClick={() => decide.mutate({ id, decision: "refused", reason })}
          >
            {said.refuse}
          </Button>
          <Button
            type="primary"
            loading={decide.isPending}
            onClick={() => decide.mutate({ id, decision: "agreed", reason })}
          >
            {said.agree}
          </Button>
        </div>
      }
    >
      {decide.error === null ? null : (
        <div className="export-problem">
          <ProblemNotice error={decide.error} onClose={decide.reset} />
        </div>
      )}
      <dl className="export-facts">
        <dt>{said.columns.asked}</dt>
        <dd>
          {row.asked.name} <span className="faint">{row.asked.organisation}</span>
        </dd>
        <dt>{said.form.system}</dt>
        <dd>
          {speak(row.systemTitle)}
          <div className="faint">
            {row.filter.length === 0 ? said.allCases : row.filter.map(speak).join(" · ")}
          </div>
          <ExportExtent row={row} />
        </dd>
        <dt>{said.form.reason}</dt>
        <dd>{row.reason}</dd>
        <dt>{said.form.basis}</dt>
        <dd>{row.basis}</dd>
        <dt>{said.form.columns}</dt>
        <dd className="export-tags">
          {row.columns.map(({ id: column, title, privacy }) => (
            <Tag
              key={column}
              tone={privacy === "sensitive" ? "red" : privacy === "personal" ? "orange" : "grey"}
            >
              {speak(title)}
            </Tag>
          ))}
        </dd>
      </dl>
      <Input.TextArea
        aria-label={said.whyRefused}
        placeholder={said.whyRefused}
        maxLength={500}
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Drawer>
  );
}
