/** What no story tells yet, by system: the test of stories fails where this says too little or too much. */
export const untold: Readonly<
  Record<string, Readonly<Partial<Record<"actions" | "deadlines" | "indicators", readonly string[]>>>>
> = {};
