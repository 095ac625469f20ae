import { backup } from "./backup.ts";
import { checkReport } from "./check-report.ts";
import { compile } from "./compile.ts";
import { createAccessToken } from "./create-access-token.ts";
import { createAccount } from "./create-account.ts";
import { importReferences } from "./import-references.ts";
import { importCalendar } from "./import-calendar.ts";
import { forecast } from "./forecast.ts";
import { forgetCases } from "./forget-cases.ts";
import { judge } from "./judge.ts";
import { migrate } from "./migrate.ts";
import { restore } from "./restore.ts";
import { revokeAccessToken } from "./revoke-access-token.ts";
import { serve } from "./serve.ts";
import { setEmail } from "./set-email.ts";
import { setUp } from "./set-up.ts";
import { systems } from "./systems.ts";
import type { Verb } from "./verb.ts";
import { verifyAudit } from "./verify-audit.ts";

/** Every verb of the command line, one line each. */
export const verbs: readonly Verb[] = [
  backup,
  checkReport,
  compile,
  createAccessToken,
  createAccount,
  importReferences,
  importCalendar,
  forecast,
  forgetCases,
  judge,
  migrate,
  restore,
  revokeAccessToken,
  serve,
  setEmail,
  setUp,
  systems,
  verifyAudit,
];
