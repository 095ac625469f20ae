import { namesIn } from "../../expression/names-in.ts";
import { checkIndicator } from "../../indicators/check-indicator.ts";
import { type PrivacyClass, privacyClasses } from "../../privacy/privacy-class.ts";
import { privacyTable } from "../../privacy/privacy-table.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { SystemDefinition } from "../definition.ts";
import { type CheckBasis, conditionsOf, fault } from "./check.ts";
import { fieldsOfForm, partiesOfForm } from "./form-places.ts";

/** Whether a class is at least as close as another. */
export function isAtLeast(one: PrivacyClass, other: PrivacyClass): boolean {
  return privacyClasses.indexOf(one) >= privacyClasses.indexOf(other);
}

/** Classes: free text, people and children have a floor; what is hidden decides nothing that can be seen. */
export function* checkPrivacy({ definition }: CheckBasis): Generator<DefinitionFault> {
  for (const [name, { type, privacy }] of Object.entries(definition.fields)) {
    if (!(privacyClasses as readonly string[]).includes(privacy)) {
      yield fault(`fields.${name}.privacy`, "没有写明隐私等级。", "The class of privacy is missing.");
    }
    const isFree = type.kind === "text" || type.kind === "address";
    if (isFree && !isAtLeast(privacy, "sensitive")) {
      yield fault(
        `fields.${name}.privacy`,
        "自由文字和地址至少为敏感级。",
        "Free text and addresses are at least sensitive.",
      );
    }
  }
  for (const [name, { parts, minorAware, title }] of Object.entries(definition.parties)) {
    const path = `parties.${name}`;
    const isChild =
      /儿童|未成年|孩|婴|新生儿|学生|幼儿/.test(title.zh) ||
      /child|minor|baby|infant|pupil|newborn/i.test(name);
    for (const [part, privacy] of Object.entries(parts)) {
      const floor: PrivacyClass =
        part === "idNumber" || part === "birthDate" || (isChild && minorAware !== true)
          ? "sensitive"
          : "personal";
      if (!isAtLeast(privacy, floor)) {
        yield fault(
          `${path}.parts.${part}`,
          floor === "sensitive"
            ? "身份证号、出生日期和儿童的信息至少为敏感级（个人信息保护法第二十八条）。"
            : "个人的信息至少为个人级。",
          floor === "sensitive"
            ? "ID numbers, days of birth and data of children are at least sensitive (PIPL art. 28)."
            : "What is asked of a person is at least personal.",
        );
      }
    }
    if (minorAware === true && parts.birthDate === undefined) {
      yield fault(
        `${path}.minorAware`,
        "不问出生日期，无从知道是否未成年。",
        "Without a day of birth nobody knows who is a minor.",
      );
    }
  }
  yield* checkOffline(definition);
  for (const name of Object.keys(definition.indicators)) {
    for (const { where, message } of checkIndicator(definition, name)) yield { path: where, words: message };
  }
  yield* checkCounted(definition);
}

/** Whether a name in a condition stands for something sealed. */
function sealedNames(definition: SystemDefinition): (names: ReturnType<typeof namesIn>) => readonly string[] {
  return ({ fields, parties }) => [
    ...fields.filter((field) => definition.fields[field]?.privacy === "sealed"),
    ...parties.filter((party) => Object.values(definition.parties[party]?.parts ?? {}).includes("sealed")),
  ];
}

/** What may be done without a network is judged on the device: nothing sealed is there. */
function* checkOffline(definition: SystemDefinition): Generator<DefinitionFault> {
  const sealedIn = sealedNames(definition);
  for (const [name, rule] of Object.entries(definition.actions)) {
    if (rule.offline !== true) continue;
    const items = rule.form === undefined ? [] : (definition.forms[rule.form] ?? []);
    const asked = [
      ...fieldsOfForm(items).filter((field) => {
        const privacy = definition.fields[field]?.privacy;
        return privacy !== undefined && privacyTable[privacy].offline === "never";
      }),
      ...partiesOfForm(items).filter((party) =>
        Object.values(definition.parties[party]?.parts ?? {}).some(
          (privacy) => privacyTable[privacy].offline === "never",
        ),
      ),
    ];
    for (const sealed of new Set(asked)) {
      yield fault(
        `actions.${name}.offline`,
        `“${sealed}”为封存级，不得留在设备上。`,
        `"${sealed}" is sealed and is never kept on a device.`,
      );
    }
    for (const sealed of rule.guard === undefined ? [] : sealedIn(namesIn(rule.guard.when))) {
      yield fault(
        `actions.${name}.guard`,
        `离线操作的前提不得读取封存的“${sealed}”。`,
        `The guard of an offline action cannot read the sealed "${sealed}".`,
      );
    }
  }
}

/** What is counted may be selected by open and work fields only, or the count would tell what is hidden. */
function* checkCounted(definition: SystemDefinition): Generator<DefinitionFault> {
  const sealedIn = sealedNames(definition);
  for (const { path, when } of conditionsOf(definition)) {
    const isCounted = path.startsWith("indicators.") || path.startsWith("coverage.");
    if (!isCounted) continue;
    for (const name of sealedIn(namesIn(when))) {
      yield fault(path, `统计不得以封存的“${name}”为条件。`, `Nothing is counted by the sealed "${name}".`);
    }
  }
}
