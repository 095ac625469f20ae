-- Forms as data with their versions, rounds that issue them to organisations, and who may do what with forms, rounds and submissions.

create table form (
  area_code       char(6)        not null,
  id              text           not null,
  title           text           not null,
  kind            text           not null,
  code            text,
  authority       text,
  approval_number text,
  valid_until     date,
  sharing_basis   text,
  period_kind     text           not null,
  version         integer        not null,
  rows            integer        not null,
  faults          jsonb          not null,
  created_by      text           not null,
  created_at      timestamptz(3) not null,
  changed_by      text           not null,
  changed_at      timestamptz(3) not null,
  constraint form_key primary key (area_code, id),
  constraint form_id_once unique (id),
  constraint form_area foreign key (area_code) references area (code),
  constraint form_kind check (kind in ('statutory', 'administrative')),
  constraint form_period_kind check (period_kind in ('calendar-year', 'year-end', 'school-year', 'health-year'))
);
comment on table form is 'A form as it stands in its newest version: what its head says. 报表';
comment on column form.code is '表号, with authority 制定机关, approval_number 批准或备案文号 and valid_until 有效期 the four marks that the statistics law asks of a statutory form';
comment on column form.sharing_basis is 'what an administrative record is shared on: a law, a directory of data, an agreement';
comment on column form.rows is 'rows that ask for an indicator';
comment on column form.faults is 'what has to be put right before it can be issued, apart from the day: places and words; empty where nothing';

create table form_version (
  area_code  char(6)        not null,
  form_id    text           not null,
  version    integer        not null,
  head       jsonb          not null,
  definition jsonb          not null,
  reason     text,
  changed_by text           not null,
  changed_at timestamptz(3) not null,
  constraint form_version_key primary key (area_code, form_id, version),
  constraint form_version_form foreign key (area_code, form_id) references form (area_code, id),
  constraint form_version_first check (version >= 1)
);
comment on table form_version is 'Every version of a form; an issued round keeps the one it was issued with. 报表版本';
comment on column form_version.head is 'formHead of the contract: title, kind, marks';
comment on column form_version.definition is 'FormDefinition of package statistics';

create trigger form_version_immutable before update or delete on form_version
  for each row execute function refuse_change();

create table round (
  area_code  char(6)        not null,
  id         text           not null,
  title      text           not null,
  year       integer        not null,
  due_on     date           not null,
  message    text,
  state      text           not null,
  version    integer        not null,
  created_by text           not null,
  created_at timestamptz(3) not null,
  issued_by  text,
  issued_at  timestamptz(3),
  closed_by  text,
  closed_at  timestamptz(3),
  constraint round_key primary key (area_code, id),
  constraint round_id_once unique (id),
  constraint round_area foreign key (area_code) references area (code),
  constraint round_state check (state in ('draft', 'open', 'closed')),
  constraint round_year check (year between 1949 and 2200)
);
create index round_by_year on round (area_code, year);
comment on table round is 'Forms that an area issues to organisations with a day by which they are handed in. 年度布置';
comment on column round.year is 'the year that the figures are of';
comment on column round.due_on is 'last day for handing in, in Beijing';
comment on column round.version is 'grows by one with every change: who changes it must have seen the newest';

create table round_form (
  area_code    char(6) not null,
  round_id     text    not null,
  form_id      text    not null,
  position     integer not null,
  form_version integer,
  constraint round_form_key primary key (area_code, round_id, form_id),
  constraint round_form_round foreign key (area_code, round_id) references round (area_code, id),
  constraint round_form_form foreign key (form_id) references form (id)
);
create index round_form_by_form on round_form (form_id);
comment on table round_form is 'A form of a round';
comment on column round_form.form_version is 'the version it was issued with; null while the round is a draft, which goes with the newest';

create table round_recipient (
  area_code       char(6) not null,
  round_id        text    not null,
  form_id         text    not null,
  organisation_id text    not null,
  recipient_area  char(6) not null,
  position        integer not null,
  constraint round_recipient_key primary key (area_code, round_id, form_id, organisation_id, recipient_area),
  constraint round_recipient_form foreign key (area_code, round_id, form_id) references round_form (area_code, round_id, form_id),
  constraint round_recipient_organisation foreign key (organisation_id) references organisation (id),
  constraint round_recipient_area_known foreign key (recipient_area) references area (code)
);
create index round_recipient_by_organisation on round_recipient (organisation_id);
comment on table round_recipient is 'Who owes a form of a round, and for which area';

insert into role (id, name_zh, name_en) values
  ('unit-head', '单位负责人', 'Head of a unit'),
  ('statistics-head', '统计负责人', 'Head of statistics');

insert into role_grant (role_id, permission, scope) values
  ('office', 'form.manage', 'own-area'),
  ('office', 'round.manage', 'own-area'),
  ('office', 'submission.read', 'area-and-below'),
  ('office', 'submission.fill', 'own-organisation'),
  ('statistics', 'form.manage', 'own-area'),
  ('statistics', 'round.manage', 'own-area'),
  ('statistics', 'submission.read', 'area-and-below'),
  ('statistics', 'submission.fill', 'own-organisation'),
  ('statistics', 'submission.review', 'area-and-below'),
  ('statistics-head', 'area.read', 'area-and-below'),
  ('statistics-head', 'plan.read', 'area-and-below'),
  ('statistics-head', 'indicator.read', 'area-and-below'),
  ('statistics-head', 'observation.read', 'area-and-below'),
  ('statistics-head', 'judgement.read', 'area-and-below'),
  ('statistics-head', 'report.read', 'area-and-below'),
  ('statistics-head', 'supervision.read', 'area-and-below'),
  ('statistics-head', 'inspection.read', 'area-and-below'),
  ('statistics-head', 'job.read', 'own-organisation'),
  ('statistics-head', 'submission.read', 'area-and-below'),
  ('statistics-head', 'submission.confirm', 'own-organisation'),
  ('statistics-head', 'submission.review', 'area-and-below'),
  ('statistics-head', 'submission.sign', 'area-and-below'),
  ('liaison', 'submission.read', 'own-organisation'),
  ('liaison', 'submission.fill', 'own-organisation'),
  ('unit-head', 'area.read', 'area-and-below'),
  ('unit-head', 'plan.read', 'own-area'),
  ('unit-head', 'indicator.read', 'own-area'),
  ('unit-head', 'observation.read', 'own-area'),
  ('unit-head', 'judgement.read', 'own-area'),
  ('unit-head', 'report.read', 'own-area'),
  ('unit-head', 'supervision.read', 'own-organisation'),
  ('unit-head', 'inspection.read', 'own-organisation'),
  ('unit-head', 'job.read', 'own-organisation'),
  ('unit-head', 'submission.read', 'own-organisation'),
  ('unit-head', 'submission.confirm', 'own-organisation'),
  ('county-office', 'submission.read', 'own-area'),
  ('county-office', 'submission.fill', 'own-organisation'),
  ('leader', 'submission.read', 'area-and-below');
