import { code, words } from "../definition/fields.ts";

/** A required step of a procedure: done, not applicable, or missing (then with a reason). */
function step(zh: string, en: string) {
  return code("work", zh, en, {
    done: ["已落实", "Done"],
    na: ["不适用", "Not applicable"],
    missing: ["未落实", "Missing"],
  });
}

/** What the law asks for when a minor is before police, procuratorate or court. */
export const procedureSteps = {
  adultStep: step("合适成年人到场", "Suitable adult present"),
  lawyerStep: step("辩护人（法律援助）", "Lawyer"),
  inquiryStep: step("社会调查", "Social inquiry"),
  psychStep: step("心理测评、疏导", "Psychological test"),
  custodyStep: step("分押分管", "Separate custody"),
  hearingStep: step("不公开审理", "Hearing in private"),
};

/** How a case of a minor ended; what is sealed follows from it. */
export const minorResult = code("sensitive", "处理结果", "Result", {
  none: ["不起诉", "Not prosecuted"],
  conditional: ["附条件不起诉", "Conditional non-prosecution"],
  light: ["五年以下有期徒刑或更轻", "Five years or less"],
  heavy: ["超过五年的有期徒刑或更重", "More than five years"],
  school: ["专门教育等非刑罚处理", "Measures other than punishment"],
});

const stepNames = [
  "adultStep",
  "lawyerStep",
  "inquiryStep",
  "psychStep",
  "custodyStep",
  "hearingStep",
] as const;

/** A case of a minor goes from one stage to the next with the list of steps and the minor alone. */
export const nextStage = {
  purpose: words("办理涉案未成年人案件", "Handle the case of a minor"),
  fields: stepNames,
  people: { child: ["name", "sex", "birthDate"] },
  law: words("未成年人保护法第四条", "Minors Protection Law, art. 4"),
  acknowledge: "1wd",
  answer: "1mo",
  tell: ["lead", "office"],
} as const;
