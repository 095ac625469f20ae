import { yearOf } from "@halfsky/calendar";
import { useQuery } from "@tanstack/react-query";
import { areasQuery } from "../../api/areas-api.ts";
import { figureGridQuery } from "../../api/statistics-api.ts";
import { targetsQuery } from "../../api/targets-api.ts";
import { useAddress } from "../../shell/address.ts";
import { useArea } from "../../shell/place-pickers.tsx";
import { useToday } from "../../supervision/use-today.ts";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { useDocumentTitle } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { FigureWorkplace } from "./figure-workplace.tsx";
import { FiguresBar } from "./figures-bar.tsx";
import { readChoice, requestOf } from "./grid-choice.ts";

/** Figures of indicators, years and areas in a grid that saves by itself. */
export function FiguresPage() {
  const words = useWords().statistics;
  useDocumentTitle(words.title);
  const area = useArea();
  const { get } = useAddress();
  const thisYear = yearOf(useToday());
  const areas = useQuery(areasQuery);
  const targets = useQuery(targetsQuery(area, undefined));
  const isReady = areas.data !== undefined && targets.data !== undefined && targets.data.areaCode === area;
  const choice = readChoice(get, {
    targets: targets.data?.targets ?? [],
    years: targets.data?.years ?? [],
    thisYear,
  });
  const request = requestOf(choice, areas.data?.areas ?? [], area);
  const grid = useQuery({ ...figureGridQuery(request), enabled: isReady });
  const error = areas.error ?? targets.error ?? grid.error;
  return (
    <div className="figures-page">
      <FiguresBar
        choice={choice}
        request={request}
        targets={targets.data?.targets ?? []}
        thisYear={thisYear}
      />
      {error && !grid.data ? (
        <ProblemNotice
          error={error}
          onRetry={() => {
            for (const query of [areas, targets, grid]) if (query.error) void query.refetch();
          }}
        />
      ) : grid.data === undefined ? (
        <Waiting />
      ) : grid.data.indicators.length === 0 ? (
        <EmptyPage title={words.empty} todo={words.emptyTodo} />
      ) : (
        <FigureWorkplace
          grid={grid.data}
          isStale={grid.isPlaceholderData}
          choice={choice}
          targets={targets.data?.targets ?? []}
        />
      )}
    </div>
  );
}
