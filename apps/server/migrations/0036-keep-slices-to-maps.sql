-- The index of slices is for who says that the revision is 1 or more, as every figure's is: maps do. Without statistics, as
-- while a new database is filled, PostgreSQL 17 took it for the figures of an area as well and read all areas for them:
-- loading took twice as long, and longer the more figures there were.
alter table observation add constraint observation_counts_from_one check (revision >= 1);
drop index observation_slice;
create index observation_slice on observation (indicator_id, year, breakdown) where revision >= 1;

create or replace function indicator_with_figures_stays() returns trigger language plpgsql as $$
begin
  if exists (select from observation where indicator_id = old.id and revision >= 1) then
    raise exception 'indicator % has figures', old.id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
