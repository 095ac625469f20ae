import type { charts as zhCharts } from "../zh/charts.ts";

/** English words around every chart. */
export const charts: typeof zhCharts = {
  seeTable: "See the table",
  seeChart: "See the chart",
  copyPicture: "Copy as picture",
  copied: "Picture copied; paste it into your document",
  saved: "The browser does not allow copying pictures; it was saved as a file",
};
