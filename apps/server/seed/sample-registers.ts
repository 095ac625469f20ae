import { sampleChildId } from "./sample-outside-list.ts";
import { day, heting, hour, type SampleCase, step } from "./sample-case.ts";

const home = (
  placeName: string,
  locality: string,
  level: "basic" | "model",
  capacity: string,
): SampleCase["steps"][number] =>
  step(120 * day, "township", "plan", {
    placeName,
    locality,
    level,
    runBy: "village",
    floorArea: "80",
    capacity,
  });
const opened = (minutesAgo: number, halfDays: string) =>
  step(
    minutesAgo,
    "civil-affairs",
    "openUp",
    {
      standard: "儿童之家建设标准（示例）2025",
      meetsStandard: true,
      staff: "2",
      openedOn: `${Math.round(minutesAgo / day)}d`,
      halfDays,
      freeOfCharge: true,
      staffChecked: true,
    },
    { assignee: "village" },
  );
const activity = (minutesAgo: number, kind: string, attendance: string) =>
  step(minutesAgo, "village", "report", {
    activityOn: `${Math.round(minutesAgo / day)}d`,
    activity: kind,
    attendance,
  });

/** Registers: homes and waters of townships, children who are visited, women who are screened. */
export const sampleRegisters: readonly SampleCase[] = [
  {
    system: "childrens-homes",
    area: heting,
    steps: [
      home("南浦社区儿童之家", "990101001001", "basic", "30"),
      opened(110 * day, "6"),
      activity(60 * day, "play", "24"),
      activity(5 * day, "safety", "18"),
    ],
  },
  {
    system: "childrens-homes",
    area: heting,
    steps: [home("上坞村儿童之家", "990101003001", "basic", "20"), opened(100 * day, "4")],
  },
  {
    system: "childrens-homes",
    area: heting,
    steps: [home("北岸社区儿童之家", "990101002001", "basic", "25")],
  },
  {
    system: "drowning-hazards",
    area: heting,
    steps: [
      step(40 * day, "township", "map", {
        waterName: "示例塘",
        kind: "pond",
        locality: "990101003002",
        nearHomes: true,
        deep: true,
      }),
    ],
  },
  {
    system: "children-in-difficulty",
    area: heting,
    steps: [
      step(
        90 * day,
        "village",
        "propose",
        {
          locality: "990101003002",
          found: "visit",
          unattended: false,
          harmSign: false,
          cause: ["dead"],
        },
        {
          parties: {
            child: [{ name: "示例童丁", sex: "female", birthDate: "2016-05-01", idNumber: sampleChildId }],
          },
        },
      ),
      step(88 * day, "village", "verify", { findings: "示例核实，虚构。" }),
      step(
        85 * day,
        "civil-affairs",
        "enlist",
        { class: "orphan", benefitsFull: true, insured: true, benefits: ["basic"] },
        { assignee: "village" },
      ),
    ],
  },
  {
    system: "two-cancer-screening",
    area: heting,
    steps: [
      step(
        30 * day,
        "clinic",
        "enrol",
        { locality: "990101001002", round: "2026", cohort: "rural", item: "cervical" },
        { parties: { woman: [{ name: "示例午", birthDate: "1980-05-01", phone: "13800000017" }] } },
      ),
      step(28 * day, "clinic", "invite"),
      step(10 * day, "clinic", "find", { examinedOn: "12d", finding: "hpv", told: true }),
      step(10 * day - hour, "clinic", "give-consent", undefined, { consent: "hospital" }),
      step(10 * day - 2 * hour, "clinic", "arrange", { nextExam: "colposcopy" }),
    ],
  },
];
