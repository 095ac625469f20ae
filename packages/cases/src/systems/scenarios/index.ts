import { childrenInDifficultyScenario } from "./children-in-difficulty.ts";
import { legalAidScenarios } from "./legal-aid.ts";
import { leftBehindChildrenScenario } from "./left-behind-children.ts";
import { migrantChildrenScenario } from "./migrant-children.ts";
import { guardianshipElsewhereStory } from "./guardianship-elsewhere.ts";
import { movedOrphan } from "./moved-orphan.ts";
import { dvHouseholdWatchScenario } from "./dv-household-watch.ts";
import { dvShelterScenario } from "./dv-shelter.ts";
import { dvShelterStayScenario } from "./dv-shelter-stay.ts";
import { pregnancyRiskScenario } from "./pregnancy-risk.ts";
import { maternalCareContinuityScenario } from "./maternal-care-continuity.ts";
import { highRiskNewbornScenario } from "./high-risk-newborn.ts";
import { womenScenarios } from "./women.ts";
import { mandatoryReports } from "./mandatory-reports.ts";
import { minorScenarios } from "./minors.ts";
import { protectionOrderScenarios } from "./protection-orders.ts";
import { quietCases } from "./quiet-cases.ts";
import { serviceScenarios } from "./services.ts";
import { networkScenarios } from "./networks.ts";
import { placeScenarios } from "./places.ts";
import { programmeScenarios } from "./programmes.ts";
import { healthScenarios } from "./health.ts";
import { supportScenarios } from "./support.ts";
import { moreLetters } from "./more-letters.ts";
import { moreJustice } from "./more-justice.ts";
import { moreUnits } from "./more-units.ts";
import { moreSchools } from "./more-schools.ts";
import { moreHealth } from "./more-health.ts";
import { moreReviews } from "./more-reviews.ts";
import { moreNetworks } from "./more-networks.ts";
import { moreProtected } from "./more-protected.ts";
import { moreFamilies } from "./more-families.ts";
import { moreServices } from "./more-services.ts";
import { childRegisters } from "./more-registers.ts";
import { watchedOver } from "./more-watches.ts";
import { moreViolence } from "./more-violence.ts";
import { moreLines } from "./more-lines.ts";
import { moreScreening } from "./more-screening.ts";
import { moreMothers } from "./more-mothers.ts";
import { morePlaces } from "./more-places.ts";
import { morePosts } from "./more-posts.ts";
import { moreMinors } from "./more-minors.ts";
import type { Scenario } from "./scenario.ts";

/** One story a system, from the first report to its end. */
export const scenarios: readonly Scenario[] = [
  childrenInDifficultyScenario,
  leftBehindChildrenScenario,
  migrantChildrenScenario,
  movedOrphan,
  dvHouseholdWatchScenario,
  dvShelterScenario,
  dvShelterStayScenario,
  pregnancyRiskScenario,
  maternalCareContinuityScenario,
  highRiskNewbornScenario,
  ...programmeScenarios,
  ...placeScenarios,
  ...networkScenarios,
  ...womenScenarios,
  ...legalAidScenarios,
  ...protectionOrderScenarios,
  ...quietCases,
  ...mandatoryReports,
  ...minorScenarios,
  ...serviceScenarios,
  ...healthScenarios,
  ...supportScenarios,
  ...childRegisters,
  ...watchedOver,
  ...moreViolence,
  ...moreLines,
  ...moreScreening,
  ...moreMothers,
  ...morePlaces,
  ...morePosts,
  ...moreMinors,
  ...moreServices,
  ...moreFamilies,
  ...moreProtected,
  guardianshipElsewhereStory,
  ...moreNetworks,
  ...moreReviews,
  ...moreHealth,
  ...moreSchools,
  ...moreUnits,
  ...moreJustice,
  ...moreLetters,
];
