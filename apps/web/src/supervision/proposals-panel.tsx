import type { MatterProposals } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { areasQuery } from "../api/areas-api.ts";
import { draftMatter, matterQuery } from "../api/supervision-api.ts";
import { indicatorAddress } from "../targets/target-words.ts";
import { LightTag } from "../ui/light-tag.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useBilingual, useLanguage } from "../words/language.tsx";
import { matterAddress } from "./matter-address.ts";

const firstShown = 2;
type Proposal = MatterProposals["proposals"][number];

/** Red and orange targets that nobody has written about yet; one click drafts the notice. */
export function ProposalsPanel({ offered }: { readonly offered: MatterProposals }) {
  const { proposals: words } = useLanguage().words.supervision;
  const [isAll, setAll] = useState(false);
  const { proposals, year } = offered;
  const rest = proposals.length - firstShown;
  if (proposals.length === 0) return null;
  return (
    <section className="panel proposals" aria-labelledby="proposals-title">
      <h2 id="proposals-title">{words.title(proposals.length)}</h2>
      <p className="proposals-note">{words.note(year)}</p>
      <ul className="proposal-list">
        {(isAll ? proposals : proposals.slice(0, firstShown)).map((proposal) => (
          <ProposalRow key={proposal.targets[0]?.id} proposal={proposal} offered={offered} />
        ))}
      </ul>
      {rest > 0 ? (
        <Button type="link" className="proposals-more" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? words.less : words.more(rest)}
        </Button>
      ) : null}
    </section>
  );
}

interface ProposalRowProps {
  readonly proposal: Proposal;
  readonly offered: MatterProposals;
}

function ProposalRow({ proposal, offered }: ProposalRowProps) {
  const { language, words } = useLanguage();
  const { proposals: said } = words.supervision;
  const speak = useBilingual();
  const [chosen, setChosen] = useState<string | null>(null);
  const draft = useDraft(offered, proposal);
  const { organisation, whyNone } = proposal;
  const [target] = proposal.targets;
  if (target === undefined) return null;
  const name = language === "en" ? (target.nameEn ?? target.name) : target.name;
  const [because] = target.light.because;
  const addressee = organisation?.id ?? chosen;
  return (
    <li className="proposal">
      <div className="proposal-words">
        <LightTag light={target.light.light} isSigned={target.decision !== null} />{" "}
        {target.indicatorId === null ? (
          <b>{name}</b>
        ) : (
          <Link
            className="proposal-name"
            to={indicatorAddress(target.indicatorId, { area: offered.areaCode, year: offered.year })}
          >
            {name}
          </Link>
        )}
        <div className="proposal-because">{because === undefined ? said.noReason : speak(because)}</div>
        {draft.error === null ? null : <ProblemNotice error={draft.error} onClose={draft.reset} />}
      </div>
      <div className="proposal-to">
        {organisation === null ? (
          <>
            {whyNone === null ? null : <div className="proposal-why">{speak(whyNone)}</div>}
            <OrganisationSelect label={said.chooseOf(name)} value={chosen} onChange={setChosen} />
          </>
        ) : (
          <>
            <span className="faint">{said.to}</span> {organisation.name}
          </>
        )}
      </div>
      <Button
        aria-label={said.draftOf(name)}
        disabled={addressee === null}
        loading={draft.isPending}
        onClick={() => draft.mutate(addressee ?? undefined)}
      >
        {said.draft}
      </Button>
    </li>
  );
}

interface OrganisationSelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (organisation: string) => void;
}

function OrganisationSelect({ label, value, onChange }: OrganisationSelectProps) {
  const { proposals: said } = useLanguage().words.supervision;
  const organisations = useQuery(areasQuery).data?.organisations ?? [];
  return (
    <Select
      aria-label={label}
      placeholder={said.choose}
      size="small"
      style={{ width: "100%" }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: "label" }}
      value={value}
      options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}

/** Drafts the notice of a proposal and opens its record. */
function useDraft(offered: MatterProposals, { targets }: Proposal) {
  const { proposals: said } = useLanguage().words.supervision;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (organisationId: string | undefined) =>
      draftMatter({
        areaCode: offered.areaCode,
        judgedArea: offered.areaCode,
        year: offered.year,
        targetIds: targets.map(({ id }) => id),
        begunFrom: "light",
        ...(organisationId === undefined ? {} : { organisationId }),
      }),
    onSuccess: async (record) => {
      queries.setQueryData(matterQuery(record.id).queryKey, record);
      void message.success(said.drafted);
      await navigate(matterAddress(record.id));
      await queries.invalidateQueries({ queryKey: ["supervision", "proposals"] });
      await queries.invalidateQueries({ queryKey: ["supervision", "list"] });
    },
  });
}
