/** What no story tells yet, by system: the test of stories fails where this says too little or too much. */
export const untold: Readonly<
  Record<string, Readonly<Partial<Record<"actions" | "deadlines" | "indicators", readonly string[]>>>>
> = {
  "two-cancer-screening": {
    actions: ["clear", "decline", "giveUp", "remind", "resume", "ruleOut", "tell"],
    deadlines: ["attend", "invite"],
    indicators: ["answered", "byGroup", "declined", "eligible", "followedUp", "found", "waiting"],
  },
  "mother-to-child-transmission": { actions: ["move", "plan", "resume"], indicators: ["entered"] },
  "child-disability-screening": {
    actions: ["clear", "decline", "giveUp", "invite", "remind", "resume", "ruleOut"],
    deadlines: ["attend", "followUp", "invite", "treat"],
    indicators: ["eligible", "examined", "followedUp", "found", "handedOver", "nextStepOnTime", "treated"],
  },
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
  "pregnancy-risk": { actions: ["end", "resume"], deadlines: ["missedAbove"], indicators: ["booked"] },
  "one-stop-minor-victim": { actions: ["askAid", "openSupport", "reopen", "secure"], deadlines: ["done"] },
  "maternal-care-continuity": {
    actions: ["end", "resume"],
    deadlines: ["missed", "missedAbove"],
    indicators: ["booked", "handedBack"],
  },
  "high-risk-newborn": {
    actions: ["ordinary", "resume"],
    deadlines: ["missedAbove"],
    indicators: ["answered", "graded", "visits"],
  },
  "childrens-homes": {
    actions: ["check", "fail", "mend", "pause", "reject", "renew", "resume", "tie"],
    deadlines: ["activity", "mend"],
    indicators: ["alive", "asleep", "checksOnTime", "mendedOnTime", "modelShare", "models", "places", "tied"],
  },
  "child-protection-institutions": {
    actions: ["check", "fail", "fallAsleep", "mend", "pause", "resume", "wake"],
    deadlines: ["check", "mend"],
    indicators: ["asleep", "beds", "checksOnTime", "mendedOnTime", "places", "stations"],
  },
  "dv-shelter": {
    actions: ["check", "fail", "fallAsleep", "mend", "pause", "resume", "wake"],
    deadlines: ["mend"],
    indicators: ["asleep", "checksOnTime", "mendedOnTime", "places"],
  },
  "dv-shelter-stay": { actions: ["again", "noBed"], indicators: ["helped"] },
  "child-worker-roster": {
    actions: ["checkAgain"],
    deadlines: ["check", "vacancy"],
    indicators: ["checks", "children", "filled", "trained", "vacant"],
  },
  "drowning-hazards": {
    actions: ["beginSeason", "endSeason", "sendBack"],
    deadlines: ["rounds", "season"],
    indicators: ["open", "owned", "ownerless", "protected", "roundsOnTime", "season", "waters"],
  },
  "minor-victim-support": {
    actions: ["reopen", "toCivilAffairs", "toHospital", "toLegalAid", "toSchool", "toTownship"],
    deadlines: ["reviews"],
  },
  "child-injury-surveillance": { actions: ["hazard", "product"], indicators: ["places"] },
  "legal-aid": { actions: ["advise", "applyAfter", "change", "contact", "uphold"] },
  "psychological-crisis": { actions: ["follow", "reopen", "toPolice"] },
  "staff-background-check": { actions: ["leave", "object"] },
  "guardianship-intervention": {
    actions: ["reopen", "restore", "returnHome", "toHospital", "toSchool", "toTownship", "warn"],
    deadlines: ["assess", "review"],
    indicators: ["longTerm", "ruled", "temporary"],
  },
  "anti-trafficking": {
    actions: ["handOver", "lostAgain", "reopen", "toFederation"],
    deadlines: ["visits"],
    indicators: ["visited"],
  },
  adoption: {
    actions: ["askAbove", "fromAbove", "protect", "turnDown", "withdraw"],
    indicators: ["worries"],
  },
};
