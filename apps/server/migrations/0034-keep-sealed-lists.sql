-- Lists of systems whose every case is sealed belong to whoever brought them: what they say of cases that she may open
-- would tell others of them.

alter table service_outside_mapping add column keeper text not null default '';
alter table service_outside_list add column keeper text not null default '';
alter table service_outside_difference add column keeper text not null default '';
alter table service_outside_mapping alter column keeper drop default;
alter table service_outside_list alter column keeper drop default;
alter table service_outside_difference alter column keeper drop default;
alter table service_outside_list drop constraint service_outside_list_number_once;
alter table service_outside_list add constraint service_outside_list_number_once
  unique (area_code, system, link, organisation_id, keeper, number);
comment on column service_outside_mapping.keeper is 'account to which alone it is there; empty for a mapping of the whole area';
comment on column service_outside_list.keeper is 'account to which alone the list is there, of a system whose every case is sealed; empty for a list of the organisation';
comment on column service_outside_difference.keeper is 'as of its list';
