import type { MatterRow, TargetRow } from "@halfsky/api-contract";
import { matterStateWords } from "@halfsky/supervision";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { Link, useNavigate } from "react-router";
import { draftMatter } from "../api/supervision-api.ts";
import { useMay } from "../shell/session.tsx";
import { MatterStateTag } from "../supervision/matter-tags.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Tag } from "../ui/tag.tsx";
import { useLanguage } from "../words/language.tsx";

interface NoticeButtonProps {
  readonly row: TargetRow;
  readonly area: string;
  readonly year: number;
  /** The open matter of each target; nothing is offered until it is known. */
  readonly open: ReadonlyMap<string, MatterRow> | undefined;
  readonly size?: "small" | "middle";
}

/** The open matter of a target; where there is none, whoever may issue notices drafts one and goes to it. */
export function NoticeButton({ row, area, year, open, size = "middle" }: NoticeButtonProps) {
  const { language, words } = useLanguage();
  const { notice } = words.lights;
  const mayIssue = useMay("supervision.issue");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const draft = useMutation({
    mutationFn: () =>
      draftMatter({ judgedArea: area, year, targetIds: [row.id], begunFrom: "light", issue: false }),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ["supervision"] });
      await navigate(`/supervision/${encodeURIComponent(id)}`);
    },
  });
  const name = language === "en" ? (row.nameEn ?? row.name) : row.name;
  const matter = open?.get(row.id);
  if (matter) {
    return (
      <Link
        className="matter-link"
        to={`/supervision/${encodeURIComponent(matter.id)}`}
        aria-label={notice.stateOf(name, matterStateWords[matter.state][language])}
      >
        {size === "middle" ? <span>{notice.open}</span> : null}
        <MatterStateTag state={matter.state} />
        {matter.overdue ? (
          <Tag tone="red" mark="!">
            {words.lights.warnings.overdue}
          </Tag>
        ) : null}
      </Link>
    );
  }
  // Before the matters are known, a notice may have been sent already.
  if (!mayIssue || open === undefined) return null;
  return (
    <>
      <Button
        size={size}
        className="no-print"
        loading={draft.isPending}
        aria-label={notice.of(name)}
        onClick={() => draft.mutate()}
      >
        {notice.send}
      </Button>
      {draft.error ? (
        <Modal open title={notice.failed} footer={null} width={600} onCancel={() => draft.reset()}>
          <ProblemNotice error={draft.error} />
        </Modal>
      ) : null}
    </>
  );
}
