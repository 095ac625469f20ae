import { beijingDate, beijingMidnight } from "@halfsky/calendar";
import type { WriteContext } from "../src/access/context.ts";
import { countFresh } from "../src/cases/releases/count-chosen.ts";
import { chooseTable, proposeRelease } from "../src/cases/releases/propose-release.ts";
import { publishRelease } from "../src/cases/releases/publish-release.service.ts";
import type { Config } from "../src/config.ts";
import { actingAs } from "./play-sample-cases.ts";
import { day, heting, hour, type SampleCase, step } from "./sample-case.ts";

const themes = ["violence", "marriage", "child", "property", "work", "mind"] as const;
const calls = 36;

/** The last year that is over at a moment, with the moment that its first day is counted from. */
export function lastYear(now: string): { readonly year: number; readonly now: string } {
  return { year: Number(beijingDate(now).slice(0, 4)) - 1, now };
}

/**
 * Calls of a whole year that is over, three a month, answered, called back and finished: enough for figures that can be
 * published with small cells protected.
 */
export function callsOfYear({ year, now }: ReturnType<typeof lastYear>): readonly SampleCase[] {
  return Array.from({ length: calls }, (_, index) => {
    const month = String(1 + (index % 12)).padStart(2, "0");
    const at = `${year}-${month}-${String(3 + 6 * Math.floor(index / 12)).padStart(2, "0")}`;
    // nine in the morning
    const ago = Math.round((Date.parse(now) - Date.parse(beijingMidnight(at))) / 60_000) - 9 * hour;
    const theme = themes[(index * 5 + Math.floor(index / 12)) % themes.length] ?? "other";
    return {
      system: "women-rights-hotline",
      area: heting,
      steps: [
        step(
          ago,
          "hotline",
          "receive",
          { inDanger: false, theme, channel: index % 3 === 0 ? "visit" : "telephone" },
          { parties: { caller: [{}] } },
        ),
        step(ago - 30, "hotline", "advise", { advice: "示例答复，虚构。" }),
        step(ago - 7 * day, "hotline", "callBack", { satisfied: index % 9 === 0 ? "fair" : "yes" }),
        step(ago - 7 * day - 10, "hotline", "finish"),
      ],
    };
  });
}

/** Publishes how many calls there were in that year, as the committee's office does it from the page. */
export async function publishSampleRelease(context: WriteContext, config: Config): Promise<void> {
  const as = await actingAs(context, config, "office", 0);
  const { year } = lastYear(context.now);
  const choice = { system: "women-rights-hotline", indicator: "calls", year };
  const chosen = await chooseTable(as, choice, config.HALFSKY_RELEASE_LEAST);
  const { counts } = await countFresh((work) => work(as), chosen);
  const { hash } = await proposeRelease(as, chosen, counts);
  const reason = "示例：年度数据发布";
  await publishRelease(
    as,
    { ...choice, hash, reason, createIndicator: true },
    config.HALFSKY_RELEASE_LEAST,
    counts,
  );
}
