import type { ExportOptions } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Drawer, Input, Select } from "antd";
import { useId, useState } from "react";
import { areasQuery } from "../../api/areas-api.ts";
import { askExport } from "../../api/case-exports-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

interface AskFormProps {
  readonly options: ExportOptions;
  readonly onClose: () => void;
}

type SystemOptions = ExportOptions["systems"][number];

interface Filter {
  readonly area?: string | undefined;
  readonly phase?: "open" | "waiting" | "closed" | undefined;
  readonly state?: string | undefined;
  readonly grade?: string | undefined;
  readonly openedFrom?: string | undefined;
  readonly openedTo?: string | undefined;
}

/** Columns that are ticked at first: what lists show of every case, and nothing of a person. */
const usual: ReadonlySet<string> = new Set(["area", "state", "grade", "owner", "openedAt", "closedAt"]);

/** Asks for a file of cases: which, what of them, what for, on what basis. */
export function AskForm({ options, onClose }: AskFormProps) {
  const { caseExports: words, shell } = useWords();
  const said = words.form;
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [systemId, setSystemId] = useState(options.systems[0]?.id ?? "");
  const [filter, setFilter] = useState<Filter>({});
  const [columns, setColumns] = useState<readonly string[]>([...usual]);
  const [reason, setReason] = useState("");
  const [basis, setBasis] = useState("");
  const id = useId();
  const system = options.systems.find((one) => one.id === systemId);
  const known = new Set(system?.columns.map((column) => column.id));
  const chosen = columns.filter((one) => known.has(one));
  const ask = useMutation({
    mutationFn: askExport,
    onSuccess: (row) => {
      void message.success(words.asked(row.id));
      void queries.invalidateQueries({ queryKey: ["case-exports", "list"] });
      onClose();
    },
  });
  const isReady = chosen.length > 0 && reason.trim().length > 1 && basis.trim().length > 1;
  return (
    <Drawer
      open
      title={said.title}
      size={760}
      mask={{ closable: false }}
      onClose={onClose}
      footer={
        <div className="export-footer">
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            type="primary"
            disabled={!isReady}
            loading={ask.isPending}
            onClick={() => ask.mutate({ system: systemId, filter, columns: [...chosen], reason, basis })}
          >
            {said.send}
          </Button>
        </div>
      }
    >
      {ask.error === null ? null : (
        <div className="export-problem">
          <ProblemNotice error={ask.error} onClose={ask.reset} />
        </div>
      )}
      <div className="export-filter">
        <div>
          <label htmlFor={`${id}-system`}>{said.system}</label>
          <Select
            id={`${id}-system`}
            style={{ width: "100%" }}
            showSearch={{ optionFilterProp: "label" }}
            value={systemId}
            options={options.systems.map((one) => ({ value: one.id, label: speak(one.title) }))}
            onChange={(next: string) => {
              setSystemId(next);
              // states and grades are those of one system
              setFilter(({ state: _state, grade: _grade, ...rest }) => rest);
            }}
          />
        </div>
        <FilterFields id={id} system={system} filter={filter} onChange={setFilter} />
      </div>
      {system === undefined ? null : <ColumnFields system={system} chosen={chosen} onChange={setColumns} />}
      <div className="export-field">
        <label htmlFor={`${id}-reason`}>{said.reason}</label>
        <Input.TextArea
          id={`${id}-reason`}
          placeholder={said.reasonHint}
          maxLength={500}
          autoSize={{ minRows: 2 }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className="export-field">
        <label htmlFor={`${id}-basis`}>{said.basis}</label>
        <Input
          id={`${id}-basis`}
          placeholder={said.basisHint}
          maxLength={300}
          value={basis}
          onChange={(event) => setBasis(event.target.value)}
        />
      </div>
    </Drawer>
  );
}

interface FilterFieldsProps {
  readonly id: string;
  readonly system: SystemOptions | undefined;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function FilterFields({ id, system, filter, onChange }: FilterFieldsProps) {
  const words = useWords();
  const said = words.caseExports.form;
  const speak = useBilingual();
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const choose = (name: "area" | "state" | "grade", label: string, any: string, list: Choices) => (
    <div>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <Select
        id={`${id}-${name}`}
        style={{ width: "100%" }}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={any}
        value={filter[name] ?? null}
        options={[...list]}
        onChange={(next: string | null | undefined) => onChange({ ...filter, [name]: next ?? undefined })}
      />
    </div>
  );
  const day = (name: "openedFrom" | "openedTo", label: string) => (
    <div>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <Input
        id={`${id}-${name}`}
        type="date"
        value={filter[name] ?? ""}
        onChange={({ target }) =>
          onChange({ ...filter, [name]: target.value === "" ? undefined : target.value })
        }
      />
    </div>
  );
  const named = (list: SystemOptions["states"]): Choices =>
    list.map(({ id: value, title }) => ({ value, label: speak(title) }));
  return (
    <>
      {choose(
        "area",
        said.area,
        said.allAreas,
        areas.map(({ code, name }) => ({ value: code, label: name })),
      )}
      <div>
        <label htmlFor={`${id}-phase`}>{said.phase}</label>
        <Select
          id={`${id}-phase`}
          style={{ width: "100%" }}
          allowClear
          placeholder={said.any}
          value={filter.phase ?? null}
          options={(["open", "waiting", "closed"] as const).map((value) => ({
            value,
            label: words.cases.phases[value],
          }))}
          onChange={(next: Filter["phase"] | null) => onChange({ ...filter, phase: next ?? undefined })}
        />
      </div>
      {choose("state", said.state, said.any, named(system?.states ?? []))}
      {day("openedFrom", said.openedFrom)}
      {day("openedTo", said.openedTo)}
      {(system?.grades.length ?? 0) === 0
        ? null
        : choose("grade", said.grade, said.any, named(system?.grades ?? []))}
    </>
  );
}

type Choices = readonly { readonly value: string; readonly label: string }[];

interface ColumnFieldsProps {
  readonly system: SystemOptions;
  readonly chosen: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
}

/** Columns by how closely they are kept: what is about people stands apart and is ticked by hand. */
function ColumnFields({ system, chosen, onChange }: ColumnFieldsProps) {
  const said = useWords().caseExports.form;
  const speak = useBilingual();
  const groups = (["plain", "personal", "sensitive"] as const).map((group) => ({
    group,
    columns: system.columns.filter(({ privacy }) =>
      group === "plain" ? privacy === "open" || privacy === "work" : privacy === group,
    ),
  }));
  return (
    <div className="export-field export-columns">
      <strong>{said.columns}</strong> <span className="faint">{said.columnsHint}</span>
      {groups.map(({ group, columns }) => {
        if (columns.length === 0) return null;
        const ids = columns.map(({ id }) => id);
        const others = chosen.filter((one) => !ids.includes(one));
        return (
          <fieldset key={group}>
            <legend>
              {said.groups[group]}{" "}
              <Button type="link" size="small" onClick={() => onChange([...others, ...ids])}>
                {said.all}
              </Button>
              <Button type="link" size="small" onClick={() => onChange(others)}>
                {said.none}
              </Button>
            </legend>
            <Checkbox.Group
              value={chosen.filter((one) => ids.includes(one))}
              options={columns.map(({ id, title }) => ({ value: id, label: speak(title) }))}
              onChange={(next) => onChange([...others, ...next.map(String)])}
            />
          </fieldset>
        );
      })}
    </div>
  );
}
