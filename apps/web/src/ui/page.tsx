import { type ReactNode, useEffect } from "react";
import { useWords } from "../words/language.tsx";

interface PageProps {
  readonly title: string;
  /** Where the page stands, above its title: usually a link back to the list. */
  readonly trail?: ReactNode;
  /** Tags beside the title. */
  readonly state?: ReactNode;
  /** One line under the title: who, when, what from. */
  readonly note?: ReactNode;
  /** Next actions, at the top right; the main one last. */
  readonly actions?: ReactNode;
  /** "desk": wide, and with as little around the work as can be, so that it fits one screen. */
  readonly width?: "read" | "wide" | "form" | "desk";
  readonly children: ReactNode;
}

/** The frame of lists, records and forms: title, state, next action, content. */
export function Page({ title, trail, state, note, actions, width = "read", children }: PageProps) {
  useDocumentTitle(title);
  const widthClass = { read: "", wide: " page-wide", form: " page-form", desk: " page-wide page-desk" }[
    width
  ];
  return (
    <div className={`page${widthClass}`}>
      <div className="page-head">
        <div className="page-head-words">
          {trail === undefined ? null : <div className="page-head-trail">{trail}</div>}
          <h1>{title}</h1>
          {state === undefined ? null : <span className="page-head-state">{state}</span>}
          {note === undefined ? null : <div className="page-head-note">{note}</div>}
        </div>
        {actions === undefined ? null : <div className="page-head-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** Names the browser tab after the page. */
export function useDocumentTitle(title: string): void {
  const product = useWords().shell.productName;
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
