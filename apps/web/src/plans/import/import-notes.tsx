import { App } from "antd";
import { useEffect, useRef } from "react";
import { Link, useLocation } from "react-router";
import { useWords } from "../../words/language.tsx";
import { sessionImports } from "./session-imports.ts";

/** Says on any other page that an import has come to its end. */
export function ImportNotes() {
  const { planImport: words } = useWords();
  const { notification } = App.useApp();
  const { pathname } = useLocation();
  const isHere = pathname === "/plans/import";
  const told = useRef(new Set<number>());

  useEffect(
    () =>
      sessionImports.subscribe(() => {
        for (const { key, name, state } of sessionImports.entries()) {
          const isOver = state.step === "done" || state.step === "refused";
          if (!isOver || told.current.has(key)) continue;
          told.current.add(key);
          if (isHere) continue;
          const noteKey = `import-${key}`;
          notification.open({
            key: noteKey,
            type: state.step === "done" ? "success" : "warning",
            title: state.step === "done" ? words.noteDone(name) : words.noteRefused(name),
            description: (
              <Link to="/plans/import" onClick={() => notification.destroy(noteKey)}>
                {words.noteLink}
              </Link>
            ),
            duration: state.step === "done" ? 8 : 0,
          });
        }
      }),
    [notification, words, isHere],
  );
  return null;
}
