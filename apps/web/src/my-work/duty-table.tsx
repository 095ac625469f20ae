import type { MyWork } from "@halfsky/api-contract";
import { Link } from "react-router";
import { useMay } from "../shell/session.tsx";
import { DueTag } from "../supervision/due-tag.tsx";
import { matterAddress } from "../supervision/matter-address.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { LightTag } from "../ui/light-tag.tsx";
import { useBilingual, useWords } from "../words/language.tsx";

/** What is owed, the nearest deadline first. */
export function DutyTable({ work }: { readonly work: MyWork }) {
  const { myWork, supervision } = useWords();
  const { duties: said } = myWork;
  const speak = useBilingual();
  return (
    <section className="panel" aria-labelledby="duties">
      <h2 id="duties">{said.title(work.duties.length)}</h2>
      {work.duties.length === 0 ? (
        <NothingToDo />
      ) : (
        <table className="my-duties">
          <thead>
            <tr>
              <th scope="col">{said.due}</th>
              <th scope="col">{said.what}</th>
              <th scope="col">{said.matter}</th>
              <th scope="col">
                <span className="visually-hidden">{said.do}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {work.duties.map(({ duty, matter }) => (
              <tr key={`${matter.id} ${duty.id}`}>
                <td>
                  <DueTag duty={duty} />
                </td>
                <td>{speak(duty.words)}</td>
                <td>
                  <LightTag light={matter.currentLight ?? matter.light} />{" "}
                  <Link to={matterAddress(matter.id)}>{matter.title}</Link>
                  <div className="faint">
                    {supervision.list.place(matter.judgedArea.name, matter.year)}
                    {duty.owedBy === "office" ? ` · ${matter.organisation.name}` : ""}
                  </div>
                </td>
                <td>
                  <LinkButton
                    to={matterAddress(matter.id)}
                    size="small"
                    type="primary"
                    aria-label={said.doOf(speak(duty.words))}
                  >
                    {said.do}
                  </LinkButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function NothingToDo() {
  const { duties: said } = useWords().myWork;
  const issues = useMay("supervision.issue");
  return (
    <div className="my-nothing">
      <p>
        <b>
          ✔{"\uFE0E"} {said.none}
        </b>
      </p>
      <p className="faint">{issues ? said.noneOffice : said.noneUnit}</p>
      {issues ? <LinkButton to="/supervision">{said.toSupervision}</LinkButton> : null}
    </div>
  );
}
