import { code, date, flag, locality, name, number, point, words } from "../definition/fields.ts";

const persons = words("人", "people");
const matters = words("件", "cases");

/** What is asked of a unit, a base and their posts; figures of their work are counts. */
export const juvenileUnitFields = {
  body: code("open", "类别", "Kind", {
    police: ["公安机关专门机构（专门人员）", "Unit of the police"],
    procuratorate: ["未成年人检察部门", "Unit of the procuratorate"],
    court: ["少年法庭", "Court for minors"],
    base: ["观护基地", "Base of watched probation"],
    social: ["司法社会工作机构", "Body of social workers"],
  }),
  unitName: name("open", "名称", "Name"),
  locality: locality("open", "所在乡镇（街道）", "Township"),
  at: point("open", "位置", "Position"),
  capacity: number("open", "可接收未成年人数（基地）", "Minors it can take, of a base", persons, {
    min: "0",
  }),
  post: code("work", "岗位", "Post", {
    head: ["负责人", "Head"],
    handler: ["办案人员", "Handles cases"],
    social: ["司法社工", "Social worker"],
    counsellor: ["心理辅导人员", "Counsellor"],
    mentor: ["帮教导师", "Mentor"],
  }),
  woman: flag("work", "是否女性", "A woman"),
  qualified: flag("work", "是否熟悉未成年人身心特点、经专门培训", "Trained for minors"),
  trainedOn: date("work", "最近培训日期", "Trained on", { past: true }),
  handled: number("work", "当年累计办理未成年人案件", "Cases of minors this year so far", matters, {
    min: "0",
  }),
  supported: number("work", "当年累计帮教未成年人", "Minors supported this year so far", persons, {
    min: "0",
  }),
  quality: code("work", "考评等次", "Appraisal", {
    good: ["优秀", "Good"],
    pass: ["合格", "Pass"],
    fail: ["不合格", "Fail"],
  }),
};

/** Its posts, a row a person without a name: what the law asks of whoever handles cases of minors. */
export const juvenileTeam = {
  group: "team",
  title: words("专办人员", "Specialised staff"),
  min: 1,
  max: 50,
  items: ["post", "woman", "qualified", "trainedOn"],
} as const;
