import type { MatterRecord } from "@halfsky/api-contract";
import { letterKindWords } from "@halfsky/supervision";
import { Link } from "react-router";
import { letterFileAddress } from "../../api/supervision-api.ts";
import { Moment } from "../../ui/moment.tsx";
import { useLanguage } from "../../words/language.tsx";
import { letterAddress, previewAddress } from "../matter-address.ts";

/** The letters of a matter: each as the paper looks and as a Word file; those not issued yet as a preview. */
export function MatterLetters({ record }: { readonly record: MatterRecord }) {
  const { language, words } = useLanguage();
  const { letters: said } = words.matter;
  const previews = [
    ...(record.may.includes("issue-notice") ? (["notice"] as const) : []),
    ...(record.may.includes("issue-urging") ? (["urging"] as const) : []),
  ];
  return (
    <section className="panel" aria-labelledby="matter-letters">
      <h2 id="matter-letters">{said.title}</h2>
      {record.letters.length === 0 ? <p className="faint">{said.none}</p> : null}
      <ul className="matter-letters">
        {record.letters.map((letter) => (
          <li key={letter.id}>
            <Link to={letterAddress(record.id, letter.id)} aria-label={said.open(letter.number)}>
              {said.paperTitle(letterKindWords[letter.kind][language], letter.number)}
            </Link>
            <div className="faint">
              {letter.byPlatform ? said.byPlatform : letter.issued.by} · <Moment at={letter.issued.at} /> ·{" "}
              <a
                href={letterFileAddress(record.id, letter.id)}
                aria-label={said.downloadOf(letter.number)}
                download
              >
                {said.download}
              </a>
            </div>
          </li>
        ))}
        {previews.map((kind) => (
          <li key={kind}>
            <Link to={previewAddress(record.id, kind)}>{said.preview(letterKindWords[kind][language])}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
