import type { FormFault } from "@halfsky/api-contract";
import type { ReadTransaction } from "../../database/transactions.ts";
import type { FormVersion } from "../forms/form.store.ts";
import { listAreas } from "../../access/area-tree.ts";
import { listIndicatorsById } from "../indicator.store.ts";
import { tellReviewers } from "../submissions/step-readers.store.ts";
import type { StoredRoundForm } from "./round-form.store.ts";
import { listUnitReaders } from "./round-readers.store.ts";

/**
 * What somebody should look at before she issues a draft, most of all one that was copied from last year's: organisations
 * where nobody can fill in, areas where nobody can review or sign first, and indicators that another organisation has to report by now.
 */
export async function findRoundWarnings(
  transaction: ReadTransaction,
  forms: readonly StoredRoundForm[],
  versions: readonly FormVersion[],
): Promise<readonly FormFault[]> {
  const readersOf = await listUnitReaders(
    transaction,
    forms.flatMap(({ recipients }) => recipients.map(({ organisationId }) => organisationId)),
  );
  const warnings: FormFault[] = [];
  forms.forEach((form, index) =>
    form.recipients.forEach((recipient, number) => {
      if (readersOf(recipient.organisationId).fill.length > 0) return;
      warnings.push({
        where: `forms[${index}].recipients[${number}].organisationId`,
        message: {
          zh: `${recipient.organisationName}没有能填报的账号，请先开通联络员账号。`,
          en: `${recipient.organisationName} has no account that can fill in; give its liaison one first.`,
        },
      });
    }),
  );
  return [
    ...warnings,
    ...(await findUnreviewed(transaction, forms)),
    ...(await findOtherOwners(transaction, forms, versions)),
  ];
}

/** Areas where the review begins and nobody can carry it out: what is handed in there would lie. */
async function findUnreviewed(
  transaction: ReadTransaction,
  forms: readonly StoredRoundForm[],
): Promise<readonly FormFault[]> {
  const recipients = forms.flatMap((form) => form.recipients);
  const hasReviewers = await tellReviewers(
    transaction,
    recipients.flatMap(({ areaCode, organisationArea }) => [areaCode, organisationArea]),
  );
  const names = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  const unreviewed = new Set(
    recipients
      .filter(({ areaCode, organisationArea }) => !hasReviewers(areaCode) && !hasReviewers(organisationArea))
      .map(({ organisationArea }) => organisationArea),
  );
  return [...unreviewed].toSorted().map((code) => {
    const name = names.get(code) ?? code;
    return {
      where: "forms",
      message: {
        zh: `${name}没有能审核和签署的统计账号，那里报送的报表会停在单位审核之后；请先开通统计和统计负责人账号。`,
        en: `${name} has no account that can review or none that can sign; what is handed in there would stop after its unit's confirmation. Give its bureau accounts first.`,
      },
    };
  });
}

async function findOtherOwners(
  transaction: ReadTransaction,
  forms: readonly StoredRoundForm[],
  versions: readonly FormVersion[],
): Promise<readonly FormFault[]> {
  const idsOf = (formId: string) => {
    const rows = versions.find((one) => one.formId === formId)?.definition.rows ?? [];
    return [...new Set(rows.flatMap((row) => (row.kind === "indicator" ? [row.indicatorId] : [])))];
  };
  const all = await listIndicatorsById(transaction, [
    ...new Set(forms.flatMap(({ formId }) => idsOf(formId))),
  ]);
  const indicators = new Map(all.map((one) => [one.id, one]));
  return forms.flatMap((form, index) => {
    // of the area's own organisations only: a county reports by itself what is several departments' in the city
    const own = form.recipients.filter(
      ({ areaCode, organisationArea }) => areaCode === form.formArea && organisationArea === form.formArea,
    );
    if (own.length === 0) return [];
    const moved = idsOf(form.formId).flatMap((id) => {
      const indicator = indicators.get(id);
      const owner = indicator?.organisation;
      return indicator && owner && !own.some(({ organisationId }) => organisationId === owner.id)
        ? [{ name: indicator.name, owner: owner.name }]
        : [];
    });
    if (moved.length === 0) return [];
    const listed = moved.slice(0, 5);
    const more = moved.length > listed.length ? { zh: "等", en: " …" } : { zh: "", en: "" };
    return [
      {
        where: `forms[${index}].recipients`,
        message: {
          zh: `《${form.title}》有 ${moved.length} 个指标的责任单位不在填报单位中：${listed.map(({ name, owner }) => `${name}（${owner}）`).join("、")}${more.zh}。`,
          en: `${moved.length} indicator(s) of “${form.title}” belong to an organisation that is no recipient: ${listed.map(({ name, owner }) => `${name} (${owner})`).join(", ")}${more.en}.`,
        },
      },
    ];
  });
}
