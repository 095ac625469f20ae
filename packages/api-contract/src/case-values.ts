import { z } from "zod";

/** ISO 8601 in UTC */
export const moment = z.iso.datetime();
/** An id, or a name that a definition declares. */
export const shortId = z.string().min(1).max(100);
/** What a person writes: a reason, a note. */
export const note = z.string().trim().min(1).max(4000);
