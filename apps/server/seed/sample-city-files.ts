import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { targetStatus, words } from "@halfsky/api-contract";
import { isMissingReason } from "@halfsky/statistics";
import { z } from "zod";
import { readCsv } from "./read-csv.ts";

const planKey = z.enum(["women", "children"]);

const people = z.object({
  notice: words,
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      pinyin: z.string(),
      level: z.enum(["province", "city", "county"]),
      parentCode: z.string().nullable(),
    }),
  ),
  organisations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      pinyin: z.string(),
      kind: z.enum(["office", "statistics-bureau", "member-unit", "county-office", "government", "agency"]),
      areaCode: z.string(),
    }),
  ),
  accounts: z.array(
    z.object({
      username: z.string(),
      displayName: z.string(),
      organisation: z.string(),
      roles: z.array(z.string()),
    }),
  ),
});

const indicators = z.array(
  z.object({
    plan: planKey,
    name: z.string(),
    nameEn: z.string(),
    decimals: z.number().int(),
    organisation: z.string(),
    periodKind: z.enum(["calendar-year", "year-end", "school-year", "health-year"]),
    populationBase: z.string().nullable(),
    definition: z.string(),
    numerator: words.nullable(),
    denominator: words.nullable(),
  }),
);

const decisions = z.array(
  z.object({
    plan: planKey,
    indicator: z.string(),
    areaCode: z.string(),
    year: z.number().int(),
    status: targetStatus,
    reason: z.string(),
    signedBy: z.string(),
    signedOn: z.string(),
  }),
);

const blankAsNull = z.string().transform((text) => (text === "" ? null : text));

const figure = z.object({
  indicator: z.string(),
  plan: planKey,
  area_code: z.string(),
  year: z.coerce.number().int(),
  value: blankAsNull,
  numerator: blankAsNull,
  denominator: blankAsNull,
  missing: blankAsNull.pipe(z.string().refine(isMissingReason).nullable()),
  note: blankAsNull,
});

/** One row of figures.csv with its line in the file. */
export type SampleFigure = z.infer<typeof figure> & { readonly line: number };

/** Everything that the sample city is made of. */
export interface SampleCityFiles {
  readonly people: z.infer<typeof people>;
  readonly indicators: z.infer<typeof indicators>;
  readonly decisions: z.infer<typeof decisions>;
  readonly figures: readonly SampleFigure[];
  readonly plan: Uint8Array;
  /** Figures and targets of the nation, which are real, in the form of `halfsky import-references`. */
  readonly references: string;
}

/** The file of the nation's figures and targets beside the sample city's folder. */
export const referencesName = "national-references.csv";

/** Reads the files of the sample city below the project's root; a file that does not fit is a fault of the release. */
export async function readSampleCityFiles(root: string): Promise<SampleCityFiles> {
  const folder = join(root, "apps/server/seed/sample-city");
  const readText = (name: string) => readFile(join(folder, name), "utf8");
  const readJson = async (name: string): Promise<unknown> => JSON.parse(await readText(name));
  return {
    people: people.parse(await readJson("people.json")),
    indicators: indicators.parse(await readJson("indicators.json")),
    decisions: decisions.parse(await readJson("decisions.json")),
    figures: readCsv(await readText("figures.csv")).map(({ line, row }) => ({ ...figure.parse(row), line })),
    plan: new Uint8Array(await readFile(join(folder, "plan.txt"))),
    references: await readFile(join(folder, "..", referencesName), "utf8"),
  };
}
