-- Lists of outside systems beside our cases: hashes, enciphered numbers, states and days, never a name; differences with their entries.

create table service_outside_mapping (
  area_code char(6)        not null,
  system    text           not null,
  link      text           not null,
  number    integer        not null,
  signature text           not null,
  mapping   jsonb          not null,
  kept_by   text           not null,
  kept_at   timestamptz(3) not null,
  constraint service_outside_mapping_key primary key (area_code, system, link, number),
  constraint service_outside_mapping_area foreign key (area_code) references area (code)
);
comment on table service_outside_mapping is 'How exports of an outside system are read in an area and below it, as a person confirmed it; the newest counts. 外部清单的对应关系';
comment on column service_outside_mapping.signature is 'keyed hash of the head row, by which such a sheet is known again';
comment on column service_outside_mapping.mapping is 'columns by their place, words of states; no text of the sheet beside these words';
create trigger service_outside_mapping_immutable before update or delete on service_outside_mapping
  for each row execute function refuse_change();

create table service_outside_list (
  area_code       char(6)        not null,
  id              text           not null,
  system          text           not null,
  link            text           not null,
  organisation_id text           not null,
  number          integer        not null,
  day             date           not null,
  file_hash       text           not null,
  row_count       integer        not null,
  counts          jsonb          not null,
  provider        text           not null,
  data_key        bytea          not null,
  imported_by     text           not null,
  imported_at     timestamptz(3) not null,
  constraint service_outside_list_key primary key (area_code, id),
  constraint service_outside_list_id_once unique (id),
  constraint service_outside_list_number_once unique (area_code, system, link, organisation_id, number),
  constraint service_outside_list_area foreign key (area_code) references area (code),
  constraint service_outside_list_organisation foreign key (organisation_id) references organisation (id)
);
comment on table service_outside_list is 'A list of an outside system as an organisation took it in. 外部系统清单';
comment on column service_outside_list.day is 'day that the list is of, as its owner made it';
comment on column service_outside_list.file_hash is 'keyed hash of the file with its mapping: the same file again changes nothing';
comment on column service_outside_list.counts is 'rows and cases by their place, as this organisation sees them';
comment on column service_outside_list.data_key is 'enciphers numbers and reasons; wrapped with the master key';
create trigger service_outside_list_immutable before update or delete on service_outside_list
  for each row execute function refuse_change();

create table service_outside_row (
  area_code     char(6) not null,
  list_id       text    not null,
  number        integer not null,
  number_blind  text,
  number_secret bytea,
  person_blind  text,
  word          text,
  day           date,
  constraint service_outside_row_key primary key (area_code, list_id, number),
  constraint service_outside_row_list foreign key (area_code, list_id) references service_outside_list (area_code, id),
  constraint service_outside_row_known check (number_blind is not null or person_blind is not null),
  constraint service_outside_row_number check ((number_blind is null) = (number_secret is null))
);
comment on table service_outside_row is 'Rows of the newest list of a link; those of the list before are deleted with its coming. 外部清单行';
comment on column service_outside_row.number_blind is 'keyed hash of the number that the outside system gave';
comment on column service_outside_row.person_blind is 'keyed hash of an ID number, as people of cases have it; the number itself stands nowhere';
comment on column service_outside_row.word is 'state there, a word of the mapping; null where it is not known';

create table service_outside_difference (
  area_code             char(6)        not null,
  id                    text           not null,
  system                text           not null,
  link                  text           not null,
  organisation_id       text           not null,
  owner_organisation_id text           not null,
  kind                  text           not null,
  case_area             char(6),
  case_id               text,
  row_keys              jsonb          not null,
  number_secret         bytea,
  word                  text,
  day                   date,
  found_list            text           not null,
  seen_list             text           not null,
  found_at              timestamptz(3) not null,
  due_at                timestamptz(3) not null,
  state                 text           not null,
  answer                text,
  answered_at           timestamptz(3),
  settled_at            timestamptz(3),
  constraint service_outside_difference_key primary key (area_code, id),
  constraint service_outside_difference_id_once unique (id),
  constraint service_outside_difference_found foreign key (area_code, found_list) references service_outside_list (area_code, id),
  constraint service_outside_difference_seen foreign key (area_code, seen_list) references service_outside_list (area_code, id),
  constraint service_outside_difference_case foreign key (case_area, case_id) references service_case (area_code, id),
  constraint service_outside_difference_owner foreign key (owner_organisation_id) references organisation (id),
  constraint service_outside_difference_kind check (kind in ('only-theirs', 'only-ours', 'another-state', 'twice-in-theirs')),
  constraint service_outside_difference_state check (state in ('open', 'answered', 'settled')),
  constraint service_outside_difference_answer check (answer in ('ours-corrected', 'theirs-told', 'explained', 'not-found')),
  constraint service_outside_difference_settled check ((state = 'settled') = (settled_at is not null)),
  constraint service_outside_difference_forgets check (state <> 'settled' or number_secret is null)
);
create index service_outside_difference_by_link
  on service_outside_difference (area_code, system, link, organisation_id, state, due_at);
create index service_outside_difference_by_owner on service_outside_difference (owner_organisation_id, state, due_at);
create index service_outside_difference_by_case on service_outside_difference (case_id) where case_id is not null;
comment on table service_outside_difference is 'Something that a list and our cases say differently; kept with its age from list to list, settled by the list that no longer shows it. 差异';
comment on column service_outside_difference.organisation_id is 'who took the list in';
comment on column service_outside_difference.owner_organisation_id is 'who works it off: the owner of the case, or who took the list in';
comment on column service_outside_difference.case_area is 'area of the case, which may lie below that of the list';
comment on column service_outside_difference.row_keys is 'hashes by which its rows are found again in the next list';
comment on column service_outside_difference.number_secret is 'number there, enciphered with the key of the list that it was last seen in; gone when it is settled';

create table service_outside_entry (
  area_code       char(6)        not null,
  difference_id   text           not null,
  number          integer        not null,
  kind            text           not null,
  answer          text,
  reason          bytea,
  list_id         text           not null,
  account_id      text           not null,
  organisation_id text           not null,
  at              timestamptz(3) not null,
  constraint service_outside_entry_key primary key (area_code, difference_id, number),
  constraint service_outside_entry_difference foreign key (area_code, difference_id)
    references service_outside_difference (area_code, id),
  constraint service_outside_entry_kind check (kind in ('opened', 'answered', 'reopened', 'settled'))
);
comment on table service_outside_entry is 'What became of a difference, when and by whom; takes only new rows. 差异办理记录';
comment on column service_outside_entry.reason is 'words of a person, enciphered with the key of the list';
create trigger service_outside_entry_immutable before update or delete on service_outside_entry
  for each row execute function refuse_change();

create table service_outside_disclosure (
  area_code       char(6)        not null,
  id              text           not null,
  list_id         text           not null,
  system          text           not null,
  link            text           not null,
  organisation_id text           not null,
  account_id      text           not null,
  rows            integer        not null,
  values_hash     text           not null,
  basis           jsonb          not null,
  at              timestamptz(3) not null,
  constraint service_outside_disclosure_key primary key (area_code, id),
  constraint service_outside_disclosure_list foreign key (area_code, list_id) references service_outside_list (area_code, id)
);
comment on table service_outside_disclosure is 'A list of differences that went out to the owner of an outside system: numbers, states, days and nothing else. 差异清单披露记录';
comment on column service_outside_disclosure.values_hash is 'keyed hash of what was told';
create trigger service_outside_disclosure_immutable before update or delete on service_outside_disclosure
  for each row execute function refuse_change();

create table service_outside_reminder (
  area_code       char(6)        not null,
  system          text           not null,
  link            text           not null,
  organisation_id text           not null,
  due_day         date           not null,
  at              timestamptz(3) not null,
  constraint service_outside_reminder_key primary key (area_code, system, link, organisation_id, due_day)
);
comment on table service_outside_reminder is 'That an organisation was told that the list of a link did not come in time; once for each. 外部清单逾期提醒';
create trigger service_outside_reminder_immutable before update or delete on service_outside_reminder
  for each row execute function refuse_change();
