import type { ObservationCell } from "@halfsky/api-contract";
import { Link } from "react-router";
import { useWords } from "../words/language.tsx";

/** Where a figure is from; one that was released from service cases leads to its release. */
export function FigureSource({ source }: Pick<ObservationCell, "source">) {
  const { sources } = useWords().statistics;
  const { kind, name } = source;
  if (name === null) return <>{sources[kind]}</>;
  return (
    <>
      {sources[kind]} ·{" "}
      {kind === "release" ? <Link to={`/service-releases/${encodeURIComponent(name)}`}>{name}</Link> : name}
    </>
  );
}
