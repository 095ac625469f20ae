import type { MatterAction } from "@halfsky/api-contract";
import { useColon } from "../../words/use-colon.ts";
import { Alert, Button } from "antd";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

interface ChangedNoticeProps {
  readonly actions: readonly MatterAction[];
  /** The action of the form can still be done. */
  readonly isPossible: boolean;
  readonly onGoOn: () => void;
}

/** Says what others did while the form was open; what was typed stays, and is sent only after this was read. */
export function ChangedNotice({ actions, isPossible, onGoOn }: ChangedNoticeProps) {
  const colon = useColon();
  const { matterForms: words } = useWords();
  const speak = useBilingual();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="changed-notice"
      title={isPossible ? words.changed.title : words.notNow}
      description={
        <>
          <ul>
            {actions.length === 0 ? <li>{words.changed.unknown}</li> : null}
            {actions.map((action) => (
              <li key={action.number}>
                {action.by} · <Moment at={action.at} />
                {colon}
                {speak(action.words)}
                {action.text === null ? null : <blockquote>{action.text}</blockquote>}
              </li>
            ))}
          </ul>
          <p>{isPossible ? words.changed.note : words.notNowTodo}</p>
          {isPossible ? <Button onClick={onGoOn}>{words.changed.goOn}</Button> : null}
        </>
      }
    />
  );
}
