import { addWorkingDays } from "@halfsky/calendar";
import { Input, InputNumber } from "antd";
import { useWords } from "../../words/language.tsx";
import { useToday } from "../use-today.ts";
import { dayNote } from "./day-note.ts";
import { useWorkCalendar } from "./use-work-calendar.ts";

interface DayFieldProps {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (day: string | undefined) => void;
  /** What the day is, for a reader who does not see the label. */
  readonly label: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Without the count of working days: a day that has passed, such as that of a meeting. */
  readonly isPast?: boolean;
}

/** A day, chosen from the calendar or as so many working days from today; under it what it means. */
export function DayField({ id, value, onChange, label, min, max, isPast = false }: DayFieldProps) {
  const words = useWords();
  const today = useToday();
  const calendar = useWorkCalendar();
  const note = isPast ? null : dayNote(value, today, calendar, words);
  return (
    <div>
      <span className="day-field">
        <Input
          {...(id === undefined ? {} : { id })}
          type="date"
          aria-label={label}
          style={{ width: 150 }}
          value={value ?? ""}
          min={min}
          max={max}
          onChange={(event) => onChange?.(event.target.value === "" ? undefined : event.target.value)}
        />
        {isPast ? null : (
          <>
            <span>{words.matterForms.or}</span>
            <InputNumber
              aria-label={words.matterForms.workingDaysOf(label)}
              min={1}
              max={250}
              precision={0}
              style={{ width: 64 }}
              controls={false}
              onChange={(count: number | null) => {
                if (count !== null && count >= 1 && count <= 250)
                  onChange?.(addWorkingDays(calendar, today, count).date);
              }}
            />
            <span>{words.matterForms.workingDays}</span>
          </>
        )}
      </span>
      {note === null ? null : <div className="day-note">{note}</div>}
    </div>
  );
}
