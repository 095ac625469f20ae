import type { LetterContent } from "@halfsky/api-contract";
import { useWords } from "../../words/language.tsx";
import "./letter-paper.css";

/** The red lines are 170 mm long, 482 pt: the name above them stands on one line as far as it can be read. */
function issuerSize(issuer: string): string {
  return `${Math.max(20, Math.min(34, Math.floor(474 / issuer.length)))}pt`;
}

/** A letter as the paper looks: the letter form 信函格式 of GB/T 9704—2012, 10.1, with its receipt on the next sheet. */
export function LetterPaper({ content }: { readonly content: LetterContent }) {
  const { letters: said } = useWords().matter;
  return (
    <article className="letter-sheets" lang="zh-CN">
      <div className="letter-sheet">
        <div className="letter-issuer" style={{ fontSize: issuerSize(content.issuer) }}>
          {content.issuer}
        </div>
        <div className="letter-line is-top" />
        <div className="letter-number">
          {content.number ?? <span className="letter-open">{said.noNumber}</span>}
        </div>
        <h2 className="letter-title">{content.title}</h2>
        <p className="letter-addressee">{content.addressee}</p>
        {content.paragraphs.map((paragraph) => (
          <p key={paragraph} className="letter-paragraph">
            {paragraph}
          </p>
        ))}
        <div className="letter-signature">
          <div>{content.signature}</div>
          <div>{content.date}</div>
        </div>
        {content.copies.length === 0 ? null : (
          <p className="letter-copies">
            {said.copies}
            {content.copies.join("，")}。
          </p>
        )}
        <div className="letter-line is-foot" />
      </div>
      <div className="letter-sheet is-receipt">
        <h2 className="letter-title">{content.receipt.title}</h2>
        <table className="letter-receipt">
          <tbody>
            {content.receipt.rows.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}
