import { areaCode } from "@halfsky/api-contract";
import { z } from "zod";

const codeList = z
  .string()
  .max(2000)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .pipe(z.array(areaCode).min(1).max(200));

const idList = z
  .string()
  .max(20_000)
  .transform((text) => text.split(",").filter((part) => part !== ""));

/** A year in an address. */
export const yearParameter = z.coerce.number().int().min(1949).max(2200);

/** A moment in an address; a day alone means its end in Beijing. */
export const moment = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.date().transform((day) => `${day}T23:59:59.999+08:00`),
]);

/** The query of the grid and of the sheet: areas and indicators separated by commas. */
export const gridQuery = z.object({
  areas: codeList.optional(),
  plan: z.string().max(100).optional(),
  indicators: idList.optional(),
  from: yearParameter,
  to: yearParameter,
});
