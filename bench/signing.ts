import type { Board, FormRecord, RoundRecord } from "@halfsky/api-contract";
import { sql } from "kysely";
import { type Actor, platformActor } from "../apps/server/src/access/actor.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { saveFigures } from "../apps/server/src/statistics/submissions/save-figures.service.ts";
import {
  listSubmissions,
  everySubmission,
} from "../apps/server/src/statistics/submissions/submission.store.ts";
import { type PassingAction, takeStep } from "../apps/server/src/statistics/submissions/take-step.service.ts";
import { type BenchResult, significant } from "./bench.ts";
import { cubeAreas, cubeProvince, type FigureCube } from "./figure-cube.ts";
import { formBody } from "./large-form.ts";
import { percentile, seconds, signedIn, type SignedInOffice } from "./requests.ts";

/** A year of which the cube has no figures. */
const year = 2025;
const counties = cubeAreas.filter((code) => !code.endsWith("00"));
const signings = 100;
const indicatorsOfForm = 10;

/**
 * Milliseconds from the signature to a board that shows its figures, 99 of 100 times: the submission is signed through the
 * service that people sign through, then the board is asked until the figures of the form are in it.
 */
export async function measureSigning(cube: FigureCube, app: App): Promise<BenchResult> {
  const office = await signedIn(app);
  const taken: number[] = [];
  const against: number[] = [];
  let boards = 0;
  // Each county signs a form of its own year: two of them, since there are fewer counties than signings.
  for (const ofYear of [year, year + 1]) {
    const submissions = await prepare(cube, office, ofYear);
    for (const { id, areaCode } of submissions) {
      if (taken.length >= signings) break;
      const before = await unreported(office, areaCode, ofYear);
      taken.push(
        1000 *
          (await seconds(async () => {
            await step(cube, id, areaCode, "sign");
            do boards += 1;
            while ((await unreported(office, areaCode, ofYear)) !== before - indicatorsOfForm);
          })),
      );
      against.push(1000 * (await seconds(() => plainSigning(cube, areaCode))));
    }
  }
  return {
    name: "sign-to-board-p99",
    value: significant(percentile(taken, 0.99)),
    unit: "ms",
    against: significant(percentile(against, 0.99)),
    ratio: significant(percentile(taken, 0.99) / percentile(against, 0.99)),
    note: `median ${significant(percentile(taken, 0.5))} ms (plain ${significant(percentile(against, 0.5))} ms); ${taken.length} signings of ${indicatorsOfForm} figures, ${boards} boards read; plain: update of as many figures and select of the area's`,
  };
}

async function unreported(office: SignedInOffice, areaCode: string, ofYear: number): Promise<number> {
  const board = (await office.get(`/api/board?area=${areaCode}&year=${ofYear}`)).json<Board>();
  return board.plans.reduce((all, plan) => all + plan.attainment.withoutData, 0);
}

async function plainSigning({ database, indicatorIds }: FigureCube, areaCode: string): Promise<void> {
  const chosen = indicatorIds.slice(0, indicatorsOfForm);
  await sql`update observation set signed_revision = revision where area_code = ${areaCode}
    and indicator_id = any(${[...chosen]}::text[]) and year = 2024 and breakdown = ''`.execute(
    database.kysely,
  );
  await sql`select indicator_id, year, value from observation where area_code = ${areaCode}`.execute(
    database.kysely,
  );
}

/** Issues a form to an organisation of every county and takes each of them to the point where it is to be signed. */
async function prepare(
  cube: FigureCube,
  office: SignedInOffice,
  ofYear: number,
): Promise<readonly { readonly id: string; readonly areaCode: string }[]> {
  const chosen = cube.indicatorIds.slice(0, indicatorsOfForm);
  await addOrganisations(cube);
  const form = await office.send<FormRecord>(
    "POST",
    "/api/forms",
    formBody(chosen, `年报${ofYear}`, { columns: [""] }),
  );
  const drafted = await office.send<RoundRecord>("POST", "/api/rounds", {
    areaCode: cubeProvince,
    title: `${ofYear}`,
    year: ofYear,
    dueOn: "2025-12-20",
    message: null,
    forms: [
      {
        formId: form.id,
        recipients: counties.map((areaCode) => ({ organisationId: `office-${areaCode}`, areaCode })),
      },
    ],
    version: 0,
  });
  await office.send("POST", `/api/rounds/${drafted.id}/issue`);
  const all = await listSubmissions(cube.database.kysely.withoutPlugins(), everySubmission, {});
  const submissions = all.filter((one) => one.year === ofYear).map(({ id, areaCode }) => ({ id, areaCode }));
  for (const { id, areaCode } of submissions) {
    await writeFor(cube.ground, { actor: actorOf(areaCode, "submit"), requestId: null }, (context) =>
      saveFigures(
        context,
        id,
        chosen.map((indicatorId) => ({
          indicatorId,
          breakdown: "",
          baseRevision: 0,
          value: "61.20",
          missing: null,
          numerator: null,
          denominator: null,
          note: null,
        })),
        { kind: "entry", name: null },
      ),
    );
    for (const action of ["submit", "confirm", "review"] as const) await step(cube, id, areaCode, action);
  }
  return submissions;
}

/** Each step is another person's, of the organisation that owes the form. */
function actorOf(areaCode: string, action: PassingAction): Actor {
  const id = `office-${areaCode}`;
  return {
    ...platformActor,
    accountId: `${action}-${areaCode}`,
    areaCode,
    organisation: { id, name: id, shortName: id },
    roles: [],
  };
}

async function step(cube: FigureCube, id: string, areaCode: string, action: PassingAction): Promise<void> {
  await writeFor(cube.ground, { actor: actorOf(areaCode, action), requestId: null }, async (context) => {
    const { rows } = await sql<{
      version: number;
    }>`select version from submission where area_code = ${areaCode} and id = ${id}`.execute(
      context.transaction,
    );
    await takeStep(context, id, action, { version: rows[0]?.version ?? 0 });
  });
}

async function addOrganisations({ database }: FigureCube): Promise<void> {
  await sql`insert into organisation (id, name, short_name, pinyin, kind, area_code)
    select 'office-' || code, 'office-' || code, 'office-' || code, code, 'county-office', code from area
    where level = 'county' and not exists (select 1 from organisation where id = 'office-' || code)`.execute(
    database.kysely,
  );
}
