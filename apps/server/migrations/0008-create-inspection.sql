-- Inspections: what the office plans, the visits that took place, what was found there and put right, and the scores.

create table inspection (
  area_code       char(6)        not null,
  id              text           not null,
  organisation_id text           not null,
  title           text           not null,
  purpose         text           not null,
  starts_on       date           not null,
  ends_on         date           not null,
  team            jsonb          not null,
  plan_ids        text[]         not null,
  sheet           jsonb          not null,
  state           text           not null,
  version         integer        not null,
  created_by      text           not null,
  created_at      timestamptz(3) not null,
  changed_at      timestamptz(3) not null,
  constraint inspection_key primary key (area_code, id),
  constraint inspection_id_once unique (id),
  constraint inspection_area foreign key (area_code) references area (code),
  constraint inspection_organisation foreign key (organisation_id) references organisation (id),
  constraint inspection_period check (ends_on >= starts_on),
  constraint inspection_state check (state in ('planned', 'under-way', 'closing', 'closed', 'called-off'))
);
create index inspection_by_start on inspection (area_code, starts_on);
comment on table inspection is 'A supervising inspection that an office plans and carries out. 督导检查';
comment on column inspection.organisation_id is 'the office that inspects';
comment on column inspection.team is 'members of the inspecting team: name and organisation as text, since experts from outside belong to it too';
comment on column inspection.sheet is 'rows of the score sheet (ScoreItem of package supervision); fixed as soon as a score is given';
comment on column inspection.version is 'grows by one with every change of the plan and every step: who changes it must have seen the newest';

create table inspection_action (
  area_code     char(6)        not null,
  inspection_id text           not null,
  number        integer        not null,
  step          text           not null,
  words         text,
  taken_by      text           not null,
  taken_at      timestamptz(3) not null,
  constraint inspection_action_key primary key (area_code, inspection_id, number),
  constraint inspection_action_inspection foreign key (area_code, inspection_id) references inspection (area_code, id)
);
comment on table inspection_action is 'Every step of an inspection, who took it and with which words';
create trigger inspection_action_immutable before update or delete on inspection_action
  for each row execute function refuse_change();

create table inspection_visit (
  area_code       char(6) not null,
  id              text    not null,
  inspection_id   text    not null,
  position        integer not null,
  visited_area    char(6) not null,
  organisation_id text,
  planned_on      date    not null,
  state           text    not null,
  held_on         date,
  location        text    not null,
  met             text    not null,
  notes           text    not null,
  version         integer not null,
  constraint inspection_visit_key primary key (area_code, id),
  constraint inspection_visit_id_once unique (id),
  constraint inspection_visit_inspection foreign key (area_code, inspection_id) references inspection (area_code, id),
  constraint inspection_visit_area foreign key (visited_area) references area (code),
  constraint inspection_visit_organisation foreign key (organisation_id) references organisation (id),
  constraint inspection_visit_state check (state in ('planned', 'held', 'called-off')),
  constraint inspection_visit_held check (state <> 'held' or held_on is not null)
);
create index inspection_visit_by_inspection on inspection_visit (area_code, inspection_id, position);
create index inspection_visit_by_visited on inspection_visit (visited_area, organisation_id);
comment on table inspection_visit is 'A visit of an inspection to an area or to one organisation. 到访';
comment on column inspection_visit.organisation_id is 'null when an area as a whole is visited';
comment on column inspection_visit.met is 'who was met, as text';

create table inspection_finding (
  area_code          char(6)        not null,
  id                 text           not null,
  inspection_id      text           not null,
  visit_id           text           not null,
  number             integer        not null,
  words              text           not null,
  seriousness        text           not null,
  owner_area         char(6)        not null,
  owner_organisation text           not null,
  due_on             date           not null,
  due_days           integer        not null,
  state              text           not null,
  version            integer        not null,
  raised_by          text           not null,
  raised_at          timestamptz(3) not null,
  constraint inspection_finding_key primary key (area_code, id),
  constraint inspection_finding_id_once unique (id),
  constraint inspection_finding_inspection foreign key (area_code, inspection_id) references inspection (area_code, id),
  constraint inspection_finding_visit foreign key (area_code, visit_id) references inspection_visit (area_code, id),
  constraint inspection_finding_number_once unique (area_code, inspection_id, number),
  constraint inspection_finding_owner foreign key (owner_organisation) references organisation (id),
  constraint inspection_finding_seriousness check (seriousness in ('minor', 'serious', 'grave')),
  constraint inspection_finding_state check (state in ('open', 'answered', 'returned', 'settled', 'withdrawn'))
);
create index inspection_finding_by_owner on inspection_finding (owner_area, owner_organisation, state);
comment on table inspection_finding is 'What an inspection found wrong at a visit, who puts it right and until when. 问题';
comment on column inspection_finding.number is 'counts from 1 in its inspection';
comment on column inspection_finding.due_days is 'working days that were given; due_on is counted from them by the calendar';

create table inspection_finding_action (
  area_code       char(6)        not null,
  finding_id      text           not null,
  number          integer        not null,
  step            text           not null,
  words           text,
  due_on          date,
  before          jsonb,
  attachment_ids  text[]         not null,
  organisation_id text           not null,
  taken_by        text           not null,
  taken_at        timestamptz(3) not null,
  constraint inspection_finding_action_key primary key (area_code, finding_id, number),
  constraint inspection_finding_action_finding foreign key (area_code, finding_id) references inspection_finding (area_code, id)
);
comment on table inspection_finding_action is 'Every step of a finding from raising to settling: answers, re-checks, postponements. 整改与复查';
comment on column inspection_finding_action.due_on is 'the deadline that this step set';
comment on column inspection_finding_action.before is 'what stood there before a finding was amended';
comment on column inspection_finding_action.attachment_ids is 'files of the finding that were handed in with this step';
comment on column inspection_finding_action.organisation_id is 'the organisation that the person belonged to then';
create trigger inspection_finding_action_immutable before update or delete on inspection_finding_action
  for each row execute function refuse_change();

create table inspection_finding_indicator (
  area_code    char(6) not null,
  finding_id   text    not null,
  indicator_id text    not null,
  constraint inspection_finding_indicator_key primary key (area_code, finding_id, indicator_id),
  constraint inspection_finding_indicator_finding foreign key (area_code, finding_id) references inspection_finding (area_code, id),
  constraint inspection_finding_indicator_indicator foreign key (indicator_id) references indicator (id)
);
create index inspection_finding_indicator_by_indicator on inspection_finding_indicator (indicator_id);
comment on table inspection_finding_indicator is 'Which indicators a finding is about';

create table inspection_finding_part (
  area_code  char(6) not null,
  finding_id text    not null,
  plan_id    text    not null,
  part_id    text    not null,
  words      text    not null,
  constraint inspection_finding_part_key primary key (area_code, finding_id, plan_id, part_id),
  constraint inspection_finding_part_finding foreign key (area_code, finding_id) references inspection_finding (area_code, id),
  constraint inspection_finding_part_plan foreign key (plan_id) references plan (id)
);
create index inspection_finding_part_by_plan on inspection_finding_part (plan_id, part_id);
comment on table inspection_finding_part is 'Which objectives, measures or projects of a plan a finding is about';
comment on column inspection_finding_part.words is 'the words of the part as they stood when it was linked';

create table inspection_score (
  area_code     char(6)        not null,
  inspection_id text           not null,
  unit          text           not null,
  item_id       text           not null,
  revision      integer        not null,
  self_score    numeric,
  team_score    numeric,
  reason        text,
  confirmed_by  text,
  changed_by    text           not null,
  changed_at    timestamptz(3) not null,
  constraint inspection_score_key primary key (area_code, inspection_id, unit, item_id, revision),
  constraint inspection_score_inspection foreign key (area_code, inspection_id) references inspection (area_code, id),
  constraint inspection_score_range check (self_score >= 0 and team_score >= 0)
);
comment on table inspection_score is 'Rows of the score sheet of each visited unit; a change is a new revision. 评分';
comment on column inspection_score.unit is 'id of the organisation visited, or the code of an area visited as a whole';
comment on column inspection_score.confirmed_by is 'who of the unit confirmed the score, as text';
create trigger inspection_score_immutable before update or delete on inspection_score
  for each row execute function refuse_change();

insert into role_grant (role_id, permission, scope) values
  ('office', 'inspection.read', 'area-and-below'),
  ('office', 'inspection.manage', 'own-area'),
  ('office', 'inspection.answer', 'own-organisation'),
  ('statistics', 'inspection.read', 'area-and-below'),
  ('leader', 'inspection.read', 'area-and-below'),
  ('liaison', 'inspection.read', 'own-organisation'),
  ('liaison', 'inspection.answer', 'own-organisation'),
  ('county-office', 'inspection.read', 'own-area'),
  ('county-office', 'inspection.manage', 'own-area'),
  ('county-office', 'inspection.answer', 'own-area');
