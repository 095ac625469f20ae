/** Chinese words of my work. */
export const myWork = {
  title: "我的工作",
  today: (day: string, organisation: string) => `${day} · ${organisation}`,
  duties: {
    title: (count: number) => (count === 0 ? "要做的事" : `要做的事（${count}件）`),
    what: "做什么",
    matter: "事项",
    due: "期限",
    do: "去办理",
    doOf: (what: string) => `去办理：${what}`,
    none: "没有待办",
    noneUnit: "收到提示函、方案步骤快到期、材料被退回时，会列在这里，期限近的在前。",
    noneOffice: "承办单位报送材料等您审核、办结等您确认时，会列在这里。新的提示函从督办页的机器建议里拟。",
    toSupervision: "去督办页",
  },
  returned: {
    title: "被退回的",
    reason: "退回理由：",
    mend: "去改",
    mendOf: (title: string) => `去改：${title}`,
  },
  wrong: {
    title: (count: number, year: number) => `${year}年亮灯的目标（${count}项）`,
    none: "没有亮红灯、橙灯、黄灯的目标。",
    noJudgement: "您的账号不看指标判定。",
    matter: "督办",
    more: (count: number) => `再看其余 ${count} 项`,
    less: "只看前几项",
  },
  figures: {
    title: "数据",
    none: "数据都已填报。",
  },
  inspections: {
    title: "督导检查",
    none: "没有等您处理的检查。",
  },
};
