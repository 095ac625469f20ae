import type { TravelMode } from "@halfsky/cases";

/** Rows of migration 0033. */
export interface TravelTimeTables {
  travel_time: {
    area_code: string;
    from_unit: string;
    to_unit: string;
    mode: TravelMode;
    measured_on: string;
    revision: number;
    minutes: number;
    both_ways: boolean;
    source: string;
    imported_by: string;
    imported_at: string;
  };
}
