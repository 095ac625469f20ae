import type { Area, Organisation, RoundInput } from "@halfsky/api-contract";
import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useWords } from "../../words/language.tsx";

type Recipients = RoundInput["forms"][number]["recipients"];

interface RecipientMatrixProps {
  readonly areas: readonly Area[];
  readonly organisations: readonly Organisation[];
  readonly recipients: Recipients;
  readonly onChange: (recipients: Recipients) => void;
}

const keyOf = (organisationId: string, areaCode: string) => `${organisationId} ${areaCode}`;

/** Who fills in a form for which area: a tick in a table of organisations by areas is one submission. */
export function RecipientMatrix({ areas, organisations, recipients, onChange }: RecipientMatrixProps) {
  const { form: words, heat } = useWords().rounds;
  const [query, setQuery] = useState("");
  const [isChosenOnly, setChosenOnly] = useState(recipients.length > 0);
  const chosen = new Set(recipients.map((one) => keyOf(one.organisationId, one.areaCode)));
  const shown = organisations.filter(
    ({ id, name, shortName }) =>
      `${name} ${shortName}`.includes(query.trim()) &&
      (!isChosenOnly || recipients.some(({ organisationId }) => organisationId === id)),
  );
  const without = (gone: ReadonlySet<string>) =>
    recipients.filter((one) => !gone.has(keyOf(one.organisationId, one.areaCode)));
  const toggle = (ids: readonly string[], areaCode: string, isOn: boolean) => {
    const rest = without(new Set(ids.map((id) => keyOf(id, areaCode))));
    onChange(isOn ? [...rest, ...ids.map((organisationId) => ({ organisationId, areaCode }))] : rest);
  };
  return (
    <>
      <div className="page-filters">
        <Input.Search
          allowClear
          aria-label={words.searchUnit}
          placeholder={words.searchUnit}
          value={query}
          style={{ width: 220 }}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Checkbox checked={isChosenOnly} onChange={(event) => setChosenOnly(event.target.checked)}>
          {words.onlyChosen}
        </Checkbox>
        <output className="faint">{words.chosen(recipients.length)}</output>
      </div>
      {shown.length === 0 ? (
        <p className="faint">{words.noUnit}</p>
      ) : (
        <div className="matrix-box">
          <table className="matrix">
            <thead>
              <tr>
                <th scope="col">{heat.unit}</th>
                {areas.map(({ code, name }) => (
                  <th key={code} scope="col">
                    <Checkbox
                      aria-label={words.wholeColumn(name)}
                      checked={shown.every(({ id }) => chosen.has(keyOf(id, code)))}
                      indeterminate={
                        shown.some(({ id }) => chosen.has(keyOf(id, code))) &&
                        !shown.every(({ id }) => chosen.has(keyOf(id, code)))
                      }
                      onChange={(event) =>
                        toggle(
                          shown.map(({ id }) => id),
                          code,
                          event.target.checked,
                        )
                      }
                    >
                      {name}
                    </Checkbox>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, name }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {areas.map((area) => (
                    <td key={area.code}>
                      <Checkbox
                        aria-label={words.cell(name, area.name)}
                        checked={chosen.has(keyOf(id, area.code))}
                        onChange={(event) => toggle([id], area.code, event.target.checked)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
