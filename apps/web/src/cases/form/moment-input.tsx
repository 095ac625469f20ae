import type { Bilingual } from "@halfsky/statistics";
import { useState } from "react";
import { DayInput } from "./day-input.tsx";
import { beijingInputOf, momentOfInput } from "./beijing-input.ts";

interface MomentInputProps {
  readonly value: string;
  readonly isInvalid: boolean;
  readonly shared: Readonly<Record<string, unknown>>;
  readonly check?: () => Bilingual | null;
  readonly onChange: (value: string | null) => void;
}

/** A place for a moment, in Beijing. While a year is typed digit by digit it stands as typed. */
export function MomentInput({ value, isInvalid, shared, check, onChange }: MomentInputProps) {
  const [typed, setTyped] = useState("");
  const isTyped = momentOfInput(typed) === (value === "" ? null : value);
  const stands = value === "" ? "" : beijingInputOf(value);
  return (
    <DayInput
      kind="datetime-local"
      width={220}
      value={isTyped ? typed : stands}
      isInvalid={isInvalid}
      shared={shared}
      {...(check === undefined ? {} : { check })}
      onChange={(text) => {
        setTyped(text);
        onChange(momentOfInput(text));
      }}
    />
  );
}
