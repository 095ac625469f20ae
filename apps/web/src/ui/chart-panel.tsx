import { App, Button } from "antd";
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useWords } from "../words/language.tsx";
import { copyChart } from "./chart-picture.ts";
import "./chart-panel.css";
import { type Chart, type ChartOption, startChart } from "./echarts.ts";
import { fontFamily } from "./theme.ts";

interface ChartPanelProps {
  /** The one message of the chart, said as a sentence. */
  readonly title: string;
  /** What stands above the title, beside the tools. */
  readonly over?: ReactNode;
  /** Level of the title among the page's headings. */
  readonly level?: 2 | 3 | 4;
  readonly option: ChartOption;
  readonly height: number;
  /** The same figures as a table; what the eye sees in the picture, everybody can read here. */
  readonly table: ReactNode;
  /** What a picture cannot show: missing years, intervals. */
  readonly note?: ReactNode;
}

/** A chart under its sentence, with its table and a copy as picture one click away. */
export function ChartPanel({ title, over, level = 2, option, height, table, note }: ChartPanelProps) {
  const { charts: words } = useWords();
  const { message } = App.useApp();
  const [isTable, setTable] = useState(false);
  const drawing = useRef<DrawingHandle>(null);

  const copy = async () => {
    const how = await drawing.current?.copy();
    if (how === undefined) return;
    void message.success(how === "copied" ? words.copied : words.saved);
  };
  const Title = `h${level}` as const;
  return (
    <figure className="chart-panel avoid-break">
      <figcaption>
        <div className="chart-panel-head">
          {over === undefined ? (
            <Title className="chart-panel-title">{title}</Title>
          ) : (
            <div className="chart-panel-over">{over}</div>
          )}
          <span className="chart-panel-tools no-print">
            <Button size="small" type="text" onClick={() => setTable(!isTable)}>
              {isTable ? words.seeChart : words.seeTable}
            </Button>
            {isTable ? null : (
              <Button size="small" type="text" onClick={() => void copy()}>
                {words.copyPicture}
              </Button>
            )}
          </span>
        </div>
        {over === undefined ? null : <Title className="chart-panel-title is-under">{title}</Title>}
      </figcaption>
      {isTable ? (
        <div className="chart-panel-table">{table}</div>
      ) : (
        <Drawing title={title} option={option} height={height} handle={drawing} />
      )}
      {note === undefined ? null : <div className="chart-panel-note">{note}</div>}
    </figure>
  );
}

interface DrawingHandle {
  readonly copy: () => Promise<"copied" | "saved"> | undefined;
}

interface DrawingProps extends Pick<ChartPanelProps, "title" | "option" | "height"> {
  readonly handle: Ref<DrawingHandle>;
}

function Drawing({ title, option, height, handle }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  useEffect(() => {
    const box = place.current;
    if (!box) return undefined;
    const drawn = startChart(box);
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(box);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ textStyle: { fontFamily }, animationDuration: 200, ...option }, true);
  }, [option]);
  useImperativeHandle(
    handle,
    () => ({ copy: () => (chart.current ? copyChart(chart.current, title) : undefined) }),
    [title],
  );
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- ECharts draws into it
  return <div ref={place} role="img" aria-label={title} style={{ height }} />;
}
