import { useMay } from "../../shell/session.tsx";
import { RoundTabs } from "../../statistics/rounds/round-tabs.tsx";
import { CaseTabs } from "../case-tabs.tsx";

/** Whoever publishes comes from the statistical year, whoever works on cases from them. */
export function ReleaseTabs() {
  const mayPublish = useMay("release.publish");
  const worksOnCases = useMay("case.work");
  return worksOnCases && !mayPublish ? <CaseTabs /> : <RoundTabs />;
}
