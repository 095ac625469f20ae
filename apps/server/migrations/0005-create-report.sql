-- Reports as they were made: the recipe that reproduces them, the tree, and the Word file.

create table report (
  area_code     char(6)      not null,
  id            text         not null,
  kind          text         not null,
  plan_id       text         not null,
  plan_version  integer      not null,
  year          integer      not null,
  as_of         timestamptz  not null,
  title         text         not null,
  basis         jsonb        not null,
  tree          jsonb        not null,
  docx          bytea        not null,
  made_by       text         not null,
  made_at       timestamptz  not null,
  constraint report_key primary key (area_code, id),
  constraint report_id_once unique (id),
  constraint report_plan foreign key (area_code, plan_id) references plan (area_code, id),
  constraint report_kind check (kind in ('annual-monitoring'))
);
comment on table report is 'A report as it was made; as_of says which figures it stands on. 报告';

comment on column report.basis is 'the targets as they were defined when the report was made, so that a later version of the plan does not change it';
comment on column report.tree is 'ReportTree of package reports';

create trigger report_immutable before update or delete on report
  for each row execute function refuse_change();
