/** What no story tells yet, by system: the test of stories fails where this says too little or too much. */
export const untold: Readonly<
  Record<string, Readonly<Partial<Record<"actions" | "deadlines" | "indicators", readonly string[]>>>>
> = {
  "child-protection-case": {
    actions: [
      "handOver",
      "openGuardianship",
      "openSupport",
      "reopen",
      "toCivilAffairs",
      "toHospital",
      "toPolice",
      "toTownship",
    ],
    deadlines: ["reviews"],
    indicators: ["policeAnswered", "reviewsOnTime"],
  },
  "one-stop-minor-victim": { actions: ["askAid", "openSupport", "reopen", "secure"], deadlines: ["done"] },
  "minor-victim-support": {
    actions: ["reopen", "toCivilAffairs", "toHospital", "toLegalAid", "toSchool", "toTownship"],
    deadlines: ["reviews"],
  },
};
