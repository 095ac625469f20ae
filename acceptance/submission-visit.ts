import {
  auditList,
  formList,
  roundRecord,
  type SubmissionRecord,
  submissionRecord,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { BrowserContext, Locator, Page } from "playwright-core";

/** What becomes of the figures that a page sends: they pass, are cut off on the way out, or their answer is lost. */
type Line = "passes" | "cut" | "answer-lost";

/** The line between a browser and the server, which a test cuts. */
export interface Wire {
  /** What becomes of the next things sent; a function says it of each. */
  line: Line | (() => Line);
  /** How often something was cut off. */
  cuts: number;
}

/** Puts a line that can be cut between all pages of a browser and the saving of figures. */
export async function layWire(context: BrowserContext): Promise<Wire> {
  const wire: Wire = { line: "passes", cuts: 0 };
  await context.route("**/api/submissions/*/figures", async (route) => {
    // A page may be closed at any moment: then nobody waits for what its request comes to.
    const gone = () => undefined;
    const line = typeof wire.line === "function" ? wire.line() : wire.line;
    if (line === "cut") {
      wire.cuts += 1;
      await route.abort("internetdisconnected").catch(gone);
      return;
    }
    // Sent by the browser's own line and not by the page, so that it arrives although the page is closed meanwhile.
    const request = route.request();
    const answer = await context.request.fetch(request.url(), {
      method: request.method(),
      headers: request.headers(),
      data: request.postData() ?? "",
    });
    if (line === "answer-lost") {
      wire.cuts += 1;
      await route.abort("connectionreset").catch(gone);
    } else await route.fulfill({ response: answer }).catch(gone);
  });
  return wire;
}

/** One cell of a form that holds a value. */
export interface ValueCell {
  /** The cell on the page: row and column. */
  readonly name: string;
  /** The figure: indicator and breakdown. */
  readonly figure: string;
  readonly indicatorId: string;
  readonly breakdown: string;
}

/** The cells of a form that ask for a value, row by row. */
export function valueCells({ definition }: SubmissionRecord): readonly ValueCell[] {
  return definition.rows.flatMap((row) =>
    row.kind === "heading"
      ? []
      : definition.columns.flatMap((column): ValueCell[] =>
          column.kind !== "value" || (row.columns !== null && !row.columns.includes(column.id))
            ? []
            : [
                {
                  name: `${row.id}|${column.id}`,
                  figure: `${row.indicatorId}|${column.breakdown}`,
                  indicatorId: row.indicatorId,
                  breakdown: column.breakdown,
                },
              ],
        ),
  );
}

export const cellOf = (page: Page, cell: Pick<ValueCell, "name">): Locator =>
  page.locator(`[data-cell="${cell.name}"]`);

/** What a cell shows. */
export const shownIn = (page: Page, cell: Pick<ValueCell, "name">): Promise<string> =>
  cellOf(page, cell).locator(".cell-text").innerText();

/** Types into a cell as a person does. */
export async function typeInto(page: Page, cell: Pick<ValueCell, "name">, text: string): Promise<void> {
  await cellOf(page, cell).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Waits until everything is on the server, but for what needs a person. */
export const isSent = (page: Page): Promise<void> =>
  page.locator('.save-state[data-phase="saved"]').first().waitFor();

/** The record of a submission as the server has it. */
export async function readRecord(page: Page, id: string): Promise<SubmissionRecord> {
  const answer = await page.request.get(`/api/submissions/${id}`);
  if (!answer.ok()) throw new Error(`record: ${answer.status()} ${await answer.text()}`);
  return submissionRecord.parse(await answer.json());
}

/**
 * Issues the sample form of the education bureau for a year of which nothing is known, and answers the submission that
 * the bureau owes; `page` is one of the bureau of statistics.
 */
export async function issueEducationForm(page: Page, year: number): Promise<string> {
  const get = async (address: string): Promise<unknown> => (await page.request.get(address)).json();
  const post = async (address: string, data: object): Promise<unknown> => {
    const answer = await page.request.post(address, { data });
    if (!answer.ok()) throw new Error(`${address}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  const { forms } = formList.parse(await get("/api/forms?area=990100"));
  const form = forms.find(({ title }) => title.startsWith("教育事业"));
  if (form === undefined) throw new Error("the sample form is not there");
  const draft = await post("/api/rounds", {
    areaCode: "990100",
    title: `${year}年补报`,
    year,
    dueOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    message: null,
    version: 0,
    forms: [{ formId: form.id, recipients: [{ organisationId: "yunting-education", areaCode: "990100" }] }],
  });
  const round = roundRecord.parse(draft);
  const issued = roundRecord.parse(await post(`/api/rounds/${round.id}/issue`, { version: round.version }));
  const [submission] = issued.submissions;
  if (submission === undefined) throw new Error("nothing was issued");
  return submission.id;
}

/** Opens the grid of a submission and waits for its cells. */
export async function openForm(page: Page, id: string): Promise<void> {
  await page.goto(`/submissions/${id}`);
  await page.locator(".figure-cell").first().waitFor();
}

/** Opens the application so that this browser keeps it: from now on pages open without a network. */
export async function keepApplication(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const filled = z.object({
  figures: z.array(
    z.object({ indicator: z.string(), breakdown: z.string(), revision: z.number(), after: z.string() }),
  ),
});

/** One time that a figure was stored. */
export interface StoredOnce {
  readonly sequence: number;
  readonly username: string | null;
  readonly figure: string;
  readonly revision: number;
  readonly value: string;
}

/** Every time that a figure of a submission was stored after a moment of the audit log, in order; `page` is the auditor's. */
export async function listStored(page: Page, id: string, after: number): Promise<readonly StoredOnce[]> {
  const answer = await page.request.get(
    `/api/audit-entries?action=submission.fill&limit=200&subjectId=${encodeURIComponent(id)}`,
  );
  return auditList
    .parse(await answer.json())
    .entries.filter(({ sequence }) => sequence > after)
    .toReversed()
    .flatMap(({ sequence, username, details }) =>
      filled.parse(details).figures.map(({ indicator, breakdown, revision, after: value }) => ({
        sequence,
        username,
        figure: `${indicator}|${breakdown}`,
        revision,
        value,
      })),
    );
}
