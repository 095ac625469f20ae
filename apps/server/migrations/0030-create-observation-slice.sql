-- A map reads one indicator in one year over all areas. Without the area the keys of a slice are alike, so that the index
-- stays a tenth of one that names it, and loading hardly notices.
create index observation_slice on observation (indicator_id, year, breakdown);
