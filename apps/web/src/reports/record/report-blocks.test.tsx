import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, describe, expect, test } from "vitest";
import { exampleTarget } from "../../targets/example-target.ts";
import { LanguageProvider } from "../../words/language.tsx";
import { zh } from "../../words/zh.ts";
import { exampleReport } from "./example-report.ts";
import { FigureGuideProvider } from "./figure-link.tsx";
import { figureOrigin, reportPlace } from "./figure-origin.ts";
import { OriginCard } from "./origin-card.tsx";
import { ReportBlocks } from "./report-blocks.tsx";
import { reportChartOption } from "./report-chart-option.ts";
import { ReportChartTable } from "./report-chart.tsx";
import { type ChartBlock, contentsOf } from "./report-tree.ts";

afterEach(cleanup);

const { report, tree, changedSince } = exampleReport;
const { origins } = zh.reports.record;
const place = reportPlace(
  report,
  [exampleTarget({ indicatorId: "i-one" })],
  [{ code: "990100", name: "示例市" }],
);
const guide = {
  originOf: (reference: string) => figureOrigin(reference, place, origins),
  nowOf: (reference: string) => changedSince.find((change) => change.reference === reference)?.now,
  nowWords: origins.nowIs,
};
const chart = tree.blocks.find((block): block is ChartBlock => block.kind === "chart");
// the canvas of a chart needs a real browser; its table and its option are looked at by themselves
const withoutChart = tree.blocks.filter(({ kind }) => kind !== "chart");

function show(content = <ReportBlocks blocks={withoutChart} />) {
  return render(
    <LanguageProvider>
      <MemoryRouter>
        <FigureGuideProvider value={guide}>
          <OriginCard>{content}</OriginCard>
        </FigureGuideProvider>
      </MemoryRouter>
    </LanguageProvider>,
  );
}

describe("a report on the page", () => {
  test("has its title, chapters and findings as headings in their order", () => {
    show();
    const headings = screen.getAllByRole("heading");
    expect(headings.map(({ tagName, textContent }) => `${tagName} ${textContent}`)).toEqual([
      "H2 2024年示例市监测报告",
      "H3 一、妇女与健康",
      "H4 （一）产前筛查率继续改善。",
      "H3 附表1　指标监测表",
    ]);
  });

  test("prints every word and number of the tree", () => {
    const { container } = show();
    expect(container.textContent).toContain("产前筛查率为91.5%，比上年提高1.3个百分点。");
    expect(container.textContent).toContain("单位：%");
    expect(container.textContent).toContain("注：数字均为虚构。");
  });

  test("each number leads to where it came from, and says so when it is pointed at or focused", () => {
    show();
    const value = screen.getByRole("link", { name: "91.5%" });
    expect(value.getAttribute("href")).toBe("/indicators/i-one?area=990100&year=2024");
    fireEvent.focusIn(value);
    const card = screen.getByRole("tooltip");
    expect(card.textContent).toContain("示例市2024年“产前筛查率”的数据");
    expect(value.getAttribute("aria-describedby")).toBe(card.id);
    fireEvent.keyDown(document, { key: "Escape" });
    expect(screen.queryByRole("tooltip")).toBeNull();
    fireEvent.mouseOver(screen.getByRole("link", { name: "提高1.3个百分点" }));
    expect(screen.getByRole("tooltip").textContent).toContain("由2024年与2023年的数据算出");
  });

  test("a number corrected since is marked and says what it is now", () => {
    show();
    const value = screen.getByRole("link", { name: "91.5%" });
    expect(value.className).toContain("is-changed");
    fireEvent.mouseOver(value);
    expect(screen.getByRole("tooltip").textContent).toContain("现在为 91.8%");
    expect(screen.getByRole("link", { name: "90.2" }).className).not.toContain("is-changed");
  });

  test("a table says its reason where there is no number, and its first column names the row", () => {
    show();
    const row = within(screen.getByRole("table")).getAllByRole("row")[1];
    expect(row?.textContent).toBe("产前筛查率90.2未填报");
    expect(within(screen.getByRole("table")).getByRole("rowheader").textContent).toBe("产前筛查率");
  });

  test("the contents list chapters and tables, each with an anchor that is on the page", () => {
    const { container } = show(<ReportBlocks blocks={withoutChart} />);
    const contents = contentsOf({ ...tree, blocks: withoutChart });
    expect(contents.map(({ title }) => title)).toEqual(["一、妇女与健康", "附表1　指标监测表"]);
    for (const { anchor } of contents) expect(container.querySelector(`#${anchor}`)).not.toBeNull();
  });
});

describe("a chart of a report", () => {
  if (chart === undefined) throw new Error("the example has a chart");

  test("keeps a missing value as a gap, in the picture and in the table", () => {
    expect(reportChartOption(chart)).toMatchObject({
      series: [{ data: [98.4, 100] }, { data: [97, null] }],
      xAxis: { min: 0, max: 100 },
    });
    show(<ReportChartTable chart={chart} />);
    const row = screen.getAllByRole("row")[2];
    expect(row?.textContent).toBe("婚检率100.0–");
  });

  test("bars start at zero, lines need not, and more than 100 % is not cut off", () => {
    const over = { ...chart, series: [{ name: "2024年", values: ["104.2"], references: [null] }] };
    expect(reportChartOption(over)["xAxis"]).not.toHaveProperty("max");
    expect(reportChartOption({ ...chart, form: "line" })["yAxis"]).not.toHaveProperty("min");
  });
});
