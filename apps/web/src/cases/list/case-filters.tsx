import type { CaseFilters as Facets } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Popover, Select } from "antd";
import { useSearchParams } from "react-router";
import { serviceSystemsQuery } from "../../api/cases-api.ts";
import { useAddress } from "../../shell/address.ts";
import { useBilingual, useWords } from "../../words/language.tsx";
import { answerName, answersIn, type FilterName, withoutFilters } from "./list-filters.ts";

interface CaseFiltersProps {
  /** values that there are to choose from; undefined while they are on their way */
  readonly facets: Facets | undefined;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** By what the list is filtered: everything stands in the address, and nothing there names a person. */
export function CaseFilters({ facets }: CaseFiltersProps) {
  const { caseList: said, cases } = useWords();
  const { list, phases } = cases;
  const speak = useBilingual();
  const { get, set } = useAddress();
  const [search] = useSearchParams();
  const systems = useQuery(serviceSystemsQuery).data?.systems ?? [];
  const optionsOf = (values: Facets["areas"] = []): Option[] =>
    values.map(({ value, title, count }) => ({ value, label: said.withCount(speak(title), count) }));
  const unassigned = facets?.unassigned ?? 0;
  const due = get("due") ?? (get("late") === "true" ? "late" : null);
  const answers = answersIn(search);
  return (
    <>
      <Input.Search
        aria-label={list.number}
        placeholder={list.number}
        allowClear
        style={{ width: 150 }}
        defaultValue={get("query") ?? ""}
        key={get("query") === undefined ? "empty" : "filled"}
        onSearch={(text) => set({ query: text.trim() === "" ? null : text.trim(), page: null })}
      />
      <Choice
        name="system"
        label={list.system}
        width={220}
        options={systems.map(({ id, title }) => ({ value: id, label: speak(title) }))}
        // what belongs to one system goes with it
        onChoose={(system) => set({ ...withoutFilters(search, ["phase", "place", "due", "query"]), system })}
      />
      {get("system") === undefined ? (
        <Choice
          name="phase"
          label={list.phase}
          width={110}
          options={Object.entries(phases).map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      <Choice
        name="due"
        label={list.due}
        width={130}
        value={due}
        options={[
          { value: "late", label: list.late },
          ...Object.entries(said.within).map(([value, label]) => ({ value, label })),
        ]}
        onChoose={(value) => set({ due: value, late: null, page: null })}
      />
      <Choice name="place" label={said.area} width={130} options={optionsOf(facets?.areas)} />
      <Choice
        name="assignee"
        label={said.assignee}
        width={130}
        options={[
          ...(unassigned > 0 ? [{ value: "none", label: said.unassigned(unassigned) }] : []),
          ...optionsOf(facets?.assignees),
        ]}
      />
      {facets === undefined || facets.grades.length === 0 ? null : (
        <Choice name="grade" label={said.grade} width={110} options={optionsOf(facets.grades)} />
      )}
      {facets === undefined || facets.clocks.length === 0 ? null : (
        <Choice name="clock" label={said.clock} width={150} options={optionsOf(facets.clocks)} />
      )}
      {facets === undefined || facets.answers.length === 0 ? null : (
        <Popover
          trigger="click"
          placement="bottomLeft"
          content={
            <div className="case-answer-filters">
              {facets.answers.map(({ name, title, values }) => (
                <label key={name}>
                  <span className="faint">{speak(title)}</span>
                  <Select
                    aria-label={speak(title)}
                    allowClear
                    style={{ width: 240 }}
                    value={get(answerName(name)) ?? null}
                    options={optionsOf(values)}
                    onChange={(value: string | null | undefined) =>
                      set({ [answerName(name)]: value ?? null, page: null })
                    }
                  />
                </label>
              ))}
            </div>
          }
        >
          <Button>{said.more(answers.length)}</Button>
        </Popover>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly name: FilterName;
  readonly label: string;
  readonly width: number;
  readonly options: readonly Option[];
  /** what the address says, where it says it in another way */
  readonly value?: string | null;
  readonly onChoose?: (value: string | null) => void;
}

function Choice({ name, label, width, options, value, onChoose }: ChoiceProps) {
  const { get, set } = useAddress();
  const choose = onChoose ?? ((chosen: string | null) => set({ [name]: chosen, page: null }));
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      style={{ width }}
      popupMatchSelectWidth={false}
      value={value === undefined ? (get(name) ?? null) : value}
      options={[...options]}
      onChange={(chosen: string | null | undefined) => choose(chosen ?? null)}
    />
  );
}

/** The states of one system with how many stand in each: who is due, who was invited, who waits for a next step. */
export function CaseStates({ facets }: { readonly facets: Facets }) {
  const { caseList: said } = useWords();
  const speak = useBilingual();
  const { get, set } = useAddress();
  const chosen = get("state");
  const shown = facets.states.filter(({ value, count }) => count > 0 || value === chosen);
  if (shown.length === 0) return null;
  return (
    <fieldset className="case-states" aria-label={said.state}>
      <Button
        size="small"
        type={chosen === undefined ? "primary" : "default"}
        aria-pressed={chosen === undefined}
        onClick={() => set({ state: null, page: null })}
      >
        {said.anyState}
      </Button>
      {shown.map(({ value, title, count }) => (
        <Button
          key={value}
          size="small"
          type={chosen === value ? "primary" : "default"}
          aria-pressed={chosen === value}
          onClick={() => set({ state: value, page: null })}
        >
          {said.stateCount(speak(title), count)}
        </Button>
      ))}
    </fieldset>
  );
}
