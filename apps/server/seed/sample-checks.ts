import type { CaseWriteContext } from "../src/cases/case-host.ts";
import { setAccountPerson } from "../src/cases/set-account-person.service.ts";
import { day, heting, hour, type SampleCase, step } from "./sample-case.ts";

/** Sample users who are assigned cases of children: by username their made-up ID numbers, names, units and posts. */
const checked = {
  caseworker: ["990101198001101004", "章若安", "鹤汀区妇女联合会", "worker"],
  village: ["99010119800211101X", "谷小满", "鹤汀区苇塘村", "worker"],
  clinic: ["990101198003121025", "倪春和", "鹤汀区社区卫生服务中心", "care"],
  hospital: ["990101198004131030", "柳济舟", "鹤汀区人民医院", "care"],
  maternal: ["990101198005141046", "阮婉宁", "鹤汀区妇幼保健院", "care"],
  police: ["990101198006151051", "韩守正", "鹤汀区公安局", "worker"],
  "police-duty": ["990101198007161067", "贺长风", "鹤汀区公安局", "worker"],
  counsellor: ["990101198008171072", "闻解语", "鹤汀区心理服务站", "worker"],
  "civil-affairs": ["990101198009181088", "董怀仁", "鹤汀区民政局", "worker"],
} as const;

/** Each of them checked half a year ago and found clear, as the law asks before anybody works with children. */
export const sampleChecks: readonly SampleCase[] = Object.values(checked).map(
  ([idNumber, name, unitName, post], index): SampleCase => ({
    system: "staff-background-check",
    area: heting,
    steps: [
      step(
        180 * day + index,
        "civil-affairs",
        "list",
        { unitName, post, reason: "hiring" },
        { parties: { person: [{ name, sex: "female", idNumber }] } },
      ),
      step(180 * day, "civil-affairs", "notice", { told: true }),
      step(180 * day - 5, "civil-affairs", "request"),
      step(
        180 * day - hour,
        "police",
        "answer-referral",
        { result: "clear", answeredOn: "180d" },
        { referral: { name: "query", number: 1 } },
      ),
      step(180 * day - 2 * hour, "civil-affairs", "recordClear"),
    ],
  }),
);

/** Records whose accounts those are, as an administrator does. */
export async function recordSamplePeople(context: CaseWriteContext): Promise<void> {
  const accounts = await context.transaction
    .selectFrom("account")
    .select(["id", "username"])
    .where("username", "in", Object.keys(checked))
    .execute();
  const numbers = new Map(Object.entries(checked).map(([username, [idNumber]]) => [username, idNumber]));
  for (const { id, username } of accounts) {
    const idNumber = numbers.get(username) ?? null;
    await setAccountPerson(context, id, { idNumber });
  }
}
