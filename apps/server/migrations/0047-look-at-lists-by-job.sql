-- What a list of people comes to is found out by a job. Until then its file stands enciphered, afterwards its rows do, and what
-- nobody takes on is let go with all that it said. How somebody read a list is remembered for the next one.

alter table service_loaded_list rename column accepted_by to brought_by;
alter table service_loaded_list
  alter column accepted_at drop not null,
  add column brought_at timestamptz(3),
  add column looked_at timestamptz(3),
  add column mapping bytea,
  add column signature text,
  add column file bytea,
  add column outcome bytea,
  add column job_id text;
update service_loaded_list set brought_at = accepted_at, looked_at = accepted_at;
alter table service_loaded_list
  alter column brought_at set not null,
  add constraint service_loaded_list_looked check ((looked_at is null) = (file is not null)),
  add constraint service_loaded_list_accepted check (accepted_at is null or looked_at is not null);
create index service_loaded_list_not_accepted on service_loaded_list (brought_by, brought_at) where accepted_at is null;
comment on column service_loaded_list.file is 'the file, enciphered, until the job looked through it';
comment on column service_loaded_list.mapping is 'how it is read, enciphered: what is said of all rows may be typed';
comment on column service_loaded_list.outcome is 'what the look came to, enciphered: counts and reasons, or the faults by sheet and cell';
comment on column service_loaded_list.signature is 'keyed hash of the head of the sheet, by which such a sheet is known again';

create table service_loaded_mapping (
  area_code       char(6)        not null,
  system          text           not null,
  organisation_id text           not null,
  signature       text           not null,
  mapping         jsonb          not null,
  kept_by         text           not null,
  kept_at         timestamptz(3) not null,
  constraint service_loaded_mapping_key primary key (area_code, system, organisation_id, signature),
  constraint service_loaded_mapping_area foreign key (area_code) references area (code),
  constraint service_loaded_mapping_organisation foreign key (organisation_id) references organisation (id)
);
comment on table service_loaded_mapping is 'How an organisation reads lists with such a head, as somebody confirmed it last. 名单的对应关系';
comment on column service_loaded_mapping.mapping is 'columns by their place, and what was chosen for all rows; no text of the sheet';
