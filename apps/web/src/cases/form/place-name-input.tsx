import { useQuery } from "@tanstack/react-query";
import { AutoComplete } from "antd";
import { placesQuery } from "../../api/cases-api.ts";
import { placesOffered } from "./places-offered.ts";

interface PlaceNameInputProps {
  readonly shared: { readonly id: string; readonly "aria-label": string };
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** The register of places whose places are offered. */
  readonly register: string;
}

/** A name that may be taken from a register of places, or written where the register does not have it or cannot be read. */
export function PlaceNameInput({ shared, value, onChange, register }: PlaceNameInputProps) {
  const { data } = useQuery({ ...placesQuery(register), retry: false });
  return (
    <AutoComplete
      {...shared}
      value={value}
      style={{ width: "100%" }}
      maxLength={500}
      options={placesOffered(data?.rows ?? [], value)}
      onChange={(typed: string) => onChange(typed)}
    />
  );
}
