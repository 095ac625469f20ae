import { z } from "zod";
import { readAnswer } from "./request.ts";
import { RequestProblem } from "./request-problem.ts";

/** What is fetched, in which language, and what the browser calls it. */
interface RecordedFile {
  readonly address: string;
  readonly language: "zh" | "en";
  readonly name: string;
}

/** Fetches a file whose every fetching the server records, and hands it to the browser to keep. */
export async function fetchRecorded({ address, language, name }: RecordedFile): Promise<void> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ language }),
    });
  } catch {
    // whether it was recorded is not known
    throw new RequestProblem({
      origin: "network",
      status: 0,
      code: "unreachable",
      detail: null,
      faults: [],
      requestId: null,
      effect: "unknown",
    });
  }
  if (!response.ok) {
    const requestId = response.headers.get("x-request-id");
    readAnswer({ status: response.status, text: await response.text(), requestId }, z.never(), false);
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
