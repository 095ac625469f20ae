-- The settings that judgements and lights follow, and figures and targets of the nation or a province to compare with.

create table monitoring_rules (
  area_code  char(6)        not null,
  id         text           not null,
  plan_id    text,
  version    integer        not null,
  rules      jsonb          not null,
  reason     text           not null,
  set_by     text           not null,
  set_at     timestamptz(3) not null,
  constraint monitoring_rules_key primary key (area_code, id),
  constraint monitoring_rules_area foreign key (area_code) references area (code),
  constraint monitoring_rules_plan foreign key (area_code, plan_id) references plan (area_code, id),
  constraint monitoring_rules_first check (version >= 1),
  constraint monitoring_rules_reason check (length(trim(reason)) > 0)
);
create unique index monitoring_rules_once on monitoring_rules (area_code, coalesce(plan_id, ''), version);
comment on table monitoring_rules is 'Tolerances and rules of the lights as somebody set them; the newest version counts, older ones say what counted before. 监测规则';
comment on column monitoring_rules.plan_id is 'the plan they are for; null for all plans of the area, and of the areas below, that have none of their own';
comment on column monitoring_rules.rules is 'MonitoringRules of package targets: tolerance and lights';

create trigger monitoring_rules_immutable before update or delete on monitoring_rules
  for each row execute function refuse_change();

create table reference_value (
  area_code      char(6)        not null,
  indicator_key  text           not null,
  unit           text           not null,
  year           integer        not null,
  revision       integer        not null,
  indicator_name text           not null,
  value          numeric        not null,
  standing       text           not null,
  source         text           not null,
  recorded_at    timestamptz(3) not null,
  constraint reference_value_key primary key (area_code, indicator_key, unit, year, revision),
  constraint reference_value_standing check (standing in ('page', 'recalled')),
  constraint reference_value_year check (year between 1949 and 2200)
);
comment on table reference_value is 'A published figure of the nation or a province that ours are shown beside. 参照值';
comment on column reference_value.area_code is '000000 is the nation; the area need not be in the tree';
comment on column reference_value.indicator_key is 'the name without width, brackets, units and years: what indicators are matched by';
comment on column reference_value.standing is 'page: seen on the publisher''s page; recalled: from general knowledge, to be checked before it is called official';
comment on column reference_value.revision is 'the newest counts; a changed figure is a new row';

create trigger reference_value_immutable before update or delete on reference_value
  for each row execute function refuse_change();

create table reference_target (
  area_code      char(6)        not null,
  indicator_key  text           not null,
  unit           text           not null,
  target_year    integer        not null,
  revision       integer        not null,
  indicator_name text           not null,
  rule           text           not null,
  value          numeric        not null,
  standing       text           not null,
  source         text           not null,
  recorded_at    timestamptz(3) not null,
  constraint reference_target_key primary key (area_code, indicator_key, unit, target_year, revision),
  constraint reference_target_rule check (rule in ('gte', 'gt', 'lte', 'lt', 'eq')),
  constraint reference_target_standing check (standing in ('page', 'recalled')),
  constraint reference_target_year check (target_year between 1949 and 2200)
);
comment on table reference_target is 'A target of the national or a provincial outline that is not in this database as a plan. 参照目标';
comment on column reference_target.indicator_key is 'as in reference_value';

create trigger reference_target_immutable before update or delete on reference_target
  for each row execute function refuse_change();

insert into role_grant (role_id, permission, scope) values
  ('office', 'light.manage', 'own-area'),
  ('county-office', 'light.manage', 'own-area');
