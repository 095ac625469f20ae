-- Files of cases, enciphered with the second key of the case; who may agree to what waits for a second person.

create table service_file (
  area_code char(6)        not null,
  id        text           not null,
  case_id   text           not null,
  label     bytea          not null,
  bytes     bytea          not null,
  size      integer        not null,
  added_by  text           not null,
  added_at  timestamptz(3) not null,
  constraint service_file_key primary key (area_code, id),
  constraint service_file_id_once unique (id),
  constraint service_file_case foreign key (area_code, case_id) references service_case (area_code, id),
  constraint service_file_size check (size > 0)
);
create index service_file_by_case on service_file (area_code, case_id);
comment on table service_file is 'A file of a case: as secret as the form of the action that it came with, and always enciphered. 个案附件';
comment on column service_file.label is 'name, media type, SHA-256 and who added it, enciphered: names of files name people';
comment on column service_file.size is 'bytes before enciphering';
create trigger service_file_immutable before update or delete on service_file
  for each row execute function refuse_change();

alter table service_case add column pending_for jsonb not null;
comment on column service_case.pending_for is 'for each action that waits: who proposed it, and the actors who may agree';
