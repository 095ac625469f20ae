-- Targets of published plans and what people decided about their judgement.

create table target (
  area_code      char(6)      not null,
  id             text         not null,
  plan_id        text         not null,
  plan_version   integer      not null,
  part_id        text         not null,
  position       integer      not null,
  indicator_id   text,
  name           text         not null,
  domain         text,
  unit           text         not null,
  direction      text         not null,
  nature         text,
  rule           jsonb        not null,
  path           jsonb        not null,
  words          text         not null,
  line           integer      not null,
  origin         text         not null,
  baseline_year  integer,
  baseline_value numeric,
  target_year    integer      not null,
  monitored      boolean      not null,
  retired_at     timestamptz(3),
  constraint target_key primary key (area_code, id),
  constraint target_plan foreign key (area_code, plan_id) references plan (area_code, id),
  constraint target_indicator foreign key (indicator_id) references indicator (id),
  constraint target_direction check (direction in ('up', 'down', 'none')),
  constraint target_origin check (origin in ('table', 'prose', 'person'))
);
create index target_by_plan on target (area_code, plan_id, position);
create index target_by_indicator on target (indicator_id);
comment on table target is 'A target of the published plan as a rule. 目标';
comment on column target.words is 'the words of the plan that it was read from';
comment on column target.monitored is 'is judged every year; targets in prose are when a person says so';
comment on column target.retired_at is 'set when a newer version of the plan no longer has it';

create table target_decision (
  area_code      char(6)      not null,
  target_id      text         not null,
  judged_area    char(6)      not null,
  year           integer      not null,
  revision       integer      not null,
  status         text         not null,
  proposed       text         not null,
  reason         text         not null,
  decided_by     text         not null,
  decided_at     timestamptz(3)  not null,
  constraint target_decision_key primary key (area_code, target_id, judged_area, year, revision),
  constraint target_decision_target foreign key (area_code, target_id) references target (area_code, id),
  constraint target_decision_reason check (length(trim(reason)) > 0)
);
comment on table target_decision is 'What a person signed about a target in a year, beside what the machine proposed. 判定';

create trigger target_decision_immutable before update or delete on target_decision
  for each row execute function refuse_change();
