import type { AccessTokenTables } from "./tables/access-tokens.ts";
import type { AreaChangeTables } from "./tables/area-changes.ts";
import type { AttachmentTables } from "./tables/attachments.ts";
import type { DeliveryTables } from "./tables/deliveries.ts";
import type { FormTables } from "./tables/forms.ts";
import type { FormSheetTables } from "./tables/form-sheets.ts";
import type { GroundTables } from "./tables/ground.ts";
import type { InspectionTables } from "./tables/inspections.ts";
import type { LightTables } from "./tables/lights.ts";
import type { LoadedListTables } from "./tables/loaded-lists.ts";
import type { OutsideListTables } from "./tables/outside-lists.ts";
import type { PlanTables } from "./tables/plans.ts";
import type { ReportTables } from "./tables/reports.ts";
import type { SavedViewTables } from "./tables/saved-views.ts";
import type { ServiceCaseTables } from "./tables/service-cases.ts";
import type { StatisticsTables } from "./tables/statistics.ts";
import type { SubmissionTables } from "./tables/submissions.ts";
import type { SupervisionTables } from "./tables/supervision.ts";
import type { TargetTables } from "./tables/targets.ts";
import type { TravelTimeTables } from "./tables/travel-times.ts";

/** What Kysely knows of the database; a test holds these interfaces against the database's own catalogue. */
export type Tables = GroundTables &
  PlanTables &
  StatisticsTables &
  TargetTables &
  ReportTables &
  AreaChangeTables &
  AttachmentTables &
  FormSheetTables &
  LightTables &
  SupervisionTables &
  InspectionTables &
  FormTables &
  DeliveryTables &
  SubmissionTables &
  AccessTokenTables &
  SavedViewTables &
  ServiceCaseTables &
  LoadedListTables &
  OutsideListTables &
  TravelTimeTables;
