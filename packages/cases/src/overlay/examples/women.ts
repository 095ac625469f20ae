import { code, flag, number, reference, words } from "../../definition/fields.ts";
import { gradeColours } from "../../definition/grade-colours.ts";
import { all, any, did, is, isIn } from "../../expression/condition.ts";
import { disputeColours } from "../dispute-colours.ts";
import {
  answers,
  asks,
  called,
  closer,
  example,
  type ExampleOverlay,
  paper,
  within,
} from "./example-overlay.ts";

const { green, yellow, red } = gradeColours;
const orange = { ...gradeColours.orange, like: "red" } as const;

/** Women's rights, violence and families. */
export const womenExamples: Readonly<Record<string, ExampleOverlay>> = {
  "dv-case": example(
    "四色分级，威胁与反复的橙色比照红色；首次接触逾期一日即督办；增加孕期、哺乳期一问",
    "Four colours, threats that repeat are orange; a letter one day after a late first contact; pregnancy asked",
    {
      grade: {
        values: { green, yellow, orange, red },
        rules: [
          {
            when: any(
              all(is("pregnant", true), any(is("threat", true), is("repeat", true))),
              all(did("visit"), is("again", true)),
            ),
            is: "orange",
          },
        ],
      },
    },
    within({ "openings.firstContact.supervision": "1d", "referrals.shelter.acknowledge": "1h" }),
    asks("pregnant", flag("sensitive", "是否孕期、哺乳期", "Pregnant or breastfeeding"), "report"),
  ),
  "dv-report": example(
    "公安受理逾期四小时即督办；告知报告人的督办停用，另有内部督察；宾馆以外增加旅游民宿",
    "A letter four hours after a late acceptance; none about telling the reporter; home stays report too",
    within({ "openings.accept.supervision": "4h", "deadlines.tell": "2d" }),
    {
      openings: {
        "tell.supervision": {
          value: false,
          source: paper("公安机关内部督察办法", "police inspection rules"),
        },
      },
    },
    answers("dutyHolder", { homestay: ["民宿、农家乐", "Home stay"] }),
  ),
  "dv-orders": example(
    "送达当日完成；山区送达逾期五个工作日再督办；登记是否当场收缴凶器",
    "Served within 24 hours; letters about service after five working days in the hills; weapons taken are noted",
    within(
      { "deadlines.serve": "24h", "deadlines.firstVisit": "3d" },
      { "openings.serve.supervision": ["5wd", paper("保护令送达协作办法", "rules on serving orders")] },
    ),
    asks("weaponTaken", flag("work", "是否收缴凶器", "Weapon taken"), "handle"),
  ),
  "dv-household-watch": example(
    "有保护令的家庭一律红色；红色五日一访",
    "Households under an order are red; red ones visited every five days",
    { grade: { values: { green, yellow, red }, rules: [{ when: isIn("grounds", ["order"]), is: "red" }] } },
    within({ "deadlines.visits.red": "5d", "referrals.police.answer": "48h" }),
  ),
  "dv-aftercare": example(
    "计划三个工作日内制定；帮扶项目增加临时住房",
    "A plan within three working days; temporary housing among the services",
    within({ "deadlines.plan": "3wd" }),
    answers("taken", { housing: ["临时住房", "Temporary housing"] }),
  ),
  "dv-shelter": example(
    "庇护所半年检查一次，问是否通无障碍",
    "Shelters checked every half-year; step-free access asked",
    within({ "deadlines.check": "6mo", "deadlines.mend": "10d" }),
    asks("stepFree", flag("open", "是否无障碍", "Step-free"), "place"),
  ),
  "dv-shelter-stay": example(
    "县内路远，夜间床位一小时内落实；入住同意三个月一签",
    "A bed within an hour; consent signed anew every three months",
    within({ "deadlines.bed": "1h", "consents.shelter": "3mo" }),
    answers("goesTo", { worker: ["务工单位宿舍", "Dormitory at work"] }),
  ),
  "family-dispute-mediation": {
    why: words("按五色分级", "Graded in five colours"),
    overlay: disputeColours.fiveColours.systems["family-dispute-mediation"] ?? {},
  },
  "women-rights-hotline": example(
    "热线叫“青岚姐姐”，设微信小程序；十日内回访",
    "The line has a name and a mini-program; called back within ten days",
    called("“青岚姐姐”12338妇女维权热线", "Qinglan Sister, women's rights line 12338"),
    within({ "deadlines.callBack": "10d", "deadlines.transfer": "12h" }),
    answers("channel", { wechat: ["微信小程序", "Mini-program"] }),
  ),
  "rights-infringement-case": example(
    "移送逾期一个工作日即督办；侵权类别单列土地承包",
    "A letter one working day after a late transfer; contracted land a kind of its own",
    within({ "openings.send.supervision": "1wd", "deadlines.tell": "2wd" }),
    answers("kind", { land: ["土地承包与宅基地", "Contracted land and homestead"] }),
  ),
  "rights-supervision": example(
    "督办函三个工作日拟出、七个工作日回复；增加县级约谈提醒",
    "Letters drafted in three and answered in seven working days; a reminder talk by the county",
    within({ "deadlines.draft": "3wd", "deadlines.reply": "7wd" }),
    answers("kind", { reminder: ["提醒谈话", "Reminder talk"] }),
  ),
  "sexual-harassment-handling": example(
    "投诉人姓名按敏感保护；二十日内查清",
    "Names of complainants are sensitive; inquired within twenty days",
    closer({ "complainant.name": "sensitive", "complainant.phone": "sensitive" }),
    within({ "deadlines.inquire": "20d", "deadlines.receive": "1wd" }),
    answers("unitKind", { orchard: ["农场、合作社", "Farm or co-operative"] }),
  ),
  "harassment-prevention-units": example(
    "两个月内建成机制；农场、合作社也列入名册；登记是否向新进职工发放告知书",
    "Set up within two months; farms and co-operatives are listed too; whether newcomers get a notice",
    within({ "deadlines.setUp": "2mo" }),
    answers("unitKind", { orchard: ["农场、合作社", "Farm or co-operative"] }),
    asks("newcomersTold", flag("open", "是否向新进职工发放告知书", "Newcomers get a notice"), "mechanism"),
  ),
  "legal-aid": example(
    "审查五日；山区巡回法律援助车是一种渠道；办结后三十日内请受援人评价",
    "Decided in five days; a legal aid bus; rated within thirty days after the end",
    within({ "deadlines.decide": "5d", "deadlines.assign": "2d" }),
    answers("door", { bus: ["巡回法律援助车", "Legal aid bus"] }),
    {
      deadlines: {
        ratedSoon: {
          title: words("请受援人评价", "Rating asked"),
          starts: { state: "done" },
          due: "30d",
          meets: { action: "rate" },
          escalate: [{ after: "0h", to: "lead" }],
          source: paper("法律援助质量评价办法", "rules on the quality of legal aid"),
        },
      },
    },
  ),
  "two-cancer-screening": example(
    "县内增加铁矿女职工人群；转诊一个工作日签收",
    "Women of the mine are a group; referrals acknowledged in one working day",
    answers("cohort", { miner: ["矿区女职工", "Women of the mine"] }),
    within({ "referrals.hospital.acknowledge": "1wd" }),
    asks("bus", flag("work", "是否乘流动筛查车", "Came by the screening bus"), "list"),
  ),
  "birth-one-thing": example(
    "增加生育津贴申领，社保卡改由合作银行另办",
    "Maternity allowance added; the social card is left to the bank",
    {
      tasks: {
        allowance: {
          title: words("生育津贴申领", "Maternity allowance"),
          agency: "medical-insurance",
          due: "5wd",
          share: { fields: ["bornOn"], parties: { mother: ["name", "phone"] } },
          source: paper("出生“一件事”实施方案", "plan of the birth one-thing"),
        },
      },
      withoutTasks: {
        socialCard: {
          value: true,
          source: paper("出生“一件事”实施方案", "plan of the birth one-thing"),
        },
      },
    },
    within({ "tasks.household": "2wd", "deadlines.promise": "4wd" }),
  ),
  "staff-background-check": example(
    "查询三个工作日答复；增加校外托管人员一类岗位",
    "Checks answered in three working days; after-school care a post of its own",
    within({ "referrals.query.answer": "3wd" }),
    answers("post", { afterSchool: ["校外托管人员", "After-school care"] }),
  ),
  "offender-record-query": example(
    "用后二十四小时内销毁；登记审批单编号",
    "Destroyed within 24 hours of use; the number of the approval noted",
    within({ "deadlines.destroy": "24h", keep: "24mo" }),
    asks("slip", reference("work", "审批单编号", "Number of the approval"), "request"),
  ),
  "anti-trafficking": example(
    "协查六小时发出；问是否采血入库",
    "Leads out within six hours; blood sample asked",
    within({ "deadlines.share": "6h" }),
    asks("sample", flag("sensitive", "是否采血入库", "Blood sample stored"), "found"),
  ),
  "juvenile-justice-procedure": example(
    "首次程序登记十二小时；法律援助当日签收；登记办案场所是否适合未成年人",
    "First steps within twelve hours; legal aid acknowledges the same day; whether the room suits minors",
    within({ "deadlines.first": "12h", "referrals.lawyer.acknowledge": "24h" }),
    asks("room", flag("work", "办案场所是否适合未成年人", "Room suits minors"), "first"),
  ),
  "juvenile-units": example(
    "按月上报；观护基地增加茶场",
    "Reported monthly, not quarterly; the tea farm is a base",
    within({ "deadlines.quarter": "1mo" }),
    answers("body", { farm: ["农场型观护基地", "Farm as a base"] }),
  ),
  "juvenile-case-support": example(
    "两个工作日承接；月度报告写帮教次数",
    "Taken on within two working days; contacts counted in the monthly report",
    within({ "deadlines.take": "2wd", "referrals.takeOver.answer": "2wd" }),
    asks(
      "contacts",
      number("work", "本月帮教次数", "Contacts this month", words("次", "times"), { min: "0" }),
      "report",
    ),
  ),
  adoption: example(
    "委托第三方评估限四十五日；评估方式增加高校评估",
    "Assessed within 45 days; universities assess too",
    within({ "deadlines.assess": "45d" }),
    answers("assessor", { university: ["高校社工专业评估", "University"] }),
    asks(
      "lessons",
      code("work", "收养准备课程", "Preparatory course", {
        done: ["已完成", "Done"],
        later: ["待参加", "Still to come"],
      }),
      "apply",
    ),
  ),
};
