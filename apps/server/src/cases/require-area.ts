import { listAreas } from "../access/area-tree.ts";
import type { ReadContext } from "../access/context.ts";
import { PlatformError } from "../platform-error.ts";

/** Throws "invalid-input" for a code that is no area of the platform. */
export async function requireArea({ transaction }: ReadContext, areaCode: string): Promise<void> {
  if ((await listAreas(transaction)).some(({ code }) => code === areaCode)) return;
  const message = { zh: `没有地区 ${areaCode}。`, en: `There is no area ${areaCode}.` };
  throw new PlatformError("invalid-input", 422, message, [{ where: "body.areaCode", message }]);
}
