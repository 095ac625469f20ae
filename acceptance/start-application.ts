import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const startMs = 150_000;

/** The application as a newcomer starts it, with the sample city in a data folder of its own. */
export interface RunningApplication {
  readonly address: string;
  /** The password of everyone in the sample city, as the start prints it. */
  readonly password: string;
  stop(): Promise<void>;
}

/** Starts the application by the command of `npm start`; it builds what is out of date. */
export async function startApplication(): Promise<RunningApplication> {
  const folder = await mkdtemp(join(tmpdir(), "halfsky-acceptance-"));
  const port = await freePort();
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      HALFSKY_DATA: folder,
      HALFSKY_SIGN_INS_PER_MINUTE: "1000",
      DATABASE_URL: undefined,
      // The test runner's own setting would build the web application for tests.
      NODE_ENV: undefined,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
  });
  let printed = "";
  const address = `http://127.0.0.1:${port}`;
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not started in time:\n${printed}`)), startMs);
      const listen = (chunk: Buffer) => {
        printed += chunk.toString("utf8");
        if (!printed.includes(`halfsky is running: open ${address}`)) return;
        clearTimeout(timer);
        resolve();
      };
      server.stdout.on("data", listen);
      server.stderr.on("data", listen);
      server.once("exit", (code) => {
        clearTimeout(timer);
        reject(new Error(`ended with ${String(code)}:\n${printed}`));
      });
    });
    const password = /password (\S+):/u.exec(printed)?.[1];
    if (password === undefined) throw new Error(`no password of the sample city was printed:\n${printed}`);
    return { address, password, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
