import { serveUntilStopped } from "./command-line/serve-until-stopped.ts";
import { readConfig } from "./config.ts";
import { OperatorError } from "./operator-error.ts";

try {
  await serveUntilStopped(readConfig(process.env));
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
}
