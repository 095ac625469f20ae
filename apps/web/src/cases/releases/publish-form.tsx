import type { ReleasePreview } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { publishRelease } from "../../api/releases-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

/** What is withheld and why, where the figures go, and the button, which asks for a reason. */
export function PublishForm({ preview }: { readonly preview: ReleasePreview }) {
  const { releases: said } = useWords();
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [isCreated, setCreated] = useState(false);
  const { system, indicator, year, area, hash, target } = preview;
  const by = preview.dimensions.map(({ name }) => name).join();
  const publish = useMutation({
    mutationFn: publishRelease,
    onSuccess: ({ id }) => {
      void message.success(said.published(id));
      void queries.invalidateQueries({ queryKey: ["releases"] });
    },
  });
  return (
    <section className="panel" aria-labelledby="release-state">
      <h2 id="release-state">{said.states[preview.state]}</h2>
      {preview.state === "unchanged" ? <p>{said.unchangedNote}</p> : null}
      {preview.notes.map((note) => (
        <p key={note.en}>{speak(note)}</p>
      ))}
      <h3>{said.audit}</h3>
      <p>{said.audited(preview.audit.tried, preview.audit.releases)}</p>
      {preview.state === "unchanged" ? (
        preview.previous === null ? null : (
          <Link to={`/service-releases/${preview.previous}`}>{said.seePrevious}</Link>
        )
      ) : (
        <>
          <h3>{said.target}</h3>
          <Target target={target} isCreated={isCreated} onChange={setCreated} />
          <div className="release-publish">
            {publish.error === null ? null : <ProblemNotice error={publish.error} />}
            <Input.TextArea
              aria-label={said.reason}
              placeholder={`${said.reason} ${said.reasonHint}`}
              maxLength={1000}
              autoSize={{ minRows: 2 }}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              type="primary"
              disabled={reason.trim() === ""}
              loading={publish.isPending}
              onClick={() =>
                publish.mutate({
                  system,
                  indicator,
                  year,
                  areaCode: area.code,
                  ...(by === "" ? {} : { by }),
                  hash,
                  reason,
                  createIndicator: isCreated,
                })
              }
            >
              {said.publish}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

interface TargetProps {
  readonly target: ReleasePreview["target"];
  readonly isCreated: boolean;
  readonly onChange: (isCreated: boolean) => void;
}

function Target({ target, isCreated, onChange }: TargetProps) {
  const { releases: said } = useWords();
  const speak = useBilingual();
  if (target.blockedBy !== null) {
    return (
      <p>
        {speak(target.blockedBy)} {said.notWritten}
      </p>
    );
  }
  if (target.id !== null) return <p>{said.goesTo(target.name)}</p>;
  return (
    <>
      <p>
        {said.missingTarget(target.name)} {isCreated ? null : said.notWritten}
      </p>
      <Checkbox checked={isCreated} onChange={(event) => onChange(event.target.checked)}>
        {said.createTarget(target.name)}
      </Checkbox>
    </>
  );
}
