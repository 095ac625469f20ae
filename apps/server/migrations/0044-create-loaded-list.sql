-- Lists of people from which cases are opened, one a row: kept enciphered until the row is opened, and the refused ones until
-- their term. The file itself is never kept.

create table service_loaded_list (
  area_code       char(6)        not null,
  id              text           not null,
  system          text           not null,
  action          text           not null,
  organisation_id text           not null,
  file_name       text           not null,
  row_count       integer        not null,
  columns         jsonb          not null,
  provider        text           not null,
  data_key        bytea          not null,
  accepted_by     text           not null,
  accepted_at     timestamptz(3) not null,
  finished_at     timestamptz(3),
  cleared_at      timestamptz(3),
  constraint service_loaded_list_key primary key (area_code, id),
  constraint service_loaded_list_id_once unique (id),
  constraint service_loaded_list_area foreign key (area_code) references area (code),
  constraint service_loaded_list_organisation foreign key (organisation_id) references organisation (id)
);
create index service_loaded_list_by_organisation on service_loaded_list (organisation_id, system, accepted_at);
create index service_loaded_list_not_cleared on service_loaded_list (finished_at) where cleared_at is null;
comment on table service_loaded_list is 'A list of people as somebody took it on; its rows become cases one by one. 名单导入';
comment on column service_loaded_list.columns is 'columns that were read, by their names: what refused rows are written with';
comment on column service_loaded_list.data_key is 'enciphers what stands in the rows; wrapped with the master key';
comment on column service_loaded_list.cleared_at is 'when what refused rows said was let go';

create table service_loaded_row (
  area_code char(6) not null,
  list_id   text    not null,
  number    integer not null,
  sheet_row integer not null,
  state     text    not null,
  secret    bytea,
  reason    jsonb,
  case_id   text,
  constraint service_loaded_row_key primary key (area_code, list_id, number),
  constraint service_loaded_row_list foreign key (area_code, list_id) references service_loaded_list (area_code, id),
  constraint service_loaded_row_state check (state in ('waiting', 'opened', 'here', 'refused')),
  constraint service_loaded_row_forgets check (state in ('waiting', 'refused') or secret is null),
  constraint service_loaded_row_waits check (state <> 'waiting' or secret is not null),
  constraint service_loaded_row_reason check ((state = 'refused') = (reason is not null)),
  constraint service_loaded_row_opened check ((state = 'opened') = (case_id is not null))
);
create index service_loaded_row_waiting on service_loaded_row (area_code, list_id, number) where state = 'waiting';
comment on table service_loaded_row is 'A row of such a list: waiting, opened as a case, there already, or refused. 名单行';
comment on column service_loaded_row.secret is 'answers of the row, enciphered with the key of the list; gone when the case is opened';
comment on column service_loaded_row.reason is 'why it was refused, in words that name nobody';
