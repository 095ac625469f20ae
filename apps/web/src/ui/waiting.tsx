import { Spin } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../words/language.tsx";

/** Says that something is being loaded; appears only after 200 ms, so that fast answers do not flicker. */
export function Waiting() {
  const words = useWords();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className="waiting">
      {isLate ? (
        <>
          <Spin />
          <span>{words.shell.loading}</span>
        </>
      ) : null}
    </output>
  );
}
