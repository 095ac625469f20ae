-- Every form that a target ever had, so that a judgement of an earlier moment uses the rule of that moment.

create table target_revision (
  area_code      char(6)      not null,
  id             text         not null,
  revision       integer      not null,
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
  recorded_at    timestamptz(3)  not null,
  constraint target_revision_key primary key (area_code, id, revision),
  constraint target_revision_target foreign key (area_code, id) references target (area_code, id)
);
comment on table target_revision is 'A target as it stood from recorded_at until its next revision: one for each publication and each change of its path; only takes new rows';
comment on column target_revision.retired_at is 'set in the revision with which a newer version of the plan dropped the target';

insert into target_revision (area_code, id, revision, plan_id, plan_version, part_id, position, indicator_id, name,
  domain, unit, direction, nature, rule, path, words, line, origin, baseline_year, baseline_value, target_year,
  monitored, retired_at, recorded_at)
select target.area_code, target.id, 1, target.plan_id, target.plan_version, part_id, position, indicator_id, name,
  domain, unit, direction, nature, rule, path, words, line, origin, baseline_year, baseline_value, target_year,
  monitored, retired_at, plan.created_at
from target join plan on plan.area_code = target.area_code and plan.id = target.plan_id;

create trigger target_revision_immutable before update or delete on target_revision
  for each row execute function refuse_change();
