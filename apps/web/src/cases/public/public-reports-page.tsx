import { Link } from "react-router";
import { useLanguage } from "../../words/language.tsx";
import { PublicFrame } from "./public-frame.tsx";
import { ReportChoice } from "./report-choice.tsx";

/** Where somebody without an account begins: what may be reported, and what became of it. */
export function PublicReportsPage() {
  const { publicReport: said } = useLanguage().words.cases;
  return (
    <PublicFrame title={said.index.title}>
      <p className="public-danger">{said.danger}</p>
      <section className="panel">
        <p className="faint">{said.index.note}</p>
        <ReportChoice />
      </section>
      <Link to="/public/receipts">{said.toReceipts}</Link>
    </PublicFrame>
  );
}
