import { checkDefinition } from "../definition/check-definition.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { applyOverlay } from "./apply-overlay.ts";
import type { OverlayFault, OverlayResult, ServiceOverlay } from "./service-overlay.ts";

/**
 * What an overlay makes of a definition, with every fault: of its values, and of the definition that would come of them.
 * `base` is what holds without the overlay. The page that edits it asks the same as the service that keeps it.
 */
export function judgeOverlay(base: SystemDefinition, overlay: ServiceOverlay): OverlayResult {
  const at = `systems.${base.id}`;
  try {
    const result = applyOverlay(base, overlay);
    const known = new Set(checkDefinition(base).map(({ path, words }) => `${path} ${words.en}`));
    const made = checkDefinition(result.definition)
      .filter(({ path, words }) => !known.has(`${path} ${words.en}`))
      .map(({ path, words }): OverlayFault => ({ where: `${at}.${path}`, message: words }));
    return { ...result, faults: [...result.faults, ...made] };
  } catch {
    // what is of quite another shape than an overlay
    const message = { zh: "不是服务参数的格式。", en: "This has not the shape of parameters." };
    return { definition: base, changes: [], faults: [{ where: at, message }] };
  }
}
