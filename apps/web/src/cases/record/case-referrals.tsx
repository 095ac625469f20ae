import type { CaseRecord } from "@halfsky/api-contract";
import { personPartWords, type SystemDefinition } from "@halfsky/cases";
import { Moment } from "../../ui/moment.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { type Language, useBilingual, useLanguage, useWords } from "../../words/language.tsx";
import type { Words } from "../../words/zh.ts";
import { DueTimeTag } from "../due-time-tag.tsx";

type Referral = CaseRecord["referrals"][number];

const tones: Readonly<Record<Referral["state"], { readonly tone: Tone; readonly mark: string }>> = {
  sent: { tone: "orange", mark: "→" },
  acknowledged: { tone: "blue", mark: "✓" },
  accepted: { tone: "blue", mark: "✓✓" },
  returned: { tone: "orange", mark: "↩" },
  answered: { tone: "green", mark: "✔" },
  "answered-below": { tone: "grey", mark: "✔" },
  withdrawn: { tone: "grey", mark: "–" },
};

interface CaseReferralsProps {
  readonly definition: SystemDefinition;
  readonly record: Pick<CaseRecord, "referrals" | "deadlines" | "whole"> & {
    readonly row: Pick<CaseRecord["row"], "phase">;
  };
}

/** What was sent to other agencies: to whom, what they saw, and how far they are. */
export function CaseReferrals({ definition, record }: CaseReferralsProps) {
  const { language, words } = useLanguage();
  const { caseCourse: course } = words;
  const { record: said } = words.cases;
  const speak = useBilingual();
  if (record.referrals.length === 0) return null;
  // of a closed case whoever answered sees what her agency wrote, and not what it was shown
  const isOwnOnly = ({ state }: Referral): boolean =>
    !record.whole && record.row.phase === "closed" && state === "answered";
  return (
    <section className="panel" aria-labelledby="case-referrals">
      <h2 id="case-referrals">{record.whole ? said.referrals : course.received}</h2>
      {record.referrals.map((referral) => {
        const rule = definition.referrals?.[referral.name];
        const shared = sharedWords(definition, rule, language, course);
        const clock = record.deadlines.find(
          ({ name, state }) =>
            state === "running" && name.startsWith(`referral:${referral.name}:${referral.number}:`),
        );
        return (
          <div key={`${referral.name} ${referral.number}`} className="case-referral">
            <b>{speak(referral.title)}</b> <ReferralState state={referral.state} />{" "}
            {referral.atWorkSince === null || referral.answeredAt !== null ? null : (
              <Tag tone="blue" mark="↻">
                {said.atWork}
              </Tag>
            )}{" "}
            {clock === undefined ? null : <DueTimeTag dueAt={clock.dueAt} />}
            <div className="faint">
              {referral.organisation?.name ?? said.nobodyServes} · <Moment at={referral.sentAt} />
            </div>
            {isOwnOnly(referral) ? (
              <div className="faint">{course.ownOnly}</div>
            ) : shared.length === 0 ? null : (
              <div className="faint">
                {(record.whole ? said.shared : course.sharedWithUs)(shared.join(course.and))}
              </div>
            )}
            {referral.reason === null ? null : <div>{referral.reason}</div>}
          </div>
        );
      })}
    </section>
  );
}

/** What a referral shares: answers by their titles, and of which people what. */
function sharedWords(
  definition: SystemDefinition,
  rule: NonNullable<SystemDefinition["referrals"]>[string] | undefined,
  language: Language,
  said: Words["caseCourse"],
): readonly string[] {
  const { fields = [], parties = {} } = rule?.share ?? {};
  return [
    ...Object.entries(parties).map(([party, parts = []]) =>
      said.person(
        definition.parties[party]?.title[language] ?? party,
        parts.map((part) => personPartWords[part][language]).join(said.and),
      ),
    ),
    ...fields.map((field) => definition.fields[field]?.title[language] ?? field),
  ];
}

/** How far an agency is with what was sent to it. */
export function ReferralState({ state }: { readonly state: Referral["state"] }) {
  const { referralStates } = useWords().cases;
  return (
    <Tag tone={tones[state].tone} mark={tones[state].mark}>
      {referralStates[state]}
    </Tag>
  );
}
