/** Most working days that a period or reminder may count. */
const most = 250;
const mostReminders = 5;

/** Reads reminders as they are typed, "5,2"; null where they are not whole numbers from 1 to 250, at most five. */
export function readReminders(text: string): readonly number[] | null {
  const parts = text.split(/[,，、\s]+/u).filter((part) => part !== "");
  const numbers = parts.map((part) => (/^\d{1,3}$/u.test(part) ? Number(part) : 0));
  if (numbers.length > mostReminders || numbers.some((number) => number < 1 || number > most)) return null;
  return [...new Set(numbers)].toSorted((one, other) => other - one);
}

/** Reads lines such as those of whom a copy goes to; empty ones are left out. */
export function readLines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
