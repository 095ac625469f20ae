import type { CaseRecord, Person } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { personParts, personPartWords } from "@halfsky/cases";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { answerText, isLong } from "../answer-text.ts";
import { PrivacyMark } from "../form/privacy-mark.tsx";
import { useAreaNames } from "../use-area-names.ts";

interface CaseFactsProps {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
}

/** Who and what: the people, then the answers in the order of the definition. What the reader may not see is not there. */
export function CaseFacts({ definition, record }: CaseFactsProps) {
  const { words } = useLanguage();
  const { record: said } = words.cases;
  const parties = Object.entries(record.parties).filter(([, persons]) => persons.length > 0);
  const fields = Object.keys(definition.fields).filter((name) => record.fields[name] !== undefined);
  return (
    <section className="panel" aria-labelledby="case-facts">
      <h2 id="case-facts">{said.facts}</h2>
      {parties.map(([party, persons]) => (
        <PartyFacts key={party} definition={definition} party={party} persons={persons} />
      ))}
      {fields.length === 0 && parties.length === 0 ? <p className="faint">{said.noFacts}</p> : null}
      <dl className="case-facts">
        {fields.map((name) => (
          <Fact key={name} definition={definition} name={name} value={record.fields[name]?.value} />
        ))}
      </dl>
      {Object.entries(record.groups).map(([group, rows]) => (
        <GroupFacts key={group} definition={definition} group={group} rows={rows} />
      ))}
    </section>
  );
}

interface FactProps {
  readonly definition: SystemDefinition;
  readonly name: string;
  readonly value: CaseRecord["fields"][string]["value"] | undefined;
}

/** One answer under its title; nothing where the definition of today no longer asks it. */
export function Fact({ definition, name, value }: FactProps) {
  const { language, words } = useLanguage();
  const areaNames = useAreaNames();
  const rule = definition.fields[name];
  if (rule === undefined || value === undefined) return null;
  const text = value === null ? "–" : answerText(rule, value, { language, words, areaNames });
  return (
    <div className={isLong(rule) ? "is-wide" : ""}>
      <dt>
        {rule.title[language]} <PrivacyMark privacy={rule.privacy} />
      </dt>
      <dd>{text}</dd>
    </div>
  );
}

interface PartyFactsProps {
  readonly definition: SystemDefinition;
  readonly party: string;
  readonly persons: readonly Person[];
}

/** The people of a party, as far as the reader may see them. */
export function PartyFacts({ definition, party, persons }: PartyFactsProps) {
  const speak = useBilingual();
  const { cases, caseCourse } = useLanguage().words;
  const { form: said } = cases;
  const rule = definition.parties[party];
  if (rule === undefined) return null;
  return (
    <div className="case-people">
      <h3>{speak(rule.title)}</h3>
      {persons.map((person) => {
        const parts = personParts.filter((part) => person.parts[part] !== undefined);
        return (
          <p key={person.id}>
            {parts.length === 0 ? <span className="faint">{caseCourse.nothingOfHer}</span> : null}
            {parts.map((part) => {
              const value = person.parts[part];
              const text =
                typeof value === "string"
                  ? part === "sex" && (value === "female" || value === "male")
                    ? said.sex[value]
                    : value
                  : said.unknown;
              return (
                <span key={part} className="case-person-part">
                  <span className="faint">{speak(personPartWords[part])}</span> {text}
                </span>
              );
            })}
          </p>
        );
      })}
    </div>
  );
}

interface GroupFactsProps {
  readonly definition: SystemDefinition;
  readonly group: string;
  readonly rows: CaseRecord["groups"][string];
}

/** The rows of a group as a table. */
export function GroupFacts({ definition, group, rows }: GroupFactsProps) {
  const { language, words } = useLanguage();
  const areaNames = useAreaNames();
  const item = Object.values(definition.forms)
    .flat()
    .find((one) => typeof one === "object" && "group" in one && one.group === group);
  if (item === undefined || typeof item === "string" || !("group" in item)) return null;
  return (
    <div className="case-people">
      <h3>{item.title[language]}</h3>
      <table className="case-group">
        <thead>
          <tr>
            {item.items.map((field) => (
              <th key={field} scope="col">
                {definition.fields[field]?.title[language] ?? field}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {item.items.map((field) => {
                const rule = definition.fields[field];
                const value = row.fields[field];
                return (
                  <td key={field}>
                    {rule === undefined || value === undefined
                      ? "–"
                      : answerText(rule, value, { language, words, areaNames })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
