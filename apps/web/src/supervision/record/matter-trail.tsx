import type { MatterAction, MatterRecord } from "@halfsky/api-contract";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { MatterFiles } from "../matter-files.tsx";

/** Everything that happened to a matter, the newest on top: who, when, in which words, with which files. */
export function MatterTrail({ record }: { readonly record: MatterRecord }) {
  const { trail: said } = useWords().matter;
  return (
    <section className="panel" aria-labelledby="matter-trail">
      <h2 id="matter-trail">
        {said.title} <span className="faint matter-trail-order">{said.newestFirst}</span>
      </h2>
      <ol className="matter-trail" reversed>
        {record.actions.toReversed().map((action) => (
          <TrailEntry key={action.number} action={action} record={record} />
        ))}
      </ol>
    </section>
  );
}

interface TrailEntryProps {
  readonly action: MatterAction;
  readonly record: MatterRecord;
}

function TrailEntry({ action, record }: TrailEntryProps) {
  const { trail: said } = useWords().matter;
  const speak = useBilingual();
  const who =
    action.relation === "platform"
      ? said.platform
      : action.organisation === null
        ? action.by
        : said.by(action.by, action.organisation);
  return (
    <li className={`trail-${action.relation}`}>
      <div>{speak(action.words)}</div>
      <div className="faint">
        {who} · <Moment at={action.at} />
      </div>
      {action.text === null ? null : <blockquote>{action.text}</blockquote>}
      <MatterFiles
        matter={record.id}
        files={record.attachments.filter(({ id }) => action.attachmentIds.includes(id))}
      />
    </li>
  );
}
