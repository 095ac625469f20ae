import type { ServiceAgencyList } from "@halfsky/api-contract";
import { type ServiceRole, serviceRoleNames, serviceRoles } from "@halfsky/cases";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Select } from "antd";
import { serviceAgenciesQuery, setAgency, setServiceRoles } from "../../api/service-agencies-api.ts";
import { areasQuery } from "../../api/areas-api.ts";
import { useArea, AreaPicker } from "../../shell/place-pickers.tsx";
import { useSession } from "../../shell/session.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { LocalAgencies } from "./local-agencies.tsx";
import { AccountPerson } from "./account-person.tsx";
import "../record/case-page.css";

/** Who serves an area as police, court, hospital …, and what each person is in services. No case is read here. */
export function ServiceSettingsPage() {
  const words = useWords();
  const { settings: said } = words.cases;
  const area = useArea();
  const { data, error, refetch } = useQuery(serviceAgenciesQuery);
  return (
    <Page
      title={said.title}
      note={said.note}
      width="wide"
      actions={
        <>
          <LinkButton to={`/service-settings/systems?area=${area}`}>
            {words.serviceOverlays.toSystems}
          </LinkButton>
          <LinkButton to="/service-settings/travel">{words.travel.settings.link}</LinkButton>
          <AreaPicker />
        </>
      }
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <div className="case-page">
          <div className="case-main">
            <Agencies list={data} />
          </div>
          <aside className="case-side">
            <People list={data} />
          </aside>
        </div>
      )}
    </Page>
  );
}

interface ListProps {
  readonly list: ServiceAgencyList;
}

/** One line a role: the agency of this area, or the one above that serves where there is none. */
function Agencies({ list }: ListProps) {
  const {
    cases: { settings: said },
    localAgencies,
  } = useWords();
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const area = useArea();
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const set = useMutation({
    mutationFn: setAgency,
    onSuccess: () => {
      void message.success(said.saved);
      void queries.invalidateQueries({ queryKey: serviceAgenciesQuery.queryKey });
    },
  });
  const parentOf = (code: string) => areas.find((one) => one.code === code)?.parentCode ?? undefined;
  const above = (role: ServiceRole): ServiceAgencyList["agencies"][number] | undefined => {
    for (let code = parentOf(area); code !== undefined; code = parentOf(code)) {
      const found = list.agencies.find((one) => one.areaCode === code && one.role === role);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const hasLocalities = list.localities.some(({ areaCode }) => areaCode === area);
  return (
    <section className="panel">
      <h2>{said.agencies}</h2>
      {hasLocalities ? <p className="faint">{localAgencies.note}</p> : null}
      {set.error === null ? null : <ProblemNotice error={set.error} />}
      <table className="case-group">
        <tbody>
          {serviceRoleNames.map((role) => {
            const own = list.agencies.find((one) => one.areaCode === area && one.role === role);
            const higher = above(role);
            return (
              <tr key={role}>
                <th scope="row">{speak(serviceRoles[role])}</th>
                <td>
                  <LocalAgencies list={list} areaCode={area} role={role}>
                    <Select
                      aria-label={said.agencyOf(speak(serviceRoles[role]))}
                      allowClear
                      showSearch={{ optionFilterProp: "label" }}
                      style={{ width: 260 }}
                      popupMatchSelectWidth={false}
                      placeholder={higher === undefined ? said.nobody : said.above(higher.organisation.name)}
                      value={own?.organisation.id ?? null}
                      options={list.organisations.map(({ id, name }) => ({ value: id, label: name }))}
                      onChange={(organisationId: string | null | undefined) =>
                        set.mutate({ areaCode: area, role, organisationId: organisationId ?? null })
                      }
                    />
                  </LocalAgencies>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function People({ list }: ListProps) {
  const { settings: said } = useWords().cases;
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { account } = useSession();
  const set = useMutation({
    mutationFn: ({ id, roles }: { readonly id: string; readonly roles: ServiceRole[] }) =>
      setServiceRoles(id, roles),
    onSuccess: () => {
      void message.success(said.saved);
      void queries.invalidateQueries({ queryKey: serviceAgenciesQuery.queryKey });
    },
  });
  return (
    <section className="panel">
      <h2>{said.people}</h2>
      <p className="faint">{said.peopleNote}</p>
      {set.error === null ? null : <ProblemNotice error={set.error} />}
      <table className="case-group">
        <tbody>
          {list.people.map((person) => (
            <tr key={person.accountId}>
              <th scope="row" style={{ width: "38%" }}>
                {person.name}
                <div className="faint">{person.organisation.name}</div>
              </th>
              <td>
                <Select
                  mode="multiple"
                  aria-label={said.rolesOf(person.name)}
                  style={{ width: "100%", minWidth: 180 }}
                  disabled={person.accountId === account.id}
                  showSearch={{ optionFilterProp: "label" }}
                  value={person.roles}
                  options={serviceRoleNames.map((role) => ({
                    value: role,
                    label: speak(serviceRoles[role]),
                  }))}
                  onChange={(roles) => set.mutate({ id: person.accountId, roles })}
                />
                <AccountPerson person={person} isOwn={person.accountId === account.id} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
