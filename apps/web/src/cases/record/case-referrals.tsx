import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { Moment } from "../../ui/moment.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useBilingual, useLanguage, useWords } from "../../words/language.tsx";
import { DueTimeTag } from "../due-time-tag.tsx";

type Referral = CaseRecord["referrals"][number];

const tones: Readonly<Record<Referral["state"], { readonly tone: Tone; readonly mark: string }>> = {
  sent: { tone: "orange", mark: "→" },
  acknowledged: { tone: "blue", mark: "✓" },
  accepted: { tone: "blue", mark: "✓✓" },
  returned: { tone: "orange", mark: "↩" },
  answered: { tone: "green", mark: "✔" },
  withdrawn: { tone: "grey", mark: "–" },
};

interface CaseReferralsProps {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
}

/** What was sent to other agencies: to whom, what they saw, and how far they are. */
export function CaseReferrals({ definition, record }: CaseReferralsProps) {
  const { language, words } = useLanguage();
  const { record: said } = words.cases;
  const speak = useBilingual();
  if (record.referrals.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="case-referrals">
      <h2 id="case-referrals">{said.referrals}</h2>
      {record.referrals.map((referral) => {
        const rule = definition.referrals?.[referral.name];
        const shared = (rule?.share.fields ?? []).map(
          (field) => definition.fields[field]?.title[language] ?? field,
        );
        const clock = record.deadlines.find(
          ({ name, state }) =>
            state === "running" && name.startsWith(`referral:${referral.name}:${referral.number}:`),
        );
        return (
          <div key={`${referral.name} ${referral.number}`} className="case-referral">
            <b>{speak(referral.title)}</b> <ReferralState state={referral.state} />{" "}
            {clock === undefined ? null : <DueTimeTag dueAt={clock.dueAt} />}
            <div className="faint">
              {referral.organisation?.name ?? said.nobodyServes} · <Moment at={referral.sentAt} />
            </div>
            {shared.length === 0 ? null : (
              <div className="faint">{said.shared(shared.join(language === "zh" ? "、" : ", "))}</div>
            )}
            {referral.reason === null ? null : <div>{referral.reason}</div>}
          </div>
        );
      })}
    </section>
  );
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
