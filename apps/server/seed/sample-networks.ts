import { day, heting, type SampleCase, type SampleStep, step } from "./sample-case.ts";

/** Made-up positions: no place of these names lies there. */
const positions: Readonly<Record<string, string>> = {
  [heting]: "119.92,28.46",
  "990102": "119.28,28.12",
  "990103": "120.10,28.66",
  "990104": "121.15,28.02",
  "990105": "119.98,28.30",
};

/** A rescue centre of a county: registered by the bureau, recognised, with the beds of the month. */
function centre(
  area: string,
  placeName: string,
  kind: "mother" | "newborn" | "both",
  [locality, level, capacity, icuBeds]: readonly [string, "county" | "city", string, string],
  { dayAndNight = true, recognised = true } = {},
): SampleCase {
  const plan = step(100 * day, "health-duty", "plan", {
    placeName,
    locality: `${area}${locality}`,
    kind,
    level,
    capacity,
    icuBeds,
    at: positionOf(area, locality, kind),
  });
  const rest: readonly SampleStep[] = [
    step(
      90 * day,
      "health-duty",
      "openUp",
      {
        standard: "救治中心建设标准（示例）",
        meetsStandard: true,
        staff: "24",
        openedOn: "90d",
        dayAndNight,
        team: true,
        recognisedUntil: "-275d",
      },
      { assignee: "rescue-centre" },
    ),
    ...[62, 33, 4].map((ago) =>
      step(ago * day, "rescue-centre", "report", {
        activityOn: `${ago}d`,
        free: "3",
        staff: "24",
        drills: "1",
      }),
    ),
  ];
  return { system: "rescue-centres", area, steps: recognised ? [plan, ...rest] : [plan] };
}

/** The position of the area, moved a little for those that would lie on each other. */
function positionOf(area: string, locality: string, kind: string): string {
  const [longitude = 0, latitude = 0] = (positions[area] ?? "").split(",").map(Number);
  const east = locality === "001" ? 0 : 0.08;
  const north = kind === "newborn" ? 0.1 : east * 2;
  return `${(longitude + east).toFixed(2)},${(latitude + north).toFixed(2)}`;
}

/** A one-stop place: registered by the police, opened by the procurator where it is complete. */
function oneStop(
  area: string,
  placeName: string,
  [locality, kind]: readonly [string, "police" | "hospital"],
  { dayAndNight = true, opened = true } = {},
): SampleCase {
  const plan = step(80 * day, "police-duty", "plan", {
    placeName,
    locality: `${area}${locality}`,
    kind,
    capacity: "2",
    at: positionOf(area, locality, kind),
  });
  const complete = {
    standard: "“一站式”办案场所标准（示例）",
    meetsStandard: true,
    staff: "6",
    openedOn: "70d",
    apart: true,
    recorded: true,
    examRoom: true,
    counselRoom: true,
    dayAndNight,
    women: "3",
  };
  const rest = [
    step(70 * day, "procurator", "openUp", complete, { assignee: "police-duty" }),
    step(6 * day, "police-duty", "report", { activityOn: "7d", used: "1", women: "3" }),
  ];
  return { system: "one-stop-places", area, steps: opened ? [plan, ...rest] : [plan] };
}

/** Networks that others send people to: one county has no centre for newborns, one none that is open by night. */
export const sampleNetworks: readonly SampleCase[] = [
  centre(heting, "云汀市妇幼保健院", "both", ["001", "city", "40", "16"]),
  centre("990102", "青岚县人民医院", "mother", ["001", "county", "10", "3"]),
  centre("990103", "铸川市人民医院", "both", ["001", "county", "14", "5"]),
  centre("990104", "帆屿县人民医院", "both", ["001", "county", "8", "2"], { dayAndNight: false }),
  centre("990105", "星澜新区人民医院", "mother", ["001", "county", "12", "4"]),
  centre("990105", "星澜新区儿童医院", "newborn", ["001", "county", "16", "8"]),
  centre("990104", "外屿乡海上急救点", "mother", ["002", "county", "2", "0"], { recognised: false }),
  oneStop(heting, "鹤汀区“一站式”办案场所", ["001", "hospital"]),
  oneStop("990102", "青岚县“一站式”办案场所", ["001", "police"]),
  oneStop("990103", "铸川市“一站式”办案场所", ["002", "police"], { opened: false }),
  oneStop("990105", "星澜新区“一站式”办案场所", ["001", "police"], { dayAndNight: false }),
];
