import type { App } from "../http/ground.ts";
import { areaRoutes } from "./area.routes.ts";
import { bulkRoutes } from "./bulk/bulk.routes.ts";
import { areaChangeRoutes } from "./areas/area-change.routes.ts";
import { figureSheetRoutes } from "./figure-sheet.routes.ts";
import { findingRoutes } from "./finding.routes.ts";
import { formSheetRoutes } from "./form-sheets/form-sheet.routes.ts";
import { formRoutes } from "./forms/form.routes.ts";
import { indicatorRoutes } from "./indicator.routes.ts";
import { roundRoutes } from "./rounds/round.routes.ts";
import { observationRoutes } from "./observation.routes.ts";
import { reviewRoutes, submissionRoutes } from "./submissions/submission.routes.ts";
import { seriesRoutes } from "./series/series.routes.ts";

/** Everything that the server answers about areas, indicators and figures. */
export function statisticsRoutes(app: App): void {
  for (const register of [
    areaRoutes,
    areaChangeRoutes,
    indicatorRoutes,
    observationRoutes,
    findingRoutes,
    figureSheetRoutes,
    formRoutes,
    seriesRoutes,
    bulkRoutes,
    roundRoutes,
    formSheetRoutes,
    submissionRoutes,
    reviewRoutes,
  ])
    register(app);
}
