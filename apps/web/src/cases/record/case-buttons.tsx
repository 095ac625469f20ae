import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { Button, Dropdown, Tooltip } from "antd";
import { useRef, useState } from "react";
import { useBilingual, useWords } from "../../words/language.tsx";
import type { BegunAction } from "../actions/case-action.ts";
import { leadActions } from "./lead-actions.ts";

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
  "explain-missed",
  "review-break-glass",
  "judge-match",
]);

/** What ends the clock that ends first, and the usual next action;  the others one click away; what is not possible yet says what is missing. */
export function CaseButtons({ record, definition, onAct }: CaseButtonsProps) {
  const speak = useBilingual();
  const { record: said } = useWords().cases;
  const offered = record.possible.filter(({ action }) => !elsewhere.has(action));
  const menuButton = useRef<HTMLButtonElement>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const lead = definition === undefined ? [] : leadActions(offered, record, definition);
  const rest = offered.filter((one) => !lead.includes(one));
  const begin = ({ action, about }: Possible): BegunAction => ({
    action,
    ...(about?.pending === undefined ? {} : { pending: about.pending }),
    ...(about?.task === undefined ? {} : { task: about.task }),
    ...(about?.referral === undefined ? {} : { referral: about.referral }),
  });
  // of two referrals each action says which agency it is about
  const titleOf = ({ action, title, about }: Possible): string => {
    const isOne = offered.filter((other) => other.action === action).length === 1;
    const agency = record.referrals.find(
      ({ name, number }) => name === about?.referral?.name && number === about.referral.number,
    )?.organisation?.name;
    return isOne || agency === undefined ? speak(title) : said.aboutAgency(speak(title), agency);
  };
  if (offered.length === 0 || definition === undefined) return null;
  return (
    <>
      {rest.length === 0 ? null : (
        <Dropdown
          trigger={["click"]}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the keyboard goes into the menu that was just opened
          autoFocus
          open={isMenuOpen}
          onOpenChange={setMenuOpen}
          menu={{
            items: rest.map((one) => ({
              key: keyOf(one),
              disabled: one.blockedBy !== null,
              label: (
                <Tooltip title={one.blockedBy === null ? "" : speak(one.blockedBy)} placement="left">
                  <span>
                    {titleOf(one)}
                    {one.blockedBy === null ? null : (
                      <span className="case-blocked">{speak(one.blockedBy)}</span>
                    )}
                  </span>
                </Tooltip>
              ),
              onClick: () => {
                setMenuOpen(false);
                // the menu goes away: whoever leaves the drawer comes back to its button
                menuButton.current?.focus();
                onAct(begin(one));
              },
            })),
          }}
        >
          <Button
            ref={menuButton}
            aria-haspopup="menu"
            aria-expanded={isMenuOpen}
            onKeyDown={(event) => {
              if (event.key !== "ArrowDown") return;
              event.preventDefault();
              setMenuOpen(true);
            }}
          >
            {said.more} ▾
          </Button>
        </Dropdown>
      )}
      {lead.toReversed().map((one, index) => (
        <Button
          key={keyOf(one)}
          type={index === lead.length - 1 ? "primary" : "default"}
          onClick={() => onAct(begin(one))}
        >
          {titleOf(one)}
        </Button>
      ))}
    </>
  );
}

type Possible = CaseRecord["possible"][number];

/** An action with what it is about: a case may have two referrals to withdraw. */
function keyOf({ action, about }: Possible): string {
  const { pending = "", task = "", referral } = about ?? {};
  return [action, pending, task, referral?.name ?? "", referral?.number ?? ""].join(" ");
}
