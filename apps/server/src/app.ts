import fastifyCompress from "@fastify/compress";
import fastifyHelmet from "@fastify/helmet";
import fastifyMultipart from "@fastify/multipart";
import fastifyRateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { serializerCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { loadSampleCity } from "../seed/load-sample-city.ts";
import { calendarRoutes } from "./calendar/calendar.routes.ts";
import { AccessMemory } from "./access/access-memory.ts";
import { accessTokenRoutes } from "./accounts/access-token.routes.ts";
import { recogniseActor } from "./accounts/recognise-actor.ts";
import { sessionRoutes } from "./accounts/session.routes.ts";
import { DatabaseSessionStore } from "./accounts/session.store.ts";
import { auditRoutes } from "./audit/audit.routes.ts";
import { caseRoutes } from "./cases/cases.routes.ts";
import { caseReadRoutes } from "./cases/reads/read-log.routes.ts";
import { caseExportRoutes } from "./cases/exports/export.routes.ts";
import { loadJobs, startClearingLoads } from "./cases/loads/load-job.ts";
import { loadRoutes } from "./cases/loads/loads.routes.ts";
import { outsideRoutes } from "./cases/outside/outside.routes.ts";
import { outsideJobs, startOutsideWatch } from "./cases/outside/outside-job.ts";
import { publicReportRoutes } from "./cases/public-reports.routes.ts";
import { serviceAgencyRoutes } from "./cases/service-agencies.routes.ts";
import { localityRoutes } from "./cases/locality.routes.ts";
import { travelRoutes } from "./cases/travel/travel.routes.ts";
import { releaseJobs } from "./cases/releases/count-chosen.ts";
import { releaseRoutes } from "./cases/releases/release.routes.ts";
import { serviceSystemRoutes } from "./cases/service-systems.routes.ts";
import { carryCases } from "./cases/carry-cases.ts";
import { caseJobs, startCaseClock } from "./cases/clock-job.ts";
import { checkRequest } from "./http/check-request.ts";
import { describeApi } from "./http/describe-api.ts";
import { noteChannels } from "./deliveries/channels.ts";
import { deliveryJobs } from "./deliveries/delivery-job.ts";
import type { App, Ground, RouteModule } from "./http/ground.ts";
import { guardRoutes } from "./http/guard-routes.ts";
import { asPlatformError, problemDocument } from "./http/problem-document.ts";
import { refuseForeignOrigin } from "./http/refuse-foreign-origin.ts";
import { refuseOtherAccount } from "./http/refuse-other-account.ts";
import { serveWebApp } from "./http/serve-web-app.ts";
import { newId } from "./database/new-id.ts";
import { jobRoutes } from "./jobs/job.routes.ts";
import { type JobHandlers, JobWorker } from "./jobs/job-worker.ts";
import { clearImportsJobs, startAllClearing } from "./plans/clear-imports.service.ts";
import { planDocumentRoutes } from "./plans/plan-document.routes.ts";
import { planImportHandler } from "./plans/plan-import.service.ts";
import { planImportKind } from "./plans/plan-import.store.ts";
import { planRoutes } from "./plans/plan.routes.ts";
import { ReadingPool } from "./plans/reading-pool.ts";
import { notificationRoutes } from "./notifications/notification.routes.ts";
import { PlatformError } from "./platform-error.ts";
import { reportRoutes } from "./reports/report.routes.ts";
import { inspectionResultRoutes } from "./supervision/inspection-result.routes.ts";
import {
  evidenceAttachmentRoutes,
  findingAttachmentRoutes,
  inspectionRoutes,
  visitAttachmentRoutes,
} from "./supervision/inspection.routes.ts";
import { savedViewRoutes } from "./saved-views/saved-view.routes.ts";
import { roundJobs, startAllReminders } from "./statistics/rounds/reminder-job.ts";
import { statisticsRoutes } from "./statistics/statistics.routes.ts";
import { lightRoutes } from "./targets/light.routes.ts";
import { startClocks, supervisionJobs } from "./supervision/clock-job.ts";
import { loadSchedules } from "./supervision/recalculate-deadlines.service.ts";
import { supervisionRoutes } from "./supervision/supervision.routes.ts";
import { targetRoutes } from "./targets/target.routes.ts";

/** The routes of every noun, one line each. */
const routeModules: readonly RouteModule[] = [
  accessTokenRoutes,
  auditRoutes,
  jobRoutes,
  statisticsRoutes,
  targetRoutes,
  lightRoutes,
  planDocumentRoutes,
  planRoutes,
  reportRoutes,
  savedViewRoutes,
  calendarRoutes,
  notificationRoutes,
  supervisionRoutes,
  inspectionRoutes,
  inspectionResultRoutes,
  visitAttachmentRoutes,
  findingAttachmentRoutes,
  evidenceAttachmentRoutes,
  caseRoutes,
  caseExportRoutes,
  loadRoutes,
  outsideRoutes,
  caseReadRoutes,
  publicReportRoutes,
  serviceAgencyRoutes,
  serviceSystemRoutes,
  releaseRoutes,
  localityRoutes,
  travelRoutes,
];

/** What to do for each kind of job, one line a kind. */
export const jobHandlers: JobHandlers = {
  [planImportKind]: planImportHandler(new ReadingPool().read),
  ...clearImportsJobs,
  ...supervisionJobs,
  ...deliveryJobs,
  ...roundJobs,
  ...caseJobs,
  ...loadJobs,
  ...outsideJobs,
  ...releaseJobs,
};

/** Done on every start before the server listens, one line each; what a task returns is printed. */
export const startTasks: readonly StartTask[] = [
  loadSchedules,
  carryCases,
  loadSampleCity,
  noteChannels,
  startClocks,
  startAllReminders,
  startAllClearing,
  startCaseClock,
  startClearingLoads,
  startOutsideWatch,
];

/** Work at the start of the server, such as loading the sample city into an empty database. */
export type StartTask = (ground: Ground) => Promise<readonly string[]>;

/** Builds the server without listening, so that tests can ask it directly; `extraRoutes` are for tests of the ground. */
export async function buildApp(ground: Ground, extraRoutes: readonly RouteModule[] = []): Promise<App> {
  const { config } = ground;
  const app: App = Fastify({
    logger: { level: config.HALFSKY_LOG_LEVEL },
    trustProxy: config.HALFSKY_TRUST_PROXY,
    genReqId: () => newId("request"),
    // Such as an address that cannot be decoded: found out before there is a route to ask.
    frameworkErrors: answerProblem,
    bodyLimit: config.HALFSKY_UPLOAD_MEGABYTES * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  app.decorate("ground", ground);
  const jobs = new JobWorker(ground, jobHandlers, app.log);
  app.decorate("jobs", jobs);
  app.decorate("accessMemory", new AccessMemory());
  app.addHook("onClose", () => jobs.stop());
  app.setErrorHandler(answerProblem);
  // Requests are read by checkRequest, which names all faults at once in both languages.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }));
  app.setSerializerCompiler(serializerCompiler);

  guardRoutes(app);
  describeApi(app);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        "default-src": ["'self'"],
        "font-src": ["'self'", "data:"],
        "img-src": ["'self'", "data:", "blob:"],
        // antd writes its styles into the page.
        "style-src": ["'self'", "'unsafe-inline'"],
        "frame-ancestors": ["'none'"],
        "upgrade-insecure-requests": config.HALFSKY_SECURE_COOKIE ? [] : null,
      },
    },
    // "no-referrer" would make some browsers send "Origin: null" with our own requests too.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: config.HALFSKY_SECURE_COOKIE,
  });
  await app.register(fastifyCompress);
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: (_request, { after }) =>
      new PlatformError("too-many-requests", 429, {
        zh: `请求过于频繁，请在 ${after} 后再试。`,
        en: `Too many requests. Try again in ${after}.`,
      }),
  });
  await app.register(fastifyMultipart, {
    limits: { fileSize: config.HALFSKY_UPLOAD_MEGABYTES * 1024 * 1024, files: 1, fields: 20 },
  });
  const sessions = new DatabaseSessionStore(ground.database.kysely, config, ground.now);
  await recogniseActor(app, sessions);
  app.addHook("onRequest", refuseForeignOrigin);
  app.addHook("onRequest", refuseOtherAccount);
  app.addHook("preHandler", checkRequest);

  app.register(async (scope) => {
    for (const register of [sessionRoutes(sessions), ...routeModules, ...extraRoutes]) register(scope);
  });
  serveWebApp(app);
  return app;
}

async function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const known = asPlatformError(error, request.log);
  await reply
    .code(known.status)
    .type("application/problem+json; charset=utf-8")
    .send(problemDocument(known, request.id));
}
