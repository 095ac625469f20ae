import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..");
const startMs = 150_000;

/** Milliseconds that a start with everything to build may take, on a machine that does other things too. */
export const startTimeout = 360_000;

const run = promisify(execFile);

/** The application as a newcomer starts it, with the sample city in a data folder of its own. */
export interface RunningApplication {
  readonly address: string;
  /** The password of everyone in the sample city, as the start prints it. */
  readonly password: string;
  stop(): Promise<void>;
}

interface Place {
  readonly folder: string;
  readonly port: number;
}

/** A second person of a unit, for work that two do at once; the user name is the shown name too. */
interface Colleague {
  readonly username: string;
  readonly organisation: string;
  readonly role: string;
}

/**
 * Starts the application by the command of `npm start`; it builds what is out of date. `officeColleague` is the user
 * name of a second person in the city's office, `colleague` one of any unit; `prepare` fills the data folder while no
 * program has it open.
 */
export async function startApplication(
  options: {
    readonly officeColleague?: string;
    readonly colleague?: Colleague;
    readonly prepare?: (dataFolder: string) => Promise<void>;
  } = {},
): Promise<RunningApplication> {
  const place = { folder: await mkdtemp(join(tmpdir(), "halfsky-acceptance-")), port: await freePort() };
  const clear = () => rm(place.folder, { recursive: true, force: true });
  try {
    let running = await launch(place);
    const colleague =
      options.officeColleague === undefined
        ? options.colleague
        : { username: options.officeColleague, organisation: "yunting-office", role: "office" };
    if (colleague !== undefined || options.prepare !== undefined) {
      // The embedded database serves one program at a time.
      await running.stop();
      if (colleague !== undefined) await addColleague(place, colleague, running.password);
      await options.prepare?.(join(place.folder, "data"));
      running = await launch(place);
    }
    const application = running;
    const { address, password } = application;
    return { address, password, stop: () => application.stop().finally(clear) };
  } catch (error) {
    await clear();
    throw error;
  }
}

function settings({ folder, port }: Place): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    HALFSKY_DATA: join(folder, "data"),
    HALFSKY_SIGN_INS_PER_MINUTE: "1000",
    DATABASE_URL: undefined,
    // The test runner's own setting would build the web application for tests.
    NODE_ENV: undefined,
  };
}

async function launch(place: Place): Promise<RunningApplication> {
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: settings(place),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
  });
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  try {
    const address = `http://127.0.0.1:${place.port}`;
    const printed = await printedUntil(server, `halfsky is running: open ${address}`);
    const password = /password (\S+):/u.exec(printed)?.[1];
    if (password === undefined) throw new Error(`no password of the sample city was printed:\n${printed}`);
    return { address, password, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function printedUntil(server: ChildProcess, sign: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const timer = setTimeout(() => reject(new Error(`not started in time:\n${printed}`)), startMs);
    const listen = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      if (!printed.includes(sign)) return;
      clearTimeout(timer);
      resolve(printed);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${String(code)}:\n${printed}`));
    });
  });
}

async function addColleague(
  place: Place,
  { username, organisation, role }: Colleague,
  password: string,
): Promise<void> {
  const file = join(place.folder, "password.txt");
  await writeFile(file, `${password}\n`);
  const person = ["--username", username, "--display-name", username, "--password-file", file];
  await run(
    process.execPath,
    ["scripts/halfsky.mjs", "create-account", ...person, "--organisation", organisation, "--role", role],
    { cwd: root, env: settings(place) },
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const place = probe.address();
      probe.close(() => {
        if (place !== null && typeof place === "object") resolve(place.port);
        else reject(new Error("the system gave no port"));
      });
    });
  });
}
