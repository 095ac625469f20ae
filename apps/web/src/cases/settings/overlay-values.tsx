import {
  gradeColours,
  type OverlayResult,
  type PlacePeriod,
  placeClasses,
  placeSteps,
  type SystemDefinition,
  type SystemOverlay,
} from "@halfsky/cases";
import { Button, Checkbox, Input, Select } from "antd";
import { useMemo } from "react";
import { useBilingual, useWords } from "../../words/language.tsx";
import { GradeTag } from "../grade-tag.tsx";
import { AddedValues } from "./overlay-added.tsx";
import { periodsUnder, withGrade, withValue } from "./overlay-draft.ts";
import { ClassRow, PeriodRow, SourceInputs } from "./overlay-rows.tsx";
import { PlaceSwitch } from "./overlay-switch.tsx";

interface OverlayValuesProps {
  readonly base: SystemDefinition;
  readonly overlay: SystemOverlay;
  readonly faultOf: (path: string) => string | undefined;
  readonly judge: (overlay: SystemOverlay) => OverlayResult;
  readonly onChange: (overlay: SystemOverlay) => void;
}

/** The id of the place of a value on the page. */
export function idOfValue(path: string): string {
  return `overlay-${path}`;
}

const kinds = [
  "deadline",
  "opening",
  "referral",
  "task",
  "schedule",
  "travel",
  "term",
  "glass",
  "consent",
  "keep",
] as const satisfies readonly PlacePeriod["kind"][];

/** Every value that a place may set, beside the usual one. */
export function OverlayValues(props: OverlayValuesProps) {
  const { base, overlay, faultOf, onChange } = props;
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const { judge } = props;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- of the draft its grades alone, and `judge` is made of `base`
  const periods = useMemo(() => periodsUnder(base, overlay, judge), [base, overlay.grade]);
  const classes = useMemo(() => placeClasses(base), [base]);
  return (
    <>
      <Names {...props} />
      {base.grade === undefined ? null : <Grades {...props} />}
      {kinds.map((kind) => {
        const rows = periods.filter((one) => one.kind === kind);
        if (rows.length === 0) return null;
        return (
          <section key={kind} className="panel">
            <h2>{said.kinds[kind]}</h2>
            <table className="case-group overlay-table">
              <Heads />
              <tbody>
                {rows.map((row) => (
                  <PeriodRow
                    key={row.path}
                    row={row}
                    own={overlay.periods?.[row.path]}
                    fault={faultOf(`periods.${row.path}`)}
                    onChange={(value) => onChange(withValue(overlay, "periods", row.path, value))}
                  >
                    {kind === "task" ? (
                      <Without {...props} task={row.path.replace("tasks.", "")} title={speak(row.title)} />
                    ) : kind === "opening" ? (
                      <PlaceSwitch
                        part="openings"
                        path={row.path.replace("openings.", "")}
                        title={speak(row.title)}
                        {...props}
                      />
                    ) : row.path.endsWith(".from") ? (
                      <StepSwitch row={row} {...props} />
                    ) : null}
                  </PeriodRow>
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
      <section className="panel">
        <h2>{said.classes}</h2>
        <table className="case-group overlay-table">
          <Heads />
          <tbody>
            {classes.map((row) => (
              <ClassRow
                key={row.path}
                row={row}
                own={overlay.privacy?.[row.path]}
                fault={faultOf(`privacy.${row.path}`)}
                onChange={(value) => onChange(withValue(overlay, "privacy", row.path, value))}
              />
            ))}
          </tbody>
        </table>
      </section>
      <AddedValues {...props} />
    </>
  );
}

/** Whether a step of a schedule is asked here; it stands beside the beginning of its window. */
function StepSwitch({ row, ...props }: OverlayValuesProps & { readonly row: PlacePeriod }) {
  const speak = useBilingual();
  const path = row.path.replace("schedules.", "").replace(/\.from$/u, "");
  const step = placeSteps(props.base).find((one) => one.path === path);
  if (step === undefined) return null;
  return <PlaceSwitch part="steps" path={path} title={speak(step.title)} {...props} />;
}

function Heads() {
  const { serviceOverlays: said } = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{said.value}</th>
        <th scope="col">{said.national}</th>
        <th scope="col">{said.here}</th>
      </tr>
    </thead>
  );
}

function Without({
  overlay,
  onChange,
  faultOf,
  task,
  title,
}: OverlayValuesProps & { readonly task: string; readonly title: string }) {
  const { serviceOverlays: said } = useWords();
  const own = overlay.withoutTasks?.[task];
  const path = `withoutTasks.${task}`;
  const fault = faultOf(path);
  return (
    <div id={idOfValue(path)}>
      <Checkbox
        aria-label={said.withoutOf(title)}
        checked={own !== undefined}
        onChange={({ target }) =>
          onChange(withValue(overlay, "withoutTasks", task, target.checked ? { value: true } : undefined))
        }
      >
        {said.without}
      </Checkbox>
      {own === undefined ? null : (
        <SourceInputs
          name={said.withoutOf(title)}
          source={own.source}
          onChange={(source) =>
            onChange(
              withValue(overlay, "withoutTasks", task, {
                value: true,
                ...(source === undefined ? {} : { source }),
              }),
            )
          }
        />
      )}
      {fault === undefined ? null : <div className="case-fault">{fault}</div>}
    </div>
  );
}

function Names({ base, overlay, faultOf, onChange }: OverlayValuesProps) {
  const { serviceOverlays: said } = useWords();
  const { title } = overlay;
  const fault = faultOf("title");
  const { title: _title, ...rest } = overlay;
  return (
    <section className="panel" id={idOfValue("title")}>
      <h2>{said.systemTitle}</h2>
      <div className="overlay-names">
        <Input
          aria-label={said.titleZh}
          placeholder={base.title.zh}
          value={title?.zh ?? base.title.zh}
          onChange={({ target }) =>
            onChange({ ...rest, title: { ...(title ?? base.title), zh: target.value } })
          }
        />
        <Input
          aria-label={said.titleEn}
          placeholder={base.title.en}
          value={title?.en ?? base.title.en}
          onChange={({ target }) =>
            onChange({ ...rest, title: { ...(title ?? base.title), en: target.value } })
          }
        />
        {title === undefined ? null : (
          <Button type="text" onClick={() => onChange(rest)}>
            {said.usual}
          </Button>
        )}
      </div>
      {fault === undefined ? null : <div className="case-fault">{fault}</div>}
    </section>
  );
}

function Grades({ base, overlay, faultOf, onChange }: OverlayValuesProps) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const values = overlay.grade?.values ?? base.grade?.values ?? {};
  const { grade: own, ...rest } = overlay;
  // a fault of one grade stands beside it, one of the whole scale under all
  const ofOne = Object.keys(values).some((name) => faultOf(`grade.values.${name}`) !== undefined);
  const general = ofOne ? undefined : faultOf("grade");
  return (
    <section className="panel" id={idOfValue("grade")}>
      <h2>{said.grades}</h2>
      <table className="case-group overlay-table">
        <Heads />
        <tbody>
          {Object.entries(values)
            .toReversed()
            .map(([name, value]) => {
              const usual = base.grade?.values[name];
              const fault = faultOf(`grade.values.${name}`);
              const set = (next: Partial<typeof value>) =>
                onChange(withGrade(overlay, base, name, { ...value, ...next }));
              return (
                <tr key={name} id={idOfValue(`grade.values.${name}`)}>
                  <th scope="row">
                    <GradeTag grade={{ value: name, ...value }} />
                  </th>
                  <td>
                    {usual === undefined ? "–" : `${speak(usual.title)} · ${said.colours[usual.colour]}`}
                  </td>
                  <td>
                    <div className="overlay-inputs">
                      <Input
                        aria-label={`${said.titleOf(speak(value.title))} zh`}
                        style={{ width: 90 }}
                        value={value.title.zh}
                        onChange={({ target }) => set({ title: { ...value.title, zh: target.value } })}
                      />
                      <Input
                        aria-label={`${said.titleOf(speak(value.title))} en`}
                        style={{ width: 90 }}
                        value={value.title.en}
                        onChange={({ target }) => set({ title: { ...value.title, en: target.value } })}
                      />
                      <Select
                        aria-label={said.colourOf(speak(value.title))}
                        style={{ width: 90 }}
                        value={value.colour}
                        options={gradeColours.map((colour) => ({
                          value: colour,
                          label: said.colours[colour],
                        }))}
                        onChange={(colour) => set({ colour })}
                      />
                    </div>
                    {fault === undefined ? null : <div className="case-fault">{fault}</div>}
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
      {general === undefined ? null : <div className="case-fault">{general}</div>}
      {own === undefined ? null : (
        <div className="overlay-inputs">
          <SourceInputs
            name={said.grades}
            source={own.source}
            onChange={(source) => {
              const { source: _source, ...scale } = own;
              onChange({ ...rest, grade: { ...scale, ...(source === undefined ? {} : { source }) } });
            }}
          />
          <Button type="text" onClick={() => onChange(rest)}>
            {said.usual}
          </Button>
        </div>
      )}
    </section>
  );
}
