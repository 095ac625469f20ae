import type { Period, Source } from "./definition.ts";

/** How a broken glass is looked at afterwards. */
export interface GlassRule {
  /** by when somebody else has reviewed it */
  readonly review: Period;
  readonly source: Source;
}

/** As it is where neither the system nor the place says otherwise. */
export const usualGlass: GlassRule = {
  review: "2wd",
  source: {
    cite: {
      zh: "平台默认：紧急查阅两个工作日内复查，可由当地设定",
      en: "default of the platform: a broken glass is reviewed in two working days, set locally",
    },
    status: "default",
  },
};
