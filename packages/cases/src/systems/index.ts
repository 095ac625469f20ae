import type { SystemDefinition } from "../definition/definition.ts";
import { childrenInDifficulty } from "./children-in-difficulty.ts";
import { leftBehindChildren } from "./left-behind-children.ts";
import { migrantChildren } from "./migrant-children.ts";
import { womenRightsHotline } from "./women-rights-hotline.ts";
import { childProtectionHotline } from "./child-protection-hotline.ts";
import { dvReport } from "./dv-report.ts";
import { mandatoryReportMinors } from "./mandatory-report-minors.ts";
import { childProtectionCase } from "./child-protection-case.ts";
import { dvOrders } from "./dv-orders.ts";
import { dvAftercare } from "./dv-aftercare.ts";
import { familyDisputeMediation } from "./family-dispute-mediation.ts";
import { oneStopMinorVictim } from "./one-stop-minor-victim.ts";
import { minorVictimSupport } from "./minor-victim-support.ts";
import { childInjurySurveillance } from "./child-injury-surveillance.ts";
import { birthOneThing } from "./birth-one-thing.ts";
import { legalAid } from "./legal-aid.ts";
import { psychologicalCrisis } from "./psychological-crisis.ts";
import { staffBackgroundCheck } from "./staff-background-check.ts";
import { offenderRecordQuery } from "./offender-record-query.ts";
import { criticalRescueTransfer } from "./critical-rescue-transfer.ts";
import { minorProtectionJointEnforcement } from "./minor-protection-joint-enforcement.ts";
import { rightsSupervision } from "./rights-supervision.ts";
import { guardianshipIntervention } from "./guardianship-intervention.ts";
import { juvenileJusticeProcedure } from "./juvenile-justice-procedure.ts";
import { schoolBullying } from "./school-bullying.ts";
import { rightsInfringementCase } from "./rights-infringement-case.ts";
import { antiTrafficking } from "./anti-trafficking.ts";
import { sexualHarassmentHandling } from "./sexual-harassment-handling.ts";
import { dvCase } from "./dv-case.ts";
import { twoCancerScreening } from "./two-cancer-screening.ts";
import { motherToChildTransmission } from "./mother-to-child-transmission.ts";
import { childDisabilityScreening } from "./child-disability-screening.ts";
import { pregnancyRisk } from "./pregnancy-risk.ts";
import { guardianshipRisk } from "./guardianship-risk.ts";
import { dvHouseholdWatch } from "./dv-household-watch.ts";
import { maternalCareContinuity } from "./maternal-care-continuity.ts";
import { highRiskNewborn } from "./high-risk-newborn.ts";
import { childrensHomes } from "./childrens-homes.ts";
import { childProtectionInstitutions } from "./child-protection-institutions.ts";
import { dvShelter } from "./dv-shelter.ts";
import { dvShelterStay } from "./dv-shelter-stay.ts";
import { childWorkerRoster } from "./child-worker-roster.ts";
import { drowningHazards } from "./drowning-hazards.ts";
import { newbornScreening } from "./newborn-screening.ts";
import { birthDefectPrevention } from "./birth-defect-prevention.ts";
import { motherNewbornDeathReview } from "./mother-newborn-death-review.ts";
import { adoption } from "./adoption.ts";
import { childSexualHealthHotline } from "./child-sexual-health-hotline.ts";
import { vulnerableGroupHealth } from "./vulnerable-group-health.ts";
import { juvenileCaseSupport } from "./juvenile-case-support.ts";
import { juvenileUnits } from "./juvenile-units.ts";
import { harassmentPreventionUnits } from "./harassment-prevention-units.ts";
import { rescueCentres } from "./rescue-centres.ts";
import { oneStopPlaces } from "./one-stop-places.ts";
import { minorProtectionJointOperation } from "./minor-protection-joint-operation.ts";

/** Every service system that the platform knows, one a line, by the order of systems.md. */
export const systems: readonly SystemDefinition[] = [
  dvCase,
  childrenInDifficulty,
  leftBehindChildren,
  migrantChildren,
  womenRightsHotline,
  childProtectionHotline,
  dvReport,
  mandatoryReportMinors,
  twoCancerScreening,
  motherToChildTransmission,
  childDisabilityScreening,
  childProtectionCase,
  dvOrders,
  pregnancyRisk,
  guardianshipRisk,
  dvHouseholdWatch,
  dvAftercare,
  familyDisputeMediation,
  oneStopMinorVictim,
  maternalCareContinuity,
  highRiskNewborn,
  childrensHomes,
  childProtectionInstitutions,
  dvShelter,
  dvShelterStay,
  childWorkerRoster,
  drowningHazards,
  minorVictimSupport,
  childInjurySurveillance,
  birthOneThing,
  legalAid,
  psychologicalCrisis,
  staffBackgroundCheck,
  offenderRecordQuery,
  criticalRescueTransfer,
  minorProtectionJointEnforcement,
  rightsSupervision,
  guardianshipIntervention,
  juvenileJusticeProcedure,
  schoolBullying,
  rightsInfringementCase,
  antiTrafficking,
  sexualHarassmentHandling,
  newbornScreening,
  birthDefectPrevention,
  motherNewbornDeathReview,
  adoption,
  childSexualHealthHotline,
  vulnerableGroupHealth,
  juvenileCaseSupport,
  juvenileUnits,
  minorProtectionJointOperation,
  harassmentPreventionUnits,
  rescueCentres,
  oneStopPlaces,
];
