import type { ServiceAgencyList } from "@halfsky/api-contract";
import { type ServiceRole, serviceRoles } from "@halfsky/cases";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select, Space } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { serviceAgenciesQuery, setLocalAgency } from "../../api/service-agencies-api.ts";
import { RequestProblem } from "../../api/request-problem.ts";
import { FormFaults } from "../../ui/form-faults.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import "./local-agencies.css";

interface LocalAgenciesProps {
  readonly list: ServiceAgencyList;
  readonly areaCode: string;
  readonly role: ServiceRole;
  /** who serves the whole area */
  readonly children: ReactNode;
}

/** Of one role who serves the whole area, and the organisations that its townships and villages have for themselves. */
export function LocalAgencies({ list, areaCode, role, children }: LocalAgenciesProps) {
  const words = useWords();
  const { localAgencies: said } = words;
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  /** the organisation that is changed; "" one that is added; null none */
  const [changed, setChanged] = useState<string | null>(null);
  const set = useMutation({
    mutationFn: setLocalAgency,
    onSuccess: () => {
      setChanged(null);
      void message.success(words.cases.settings.saved);
      void queries.invalidateQueries({ queryKey: serviceAgenciesQuery.queryKey });
    },
  });
  const own = list.localAgencies.filter((one) => one.areaCode === areaCode && one.role === role);
  const title = speak(serviceRoles[role]);
  const nameOf = new Map(list.localities.map(({ code, name }) => [code, name]));
  const placeName = (code: string): string => {
    const name = nameOf.get(code) ?? code;
    return code.length === 12 ? said.within(nameOf.get(code.slice(0, 9)) ?? "", name) : name;
  };
  const places = list.localities
    .filter((one) => one.areaCode === areaCode)
    .map(({ code }) => ({ code, name: placeName(code) }));
  const begin = (organisationId: string | null) => {
    set.reset();
    setChanged(organisationId);
  };
  const save = (organisationId: string, localities: readonly string[]) =>
    set.mutate({ areaCode, role, organisationId, localities: [...localities] });
  const form = (organisationId: string, served: readonly string[]) => (
    <LocalAgencyForm
      key={organisationId}
      role={title}
      given={{ organisationId, localities: served }}
      organisations={list.organisations}
      places={places}
      error={set.error}
      isSaving={set.isPending}
      onSave={save}
      onCancel={() => begin(null)}
    />
  );
  return (
    <div className="local-agencies">
      <div className="local-agencies-whole">
        {children}
        {places.length === 0 || changed === "" ? null : (
          <Button type="link" size="small" aria-label={said.addFor(title)} onClick={() => begin("")}>
            {said.add}
          </Button>
        )}
      </div>
      {own.length === 0 ? null : (
        <ul>
          {own.map(({ organisation: { id, name }, localities }) => (
            <li key={id}>
              {changed === id ? (
                form(
                  id,
                  localities.map(({ code }) => code),
                )
              ) : (
                <>
                  <span>
                    <span className="faint">
                      {localities.map(({ code }) => placeName(code)).join(speak({ zh: "、", en: ", " }))}
                      {speak({ zh: "：", en: ": " })}
                    </span>
                    {name}
                  </span>
                  <Space size={0}>
                    <Button
                      type="link"
                      size="small"
                      aria-label={said.changeFor(title, name)}
                      onClick={() => begin(id)}
                    >
                      {said.change}
                    </Button>
                    <Button
                      type="link"
                      size="small"
                      danger
                      aria-label={said.removeFor(title, name)}
                      onClick={() => save(id, [])}
                    >
                      {said.remove}
                    </Button>
                  </Space>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {changed === "" ? form("", []) : null}
    </div>
  );
}

interface LocalAgencyFormProps {
  readonly role: string;
  /** an empty organisation is to be chosen */
  readonly given: { readonly organisationId: string; readonly localities: readonly string[] };
  readonly organisations: ServiceAgencyList["organisations"];
  readonly places: readonly { readonly code: string; readonly name: string }[];
  readonly error: Error | null;
  readonly isSaving: boolean;
  readonly onSave: (organisationId: string, localities: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Which townships and villages an organisation serves: what is wrong stands above it, all at once. */
function LocalAgencyForm(props: LocalAgencyFormProps) {
  const { role, given, organisations, places, error, isSaving, onSave, onCancel } = props;
  const { localAgencies: said } = useWords();
  const speak = useBilingual();
  const box = useRef<HTMLDivElement>(null);
  const [organisationId, setOrganisation] = useState(given.organisationId);
  const [localities, setLocalities] = useState(given.localities);
  return (
    <div className="local-agencies-form" ref={box}>
      {error instanceof RequestProblem && error.faults.length > 0 ? (
        <FormFaults
          faults={error.faults.map(({ where, message }) => ({ field: [where], message: speak(message) }))}
          onJump={([where]) => {
            const asked = String(where).startsWith("body.localities") ? said.localities : said.organisation;
            box.current?.querySelector<HTMLElement>(`[aria-label="${role}${asked}"]`)?.focus();
          }}
        />
      ) : error === null ? null : (
        <ProblemNotice error={error} />
      )}
      <Select
        aria-label={`${role}${said.organisation}`}
        disabled={given.organisationId !== ""}
        placeholder={said.organisation}
        showSearch={{ optionFilterProp: "label" }}
        value={organisationId === "" ? null : organisationId}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id: string | null) => setOrganisation(id ?? "")}
      />
      <Select
        mode="multiple"
        aria-label={`${role}${said.localities}`}
        placeholder={said.localities}
        showSearch={{ optionFilterProp: "label" }}
        value={[...localities]}
        options={places.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(codes: string[]) => setLocalities(codes)}
      />
      <Space>
        <Button
          type="primary"
          size="small"
          disabled={organisationId === "" || localities.length === 0}
          loading={isSaving}
          onClick={() => onSave(organisationId, localities)}
        >
          {said.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {said.cancel}
        </Button>
      </Space>
    </div>
  );
}
