import { statusWords } from "@halfsky/targets";
import { statuses } from "../targets/target-words.ts";
import type { ChartOption } from "../ui/echarts.ts";
import type { TargetStatus } from "../ui/status-tag.tsx";
import { tones } from "../ui/tag.tsx";
import type { Language } from "../words/language.tsx";

/** How many targets have each status. */
export type StatusCounts = Readonly<Record<TargetStatus, number>>;

const asText = (mark: string) => mark.replaceAll("✔", "✔\uFE0E");

/** One bar of all targets, parted by status; each part carries its mark, its count and a pattern of its own. */
export function statusBarOption(counts: StatusCounts, language: Language): ChartOption {
  const total = statuses.reduce((sum, status) => sum + counts[status], 0);
  const shown = statuses.filter((status) => counts[status] > 0);
  return {
    aria: { enabled: true, decal: { show: true }, label: { enabled: false } },
    grid: { left: 0, right: 0, top: 2, bottom: 2 },
    xAxis: { type: "value", max: Math.max(total, 1), show: false },
    yAxis: { type: "category", data: [""], show: false },
    tooltip: { trigger: "item", confine: true },
    series: shown.map((status) => {
      const { mark, tone } = statusWords[status];
      const name = statusWords[status][language];
      return {
        type: "bar",
        stack: "all",
        name,
        barWidth: "100%",
        data: [counts[status]],
        itemStyle: { color: tones[tone], borderColor: "#fff", borderWidth: 1 },
        label: {
          show: true,
          // A narrow part has room for its number only; the words stand under the bar.
          formatter:
            counts[status] / total < 0.09 ? `${counts[status]}` : `${asText(mark)} ${counts[status]}`,
          color: "#1f2329",
          fontSize: 12,
          fontWeight: 600,
          backgroundColor: "rgba(255,255,255,0.92)",
          borderRadius: 3,
          padding: [2, 5],
        },
        tooltip: { formatter: `${asText(mark)} ${name} ${counts[status]}` },
      };
    }),
  };
}
