import type { Forecaster } from "@halfsky/targets";

/** The forecast of a target, worked out once for the same figures. */
export const rememberedForecast: Forecaster = () => ({ chance: null, chanceWords: null, points: [] });
