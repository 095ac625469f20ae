import { z } from "zod";

/** Which list a view is of: "targets", "plans" …; the web application names its lists. */
const listName = z.string().regex(/^[a-z][a-z-]{0,39}$/);
const content = {
  name: z.string().trim().min(1).max(60),
  /** what stands in the address behind the question mark, without the place (area, year) */
  query: z.string().max(2000),
  /** keys of the chosen columns in their order; null: as the list stands without choosing */
  columns: z.array(z.string().min(1).max(60)).max(60).nullable(),
};

/** A set-up of a list that its owner finds again by name; nobody else sees it. */
export const savedView = z.object({ id: z.string(), list: listName, ...content, savedAt: z.string() });
export type SavedView = z.infer<typeof savedView>;

/** GET /api/saved-views?list= : the caller's own, in the order in which they were first saved. */
export const savedViewQuery = z.object({ list: listName });
export const savedViewList = z.object({ views: z.array(savedView) });

/** POST /api/saved-views → savedView */
export const savedViewInput = z.object({ list: listName, ...content });
export type SavedViewInput = z.infer<typeof savedViewInput>;

/** PUT /api/saved-views/:id → savedView; DELETE /api/saved-views/:id */
export const savedViewChange = z.object(content);
export type SavedViewChange = z.infer<typeof savedViewChange>;
