import type { LightList, MatterList } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { lightsQuery } from "../../api/lights-api.ts";
import { mattersQuery } from "../../api/supervision-api.ts";
import { useArea, useYear } from "../../shell/place-pickers.tsx";
import { SessionGate, useMay, useSession } from "../../shell/session.tsx";
import { useDocumentTitle } from "../../ui/page.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { findAtRisk } from "../lead/lead-summary.ts";
import { WallChanges } from "./wall-changes.tsx";
import { WallCounts } from "./wall-counts.tsx";
import { WallHead } from "./wall-head.tsx";
import { WallNotice } from "./wall-notice.tsx";
import { WallOverdue } from "./wall-overdue.tsx";
import "./wall.css";
import { WallWorst } from "./wall-worst.tsx";

const everyMinute = 60_000;

/** The early-warning board on a wall: dark, large, nothing to press; it renews itself every minute. */
export function WallPage() {
  return (
    <div className="wall">
      <SessionGate ended={<WallEnded />}>
        <WallOfArea />
      </SessionGate>
    </div>
  );
}

function WallEnded() {
  const { wall: words } = useWords().lights;
  useDocumentTitle(words.ended);
  return <WallNotice title={words.ended} todo={words.endedTodo} signsIn />;
}

function WallOfArea() {
  const { lights } = useWords();
  const { wall: words } = lights;
  const area = useArea();
  const year = useYear();
  const mayRead = useMay("supervision.read");
  const { sampleCity } = useSession();
  const renewed = { refetchInterval: everyMinute, refetchIntervalInBackground: true } as const;
  const list = useQuery({ ...lightsQuery(area, year), ...renewed });
  const matters = useQuery({ ...mattersQuery({ open: "true" }), ...renewed, enabled: mayRead });
  useDocumentTitle(list.data ? words.title(list.data.areaName, list.data.year) : words.product);
  if (!list.data) {
    return list.error ? <WallNotice title={words.failed} todo={words.failedTodo} /> : <Waiting />;
  }
  const failed = list.isError || matters.isError;
  return (
    <>
      <WallHead list={list.data} updatedAt={list.dataUpdatedAt} hasFailed={failed} isSample={sampleCity} />
      {list.data.rows.length === 0 ? (
        <WallNotice title={words.empty} todo={lights.warnings.emptyTodo} />
      ) : (
        <FilledWall list={list.data} matters={mayRead ? matters.data : undefined} />
      )}
    </>
  );
}

interface FilledWallProps {
  readonly list: LightList;
  readonly matters: MatterList | undefined;
}

function FilledWall({ list, matters }: FilledWallProps) {
  const atRisk = findAtRisk(list);
  const overdue = matters?.matters.filter((matter) => matter.overdue).length ?? 0;
  return (
    <>
      <WallCounts list={list} />
      <div className="wall-columns">
        <WallWorst list={list} rows={atRisk.rows} matters={matters?.matters ?? []} />
        <div className="wall-side">
          <WallOverdue matters={matters} />
          <WallChanges list={list} most={overdue === 0 ? 8 : 6 - Math.min(overdue, 3)} />
        </div>
      </div>
    </>
  );
}
