-- Whoever moves is handed over, and the case lies in the area that took it over. Its rows stay under the area it was opened in
-- (area_code is part of their keys, and a log is never changed). 个案随人迁移
alter table service_case
  add column lies_in char(6),
  add column moves jsonb not null default '[]';
update service_case set lies_in = area_code;
-- Handovers into another area that were accepted before cases moved with them.
update service_case
  set lies_in = moved.last, moves = moved.moves
  from (
    select taken.area_code, taken.case_id,
      (array_agg(taken.actor_area order by taken.number desc))[1] as last,
      jsonb_agg(jsonb_build_object('at', taken.at, 'areaCode', taken.actor_area) order by taken.number) as moves
    from service_action taken
    join service_definition on service_definition.hash = taken.definition_hash
    where taken.action = 'accept-referral'
      and (service_definition.definition -> 'referrals' -> (taken.details -> 'referral' ->> 'name') ->> 'handover') = 'true'
      and (service_definition.definition -> 'referrals' -> (taken.details -> 'referral' ->> 'name') ->> 'inArea') is not null
    group by taken.area_code, taken.case_id
  ) moved
  where moved.area_code = service_case.area_code and moved.case_id = service_case.id;
alter table service_case
  alter column lies_in set not null,
  alter column moves drop default,
  add constraint service_case_lies_in foreign key (lies_in) references area (code);
drop index service_case_by_area;
create index service_case_by_area on service_case (lies_in, system, phase, next_due_at, id);
create index service_case_moved on service_case (system, id) where moves <> '[]';
comment on column service_case.area_code is 'area it was opened in: part of the keys of all its rows';
comment on column service_case.lies_in is 'area it belongs to now: relations, lists, messages and figures go by it';
comment on column service_case.moves is 'handovers into another area, oldest first: when and where to. 迁移记录';
