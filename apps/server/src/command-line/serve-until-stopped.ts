import { buildApp, jobHandlers, startTasks } from "../app.ts";
import type { Config } from "../config.ts";
import { openDatabase } from "../database/open-database.ts";
import type { App, Ground } from "../http/ground.ts";
import { JobWorker } from "../jobs/job-worker.ts";
import { OperatorError } from "../operator-error.ts";
import { newCommandLineKey, openCommandLineDoor } from "./command-line-door.ts";

/** Requests in hand get so long to finish after a signal to stop. */
const patienceMs = 10_000;

/** Serves until SIGTERM or SIGINT: then finishes requests and the job in hand, closes the database, frees its lock. */
export async function serveUntilStopped(config: Config): Promise<void> {
  const database = await openDatabase(config, { notice: (words) => console.error(words) });
  try {
    const commandLineKey = newCommandLineKey();
    const ground: Ground = { database, config, now: () => new Date(), commandLineKey };
    for (const task of startTasks) for (const line of await task(ground)) console.log(line);
    const app = await buildApp(ground);
    const workers = Array.from(
      { length: config.HALFSKY_JOB_WORKERS },
      () => new JobWorker(ground, jobHandlers, app.log),
    );
    const url = await listen(app, config);
    // a database server takes the command line beside this program, the embedded database does not
    const closeDoor =
      config.DATABASE_URL === undefined
        ? await openCommandLineDoor(config.HALFSKY_DATA, { url, key: commandLineKey })
        : undefined;
    for (const worker of workers) worker.start();
    await stopSignal();
    console.log("正在停止…… / stopping…");
    // unref: the timer must not keep alive what has ended in time.
    setTimeout(() => {
      console.error("有请求未能及时结束，强制退出。 / some requests did not finish in time.");
      process.exit(1);
    }, patienceMs).unref();
    await closeDoor?.();
    await app.close();
    await Promise.all(workers.map((worker) => worker.stop()));
  } finally {
    await database.close();
  }
}

async function listen(app: App, { HOST, PORT }: Config): Promise<string> {
  try {
    const address = await app.listen({ host: HOST, port: PORT });
    console.log(`半边天已启动，请用浏览器打开 ${address}\nhalfsky is running: open ${address}`);
    return address;
  } catch (error) {
    await app.close();
    throw portProblem(error, HOST, PORT) ?? error;
  }
}

function portProblem(error: unknown, host: string, port: number): OperatorError | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return new OperatorError(
        `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：PORT=8081 npm start\n` +
          `Port ${port} is taken. Stop the program that uses it, or choose another: PORT=8081 npm start`,
      );
    case "EACCES":
      return new OperatorError(
        `没有权限使用端口 ${port}。请换一个 1024 以上的端口。\nPort ${port} may not be used. Choose one above 1024.`,
      );
    case "EADDRNOTAVAIL":
      return new OperatorError(`本机没有地址 ${host}。\nThis machine has no address ${host}.`);
    default:
      return undefined;
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
