import { setTimeout as sleep } from "node:timers/promises";
import { randomBytes } from "node:crypto";
import type { FastifyBaseLogger } from "fastify";
import { type Selectable, sql, type Updateable } from "kysely";
import { findActor } from "../accounts/account.store.ts";
import { type Actor, platformActor } from "../access/actor.ts";
import { jsonText } from "../database/json-text.ts";
import type { Tables } from "../database/tables.ts";
import { write } from "../database/transactions.ts";
import type { Ground } from "../http/ground.ts";
import { asPlatformError } from "../http/problem-document.ts";
import { PlatformError } from "../platform-error.ts";

/** What a job's handler gets: the ground for transactions of its own, whoever asked for the job, and its input. */
interface JobRun {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly jobId: string;
  readonly areaCode: string;
  readonly payload: unknown;
  /** Shows how far the job has come, in percent, and keeps it from being taken for dead. */
  readonly report: (progress: number) => Promise<void>;
}

/** Does the jobs of one kind; what it returns is stored as the result. It may be run again after a crash. */
export type JobHandler = (run: JobRun) => Promise<unknown>;

/** Handlers by kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

type JobRow = Selectable<Tables["job"]>;

/** How a job ended that was done at once; undefined while it goes on, is tried again later, or is another worker's. */
type JobOutcome = { readonly result: unknown } | { readonly problem: PlatformError } | undefined;

const leaseMs = 60_000;
const mostAttempts = 3;
const idleMs = 1000;
/** Jobs that are done at once for the requests that asked for them; further ones wait for their turn. */
const mostAtOnce = 4;

/** Takes jobs from the table and does them, as one of any number of workers in any number of processes. */
export class JobWorker {
  readonly #ground: Ground;
  readonly #handlers: JobHandlers;
  readonly #log: Pick<FastifyBaseLogger, "error">;
  readonly #name = `${process.pid}-${randomBytes(4).toString("hex")}`;
  readonly #stopping = new AbortController();
  readonly #atOnce = new Set<Promise<JobOutcome>>();
  #loop: Promise<void> = Promise.resolve();

  constructor(ground: Ground, handlers: JobHandlers, log: Pick<FastifyBaseLogger, "error">) {
    this.#ground = ground;
    this.#handlers = handlers;
    this.#log = log;
  }

  /** Begins to look for jobs until `stop`. */
  start(): void {
    this.#loop = this.#run();
  }

  /** Finishes the jobs in hand and takes no other. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([this.#loop, ...this.#atOnce]);
  }

  /**
   * Does a job without waiting for its turn, for a request that would like to answer with its outcome, and returns that
   * if it is there within `waitMs`. The job goes on after that; where too many do already, it keeps its place in the queue.
   */
  async runAtOnce(id: string, waitMs: number): Promise<JobOutcome> {
    const isForOthers = this.#ground.config.HALFSKY_JOB_WORKERS === 0;
    if (isForOthers || this.#stopping.signal.aborted || this.#atOnce.size >= mostAtOnce) return undefined;
    const work = this.#runOne(id);
    this.#atOnce.add(work);
    void work.finally(() => this.#atOnce.delete(work));
    const patience = new AbortController();
    try {
      return await Promise.race([work, sleep(waitMs, undefined, { signal: patience.signal })]);
    } finally {
      patience.abort();
    }
  }

  async #runOne(id: string): Promise<JobOutcome> {
    try {
      const job = await this.#take(id);
      return job && (await this.#do(job));
    } catch (error) {
      // The job keeps its place in the queue.
      this.#log.error(error);
      return undefined;
    }
  }

  /** Does every job that is due, and returns how many that were. */
  async runDue(): Promise<number> {
    for (let count = 0; ; count += 1) {
      const job = await this.#take();
      if (job === undefined) return count;
      await this.#do(job);
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        const job = await this.#take();
        if (job === undefined) await sleep(idleMs, undefined, { signal });
        else await this.#do(job);
      } catch (error) {
        if (signal.aborted) return;
        this.#log.error(error);
        await sleep(idleMs);
      }
    }
  }

  /** Takes the next job that is due (or just the one with this id), or one whose worker died, so that no other worker takes it too. */
  async #take(id?: string): Promise<JobRow | undefined> {
    const now = this.#ground.now();
    const kinds = Object.keys(this.#handlers);
    if (kinds.length === 0) return undefined;
    return await write(this.#ground.database.kysely, async (transaction) => {
      let due = transaction
        .selectFrom("job")
        .select(["area_code", "id"])
        .where("run_after", "<=", now.toISOString())
        .where("kind", "in", kinds)
        .where((row) =>
          row.or([
            row("state", "=", "queued"),
            row.and([row("state", "=", "running"), row("leased_until", "<=", now.toISOString())]),
          ]),
        );
      if (id !== undefined) due = due.where("id", "=", id);
      const next = await due
        .orderBy("run_after")
        .orderBy("id")
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (next === undefined) return undefined;
      return await transaction
        .updateTable("job")
        .set({
          state: "running",
          worker: this.#name,
          leased_until: new Date(now.getTime() + leaseMs).toISOString(),
          attempts: sql`attempts + 1`,
        })
        .where("area_code", "=", next.area_code)
        .where("id", "=", next.id)
        .returningAll()
        .executeTakeFirstOrThrow();
    });
  }

  async #do(job: JobRow): Promise<JobOutcome> {
    const heartbeat = setInterval(() => {
      this.#update(job, { leased_until: this.#lease() }).catch((error: unknown) => this.#log.error(error));
    }, leaseMs / 3);
    try {
      if (job.attempts > mostAttempts) throw givenUp();
      const handler = this.#handlers[job.kind];
      if (handler === undefined) throw new Error(`no handler for jobs of kind ${job.kind}`);
      const result = await handler({
        ground: this.#ground,
        actor: await this.#actorOf(job),
        jobId: job.id,
        areaCode: job.area_code,
        payload: job.payload,
        report: async (progress) => {
          const percent = Math.max(0, Math.min(100, Math.floor(progress)));
          await this.#update(job, { progress: percent, leased_until: this.#lease() });
        },
      });
      await this.#update(job, { ...this.#ended("done"), progress: 100, result: jsonText(result ?? null) });
      return { result };
    } catch (error) {
      return await this.#fail(job, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  async #fail(job: JobRow, error: unknown): Promise<JobOutcome> {
    const problem = asPlatformError(error, this.#log);
    // What the input is at fault for fails the same way again; anything else is tried again, later each time.
    if (problem.status >= 500 && job.attempts < mostAttempts) {
      const later = new Date(this.#ground.now().getTime() + 10_000 * 4 ** job.attempts).toISOString();
      await this.#update(job, { state: "queued", worker: null, leased_until: null, run_after: later });
      return undefined;
    }
    const { code, words, faults } = problem;
    await this.#update(job, { ...this.#ended("failed"), error: jsonText({ code, detail: words, faults }) });
    return { problem };
  }

  #lease(): string {
    return new Date(this.#ground.now().getTime() + leaseMs).toISOString();
  }

  #ended(state: "done" | "failed") {
    return {
      state,
      worker: null,
      leased_until: null,
      finished_at: this.#ground.now().toISOString(),
    } as const;
  }

  /** Changes the row only while it is still ours: a worker that lost its lease must not overwrite its successor. */
  async #update(job: JobRow, set: Updateable<Tables["job"]>): Promise<void> {
    await this.#ground.database.kysely
      .updateTable("job")
      .set(set)
      .where("area_code", "=", job.area_code)
      .where("id", "=", job.id)
      .where("worker", "=", this.#name)
      .where("attempts", "=", job.attempts)
      .execute();
  }

  async #actorOf(job: JobRow): Promise<Actor> {
    const { created_by: accountId } = job;
    if (accountId === null || accountId === platformActor.accountId) return platformActor;
    const actor = await findActor(this.#ground.database.kysely, accountId);
    if (actor !== undefined) return actor;
    throw new PlatformError("not-permitted", 403, {
      zh: "发起此任务的账号已停用。",
      en: "The account that asked for this job has been closed.",
    });
  }
}

function givenUp(): PlatformError {
  return new PlatformError("job-given-up", 422, {
    zh: `任务 ${mostAttempts} 次中断未能完成，已停止重试。`,
    en: `The job broke off ${mostAttempts} times and is not tried again.`,
  });
}
