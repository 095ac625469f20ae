-- Exports of cases: asked for by one person, agreed to by another, fetched a few times; who read what is found by case.

create table service_export (
  area_code       char(6)        not null,
  id              text           not null,
  organisation_id text           not null,
  asked_by        text           not null,
  asked_at        timestamptz(3) not null,
  system          text           not null,
  filter          jsonb          not null,
  columns         jsonb          not null,
  cases           integer        not null,
  reason          text           not null,
  basis           text           not null,
  decision        text,
  decided_by      text,
  decided_at      timestamptz(3),
  decision_reason text,
  fetches         integer        not null,
  fetched_at      timestamptz(3),
  constraint service_export_key primary key (area_code, id),
  constraint service_export_id_once unique (id),
  constraint service_export_area foreign key (area_code) references area (code),
  constraint service_export_organisation foreign key (organisation_id) references organisation (id),
  constraint service_export_decision check (decision in ('agreed', 'refused')),
  constraint service_export_decided check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint service_export_two_people check (decided_by <> asked_by),
  constraint service_export_fetches check (fetches >= 0 and (fetches = 0 or decision = 'agreed'))
);
create index service_export_by_asker on service_export (asked_by, asked_at);
comment on table service_export is 'A file of cases that somebody asked for; another person agrees, the file is made anew each time it is fetched and kept nowhere. 个案导出';
comment on column service_export.area_code is 'area of who asked';
comment on column service_export.filter is 'open and work columns of cases alone';
comment on column service_export.columns is 'ids of columns, package cases/exports';
comment on column service_export.cases is 'cases that the asker saw by the filter when she asked';
comment on column service_export.basis is 'law or order that it rests on';

-- The entries of the audit log about what was read stay the one record of it; these find those of a case, and of people.
create index audit_entry_of_read_cases on audit_entry using gin ((coalesce(details -> 'cases', details -> 'found')))
  where action in ('case.read', 'case.search');
create index audit_entry_of_reads on audit_entry (organisation_id, sequence) where action in ('case.read', 'case.search');

insert into role_grant (role_id, permission, scope) values
  ('service-supervisor', 'case.agree-export', 'area-and-below'),
  ('service-leading-group-office', 'case.agree-export', 'area-and-below'),
  ('service-supervisor', 'case.see-reads', 'own-organisation'),
  ('auditor', 'case.see-reads', 'area-and-below');
