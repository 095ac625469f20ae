-- Who loads figures by the ten thousand pays for two foreign keys row by row, though they name a hundred areas and some
-- hundred indicators: half of the time of loading went there. The same promise is kept for each statement as a whole: what the
-- new figures name is there and stays there until they are kept (key share, as a foreign key takes it), and what figures
-- name is neither deleted nor renamed.
alter table observation drop constraint observation_area;
alter table observation drop constraint observation_indicator;

create function figures_name_what_is_there() returns trigger language plpgsql as $$
declare
  missing text;
begin
  perform from area where code in (select distinct area_code from added) for key share;
  select min(area_code) into missing from (select distinct area_code from added) as named
    where not exists (select from area where code = named.area_code);
  if missing is not null then
    raise exception 'figures of area % cannot be kept: there is no such area', missing using errcode = 'foreign_key_violation';
  end if;
  perform from indicator where id in (select distinct indicator_id from added) for key share;
  select min(indicator_id) into missing from (select distinct indicator_id from added) as named
    where not exists (select from indicator where id = named.indicator_id);
  if missing is not null then
    raise exception 'figures of indicator % cannot be kept: there is no such indicator', missing
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger observation_names_what_is_there after insert on observation referencing new table as added
  for each statement execute function figures_name_what_is_there();

create function figures_keep_their_place() returns trigger language plpgsql as $$
begin
  raise exception 'a figure keeps its area and its indicator' using errcode = 'restrict_violation';
end $$;
create trigger observation_keeps_its_place before update of area_code, indicator_id on observation
  for each row when (old.area_code <> new.area_code or old.indicator_id <> new.indicator_id)
  execute function figures_keep_their_place();

-- After the row is locked, as a foreign key does, so that figures that are being kept meanwhile are waited for and seen.
create function area_with_figures_stays() returns trigger language plpgsql as $$
begin
  if exists (select from observation where area_code = old.code) then
    raise exception 'area % has figures', old.code using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger area_stays_deleted after delete on area for each row execute function area_with_figures_stays();
create trigger area_stays_renamed after update of code on area for each row when (old.code <> new.code)
  execute function area_with_figures_stays();

create function indicator_with_figures_stays() returns trigger language plpgsql as $$
begin
  if exists (select from observation where indicator_id = old.id) then
    raise exception 'indicator % has figures', old.id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger indicator_stays_deleted after delete on indicator for each row execute function indicator_with_figures_stays();
create trigger indicator_stays_renamed after update of id on indicator for each row when (old.id <> new.id)
  execute function indicator_with_figures_stays();
