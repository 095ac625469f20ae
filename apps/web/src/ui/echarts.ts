import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

// Only the parts that charts of this application use; the whole library is four times as large.
use([
  BarChart,
  LineChart,
  ScatterChart,
  CustomChart,
  GridComponent,
  TooltipComponent,
  MarkLineComponent,
  AriaComponent,
  CanvasRenderer,
]);

/** What a chart shows, in the terms of ECharts. */
export type ChartOption = EChartsCoreOption;

/** A chart on the page. */
export type Chart = EChartsType;

export { init as startChart };
