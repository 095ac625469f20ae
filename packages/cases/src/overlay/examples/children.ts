import { flag, name, number, words } from "../../definition/fields.ts";
import { gradeColours } from "../../definition/grade-colours.ts";
import { is, isIn } from "../../expression/condition.ts";
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
const orange = { ...gradeColours.orange, like: "yellow" } as const;

/** Children: protection, registers, places. */
export const childExamples: Readonly<Record<string, ExampleOverlay>> = {
  "children-in-difficulty": example(
    "红色半月一访；困境情形增加因灾；五个工作日认定",
    "Red ones visited every half-month; disasters a cause; decided in five working days",
    within({ "deadlines.visits.red": "15d", "deadlines.decide": "5wd" }),
    answers("cause", { disaster: ["因灾、因祸", "Disaster or accident"] }),
  ),
  "left-behind-children": example(
    "监护空缺十二小时补位；问是否装亲情视频",
    "A missing carer replaced in twelve hours; video calls asked",
    within({ "deadlines.carer": "12h" }),
    asks("video", flag("work", "村内是否可与父母视频", "Video calls with the parents"), "visit"),
  ),
  "migrant-children": example(
    "采茶季随迁儿童单列一项需求，入学十个工作日答复",
    "Needs of the tea season; school places answered in ten working days",
    answers("need", { season: ["采茶季临时托管", "Care in the tea season"] }),
    within({ "referrals.school.answer": "10wd", "deadlines.need": "15wd" }),
  ),
  "child-protection-hotline": example(
    "四色分级：校园求助为橙色，一小时内响应；十日内回访",
    "Four colours: calls about schools are orange, quicker than yellow",
    {
      grade: {
        values: { green, yellow, orange, red },
        rules: [{ when: isIn("theme", ["school"]), is: "orange" }],
      },
    },
    within({ "deadlines.transfer.orange": "1h", "deadlines.callBack": "10d" }),
  ),
  "child-sexual-health-hotline": example(
    "设校园信箱；转介门诊五个工作日反馈",
    "A letter box at schools; the clinic answers in five working days",
    answers("channel", { box: ["校园信箱", "Letter box at school"] }),
    within({ "referrals.clinic.answer": "5wd" }),
  ),
  "mandatory-report-minors": example(
    "监护风险十二小时核实；报告主体增加托管机构、网吧",
    "Risk of guardianship verified in twelve hours; day care and internet cafés report too",
    within({ "deadlines.verify": "12h", "openings.accept.supervision": "12h" }),
    answers("dutyHolder", {
      dayCare: ["托管机构", "Day care"],
      internet: ["互联网上网服务场所", "Internet café"],
    }),
  ),
  "child-protection-case": example(
    "评估三个工作日完成；问是否通知儿童主任",
    "Assessed in three working days; whether the village worker was told",
    within({ "deadlines.assess": "3wd", "deadlines.plan": "5wd" }),
    asks("villageTold", flag("work", "是否已通知儿童主任", "Village worker told"), "assess"),
  ),
  "guardianship-risk": example(
    "监护人重病的家庭至少黄色；红色五日一访",
    "Families with an ill carer at least yellow; red ones visited every five days",
    { grade: { values: { green, yellow, red }, rules: [{ when: is("ill", true), is: "yellow" }] } },
    within({ "deadlines.visits.red": "5d", "deadlines.answer": "5wd" }),
  ),
  "guardianship-intervention": example(
    "临时监护十五日评估；立案登记是否已查询身份",
    "Assessed in fifteen days of temporary care; whether the identity was searched",
    within({ "deadlines.assess": "15d", "deadlines.guardian.red": "12h" }),
    asks("idSought", flag("work", "是否已查询身份信息", "Identity searched"), "ground"),
  ),
  "one-stop-minor-victim": example(
    "询问取证四十八小时内完成；登记是否女性警员",
    "All done in 48 hours; whether a woman officer led",
    within({ "deadlines.done": "48h", "referrals.hospital.answer": "12h" }),
    asks("femaleLead", flag("work", "是否女性民警主办", "Led by a woman officer"), "interview"),
  ),
  "minor-victim-support": example(
    "首次心理辅导四十八小时内；方案增加入户陪护",
    "First session within 48 hours; company at home among the services",
    within({ "deadlines.firstSession": "48h" }),
    answers("services", { company: ["入户陪护", "Company at home"] }),
  ),
  "school-bullying": example(
    "七日内认定；表现增加校车、宿舍",
    "Found within seven days; bus and dormitory are kinds",
    within({ "deadlines.find": "7d" }),
    answers("kinds", { dormitory: ["宿舍、校车内", "In dormitory or bus"] }),
  ),
  "psychological-crisis": example(
    "有计划或工具的一律红色；二十分钟评估",
    "Plan or means are red; triaged in twenty minutes",
    { grade: { values: { green, yellow, red }, rules: [{ when: is("means", true), is: "red" }] } },
    within({ "deadlines.triage": "20m", "deadlines.day30": "20d" }),
  ),
  "childrens-homes": example(
    "散居山村可九十日一活动；整改二十日；活动增加山歌",
    "Scattered villages may have ninety days between activities; faults mended in twenty; folk song",
    within(
      { "deadlines.mend": "20d" },
      { "deadlines.activity": ["90d", paper("儿童之家管理办法", "rules of children's homes")] },
    ),
    answers("activity", { song: ["山歌与非遗", "Folk song and crafts"] }),
  ),
  "child-protection-institutions": example(
    "未保站半年检查；登记是否配心理室",
    "Stations checked every half-year; whether there is a counselling room",
    within({ "deadlines.check": "6mo", "deadlines.mend": "15d" }),
    asks("calmRoom", flag("open", "是否设心理辅导室", "Counselling room"), "place"),
  ),
  "child-worker-roster": example(
    "补岗二十日；培训半年一次；登记会方言",
    "Posts filled in twenty days; trained every half-year; dialect noted",
    within({ "deadlines.vacancy": "20d", "deadlines.training": "6mo" }),
    asks("dialect", flag("work", "是否会本地方言", "Speaks the dialect"), "fill"),
  ),
  "drowning-hazards": example(
    "红色水域一周一巡；水域增加漂流河段",
    "Red waters patrolled weekly; rafting reaches a kind",
    within({ "deadlines.rounds.red": "7d", "deadlines.owner": "15d" }),
    answers("kind", { rafting: ["漂流、游玩河段", "Rafting reach"] }),
  ),
  "child-injury-surveillance": example(
    "五日编码；伤害原因增加毒蛇",
    "Coded in five days; snakes a cause",
    within({ "deadlines.coding": "5d" }),
    answers("cause", { snake: ["蛇、蜂蜇咬", "Snake or wasp"] }),
  ),
  "minor-protection-joint-enforcement": example(
    "移送当日；发现单位增加乡镇综合执法队",
    "Passed on the same day; township patrols find leads too",
    within({ "deadlines.pass": "24h" }),
    answers("foundBy", { patrol: ["乡镇综合执法队", "Township patrol"] }),
    closer({ placeName: "personal" }),
  ),
  "minor-protection-joint-operation": example(
    "增加民宿与文旅场所查处一项；行动五个工作日筹划",
    "Tourism checked too, by market regulation; prepared in five working days",
    within({ "deadlines.prepare": "5wd" }),
    {
      tasks: {
        tourism: {
          title: words("民宿与文旅场所查处", "Home stays and tourism"),
          agency: "market",
          due: "10wd",
          share: { fields: ["subject", "operationOn", "plan"] },
          source: paper("未成年人保护联合执法方案", "plan of joint enforcement"),
        },
      },
    },
  ),
  "critical-rescue-transfer": example(
    "山区转运可直升机；交接时限放宽到三小时，另有医师随车",
    "Helicopters in the hills; three hours to arrive, with a doctor aboard",
    called("青岚县危重孕产妇、新生儿急救转运", "Rescue transfer of Qinglan"),
    within(
      { "deadlines.out": "20m" },
      { "deadlines.arrive": ["3h", paper("山区急救转运规程", "rules of transfer in the hills")] },
    ),
    asks("doctorAboard", flag("work", "是否医师随车", "Doctor aboard"), "vehicle"),
  ),
  "rescue-centres": example(
    "山区到救治中心四十五分钟；整改二十日；登记直升机起降点",
    "Forty-five minutes to a centre; mended in twenty days; whether a helicopter can land",
    within({ "deadlines.mend": "20d", "coverage.within": "45m" }),
    asks("helipad", flag("open", "是否有直升机起降点", "A helicopter can land"), "place"),
  ),
  "one-stop-places": example(
    "反映三个工作日内核实；按两月上报；所在场所增加司法所",
    "What is told is looked into within three working days; reported every two months; justice offices a kind",
    within({ "deadlines.verify": "3wd", "deadlines.activity": "2mo" }),
    answers("kind", { justice: ["司法所", "Justice office"] }),
  ),
  "vulnerable-group-health": example(
    "采茶季务工人员单列；五个工作日联系",
    "Workers of the tea season a group; found within five working days",
    answers("group", { season: ["采茶季务工人员及子女", "Season workers and their children"] }),
    within({ "referrals.nextCounty.answer": "5wd" }),
  ),
  "birth-defect-prevention": example(
    "高风险转诊十日内答复；咨询须登记是否双方到场",
    "Referrals answered in ten days; whether both came to the talk",
    within({ "referrals.hospital.answer": "10d", "consents.partner": "6mo" }),
    asks("both", flag("work", "咨询时双方是否到场", "Both present"), "told"),
  ),
  "child-disability-screening": example(
    "转诊诊断四十五日反馈；康复需求增加送康上门",
    "Diagnoses back in 45 days; rehabilitation at home a need",
    within({ "referrals.hospital.answer": "45d", "referrals.rehab.answer": "15wd" }),
    answers("need", { home: ["送康上门", "Rehabilitation at home"] }),
  ),
  "newborn-screening": example(
    "上门联系四十八小时内；登记血片送检批次",
    "Visited within 48 hours; the batch of the sample noted",
    within({ "referrals.township.answer": "48h", "referrals.hospital.answer": "15d" }),
    asks("batch", name("work", "血片送检批次", "Batch of the sample"), "sample"),
  ),
  "high-risk-newborn": example(
    "社区医生十二小时签收；登记是否母乳库供奶",
    "The community doctor acknowledges in twelve hours; donor milk noted",
    within({ "referrals.clinic.acknowledge": "12h" }),
    asks("donorMilk", flag("work", "是否使用捐献母乳", "Donor milk"), "visit"),
  ),
  "maternal-care-continuity": example(
    "出院后二十四小时内接收反馈；访视登记家距",
    "Taken back within 24 hours; distance noted at visits",
    within({ "referrals.back.answer": "24h" }),
    asks(
      "distance",
      number("work", "家距卫生院", "Distance to the clinic", words("公里", "km"), { min: "0" }),
      "home",
    ),
  ),
  "pregnancy-risk": example(
    "转诊四十八小时反馈；一般风险因素增加高山居住",
    "Referrals answered in 48 hours; living high up a factor",
    within({ "referrals.hospital.answer": "48h" }),
    answers("general", { hills: ["居住地距助产机构1小时以上", "Over an hour from a maternity hospital"] }),
  ),
  "mother-to-child-transmission": example(
    "迁入地五个工作日接收；同意半年一签；增加医嘱暂停",
    "Taken over in five working days; consent signed every half-year",
    within({ "referrals.next.answer": "5wd", "consents.next": "6mo" }),
    answers("treatment", { paused: ["暂停（医嘱）", "Paused on advice"] }),
  ),
  "mother-newborn-death-review": example(
    "材料二十日收齐；材料增加120出车记录",
    "Papers gathered in twenty days; ambulance log among them",
    within({ "deadlines.gather": "20d", "referrals.mending.answer": "2mo" }),
    answers("records", { ambulance: ["120出车记录", "Ambulance log"] }),
  ),
};
