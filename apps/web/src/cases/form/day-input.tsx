import type { Bilingual } from "@halfsky/statistics";
import { Input } from "antd";
import { useState } from "react";
import { useBilingual, useWords } from "../../words/language.tsx";

interface DayInputProps {
  readonly kind: "date" | "datetime-local";
  readonly value: string;
  readonly width: number;
  readonly isInvalid: boolean;
  readonly shared: Readonly<Record<string, unknown>>;
  /** what is wrong with what stands there whole */
  readonly check?: (typed: string) => Bilingual | null;
  readonly onChange: (typed: string) => void;
}

/** A year has four digits: without an end the browser takes six, and a birth date typed in one go becomes none. */
const last = { date: "9999-12-31", "datetime-local": "9999-12-31T23:59" } as const;

/** A place for a day or a moment. What is typed by half has no value for the browser: it is said beside it, and not lost in silence. */
export function DayInput({ kind, value, width, isInvalid, shared, check, onChange }: DayInputProps) {
  const { form: said } = useWords().cases;
  const [isHalf, setHalf] = useState(false);
  const speak = useBilingual();
  const [isLeft, setLeft] = useState(false);
  // an invalid field has its words beside it already
  const wrong = isLeft && !isHalf && !isInvalid && value !== "" ? (check?.(value) ?? null) : null;
  const invalid = isInvalid || isHalf || wrong !== null;
  return (
    <>
      <Input
        {...shared}
        type={kind}
        max={last[kind]}
        style={{ width, maxWidth: "100%" }}
        value={value}
        aria-invalid={invalid}
        {...(invalid ? { status: "error" as const } : {})}
        onChange={(event) => {
          setHalf(false);
          setLeft(false);
          onChange(event.target.value);
        }}
        onBlur={(event) => {
          setHalf(event.target.validity.badInput);
          setLeft(true);
        }}
        onInvalid={(event) => {
          event.preventDefault();
          setHalf(event.currentTarget.validity.badInput);
        }}
      />
      {isHalf ? (
        <span className="case-fault" role="alert">
          {said.halfDay}
        </span>
      ) : null}
      {wrong === null ? null : (
        <span className="case-fault" role="alert">
          {speak(wrong)}
        </span>
      )}
    </>
  );
}

/** Whether a form has a day that was typed by half; the first such place has the cursor then, and each says what is wrong. */
export function stopsAtHalfDay(form: ParentNode | null): boolean {
  const days = [
    ...(form?.querySelectorAll<HTMLInputElement>("input[type=date], input[type=datetime-local]") ?? []),
  ];
  const half = days.filter(({ validity }) => validity.badInput);
  for (const input of half) input.checkValidity();
  half[0]?.focus();
  return half.length > 0;
}
