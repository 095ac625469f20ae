import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { Button, Dropdown, Tooltip } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import type { BegunAction } from "../actions/case-action.ts";

interface CaseButtonsProps {
  readonly record: CaseRecord;
  readonly definition: SystemDefinition | undefined;
  readonly onAct: (begun: BegunAction) => void;
}

/** Actions that are offered beside what they are about, not at the top. */
const elsewhere: ReadonlySet<string> = new Set([
  "confirm",
  "refuse",
  "finish-task",
  "return-task",
  "resume-task",
  "review-break-glass",
]);
const ofReferral: ReadonlySet<string> = new Set([
  "acknowledge-referral",
  "accept-referral",
  "return-referral",
  "answer-referral",
  "withdraw-referral",
]);

/** The usual next action first, the others one click away; what is not possible yet says what is missing. */
export function CaseButtons({ record, definition, onAct }: CaseButtonsProps) {
  const speak = useBilingual();
  const { record: said } = useWords().cases;
  const offered = record.possible.filter(({ action }) => !elsewhere.has(action));
  const usual = offered.filter(
    ({ isUsual, blockedBy, action }) => blockedBy === null && (isUsual || ofReferral.has(action)),
  );
  const lead = usual.slice(0, 2);
  const rest = offered.filter((one) => !lead.includes(one));
  const begin = ({ action, about }: CaseRecord["possible"][number]): BegunAction => {
    const referral = ofReferral.has(action) ? openReferral(record, action) : undefined;
    if (referral !== undefined) return { action, referral };
    return {
      action,
      ...(about?.pending === undefined ? {} : { pending: about.pending }),
      ...(about?.task === undefined ? {} : { task: about.task }),
    };
  };
  if (offered.length === 0 || definition === undefined) return null;
  return (
    <>
      {rest.length === 0 ? null : (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: rest.map((one) => ({
              key: one.action,
              disabled: one.blockedBy !== null,
              label: (
                <Tooltip title={one.blockedBy === null ? "" : speak(one.blockedBy)} placement="left">
                  <span>
                    {speak(one.title)}
                    {one.blockedBy === null ? null : (
                      <span className="case-blocked">{speak(one.blockedBy)}</span>
                    )}
                  </span>
                </Tooltip>
              ),
              onClick: () => onAct(begin(one)),
            })),
          }}
        >
          <Button>{said.more} ▾</Button>
        </Dropdown>
      )}
      {lead.toReversed().map((one, index) => (
        <Button
          key={one.action}
          type={index === lead.length - 1 ? "primary" : "default"}
          onClick={() => onAct(begin(one))}
        >
          {speak(one.title)}
        </Button>
      ))}
    </>
  );
}

/** The referral that an action is about: the newest one that is not ended. */
function openReferral(record: CaseRecord, action: string): BegunAction["referral"] {
  const open = record.referrals.filter(({ state }) =>
    action === "acknowledge-referral"
      ? state === "sent"
      : state === "sent" || state === "acknowledged" || state === "accepted",
  );
  const last = open.at(-1);
  return last === undefined ? undefined : { name: last.name, number: last.number };
}
