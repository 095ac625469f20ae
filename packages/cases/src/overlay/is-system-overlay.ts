import type { SystemOverlay } from "./service-overlay.ts";

const parts = {
  title: true,
  periods: true,
  privacy: true,
  grade: true,
  fields: true,
  options: true,
  tasks: true,
  withoutTasks: true,
  openings: true,
  steps: true,
  deadlines: true,
} as const satisfies Record<keyof SystemOverlay, true>;

/** Whether JSON that passed the contract is an overlay of a system: only its outline is looked at, its values are judged by `applyOverlay`. */
export function isSystemOverlay(json: unknown): json is SystemOverlay {
  return (
    typeof json === "object" && json !== null && Object.keys(json).every((key) => Object.hasOwn(parts, key))
  );
}
