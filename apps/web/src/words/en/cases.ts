import type { Words } from "../zh.ts";

/** English words of service cases: the queue, intake, a case, referrals, systems. */
export const cases: Words["cases"] = {
  form: {
    yes: "Yes",
    no: "No",
    unknown: "Not known",
    choose: "Choose",
    required: "Required",
    addPerson: (party: string) => `Add: ${party}`,
    removePerson: (party: string) => `Remove this person (${party})`,
    personNumber: (party: string, number: number) => `${party} ${number}`,
    nameless: "May stay without a name",
    addRow: "Add a row",
    removeRow: "Remove this row",
    rowNumber: (group: string, number: number) => `${group}, no. ${number}`,
    part: {
      name: "Name",
      sex: "Sex",
      birthDate: "Day of birth",
      idNumber: "ID number",
      phone: "Telephone",
      address: "Address",
      relation: "Relation",
    },
    sex: { female: "Female", male: "Male" },
    privacy: {
      open: "Open",
      work: "Work",
      personal: "Personal",
      sensitive: "Sensitive",
      sealed: "Sealed",
    },
    privacyNote: {
      open: "May be counted and published",
      work: "Seen by staff, may be counted",
      personal: "Masked in lists; reading is logged",
      sensitive: "Never in lists; reading is logged",
      sealed: "Only for those who handle this case: never in lists, search or counts",
    },
  },
};
