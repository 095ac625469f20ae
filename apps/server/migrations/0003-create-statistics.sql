-- Indicators and yearly figures. observation holds the newest figure of each cell, observation_revision every one there ever was.

create table indicator (
  id                text         not null,
  area_code         char(6)      not null,
  name              text         not null,
  name_en           text,
  pinyin            text         not null,
  unit              text         not null,
  direction         text         not null,
  decimals          integer      not null,
  definition        text,
  numerator_label   text,
  denominator_label text,
  period_kind       text         not null,
  population_base   text,
  organisation_id   text,
  created_by        text         not null,
  created_at        timestamptz(3)  not null,
  constraint indicator_key primary key (id),
  constraint indicator_area foreign key (area_code) references area (code),
  constraint indicator_organisation foreign key (organisation_id) references organisation (id),
  constraint indicator_direction check (direction in ('up', 'down', 'none')),
  constraint indicator_decimals check (decimals between 0 and 6),
  constraint indicator_period_kind check (period_kind in ('calendar-year', 'year-end', 'school-year', 'health-year'))
);
comment on table indicator is 'A statistical indicator. 统计指标';
comment on column indicator.area_code is 'area whose office made it; areas below use it too';
comment on column indicator.direction is 'is more better (up), less (down), or neither (none)';
comment on column indicator.organisation_id is 'the unit that reports it. 责任单位';
comment on column indicator.pinyin is 'sort key, since the embedded database has no Chinese collation';

create table observation (
  area_code      char(6)      not null,
  indicator_id   text         not null,
  year           integer      not null,
  revision       integer      not null,
  value          numeric,
  missing_reason text,
  numerator      numeric,
  denominator    numeric,
  note           text,
  source_kind    text         not null,
  source_name    text,
  recorded_by    text         not null,
  recorded_at    timestamptz(3)  not null,
  findings       jsonb,
  constraint observation_key primary key (area_code, indicator_id, year),
  constraint observation_area foreign key (area_code) references area (code),
  constraint observation_indicator foreign key (indicator_id) references indicator (id),
  constraint observation_value_or_reason check ((value is null) <> (missing_reason is null)),
  constraint observation_missing_reason check (missing_reason in
    ('not-yet-reported', 'does-not-exist', 'withheld', 'definition-changed', 'not-applicable')),
  constraint observation_source_kind check (source_kind in ('entry', 'import', 'plan', 'bulk', 'sample')),
  constraint observation_year check (year between 1949 and 2200)
);
create index observation_with_findings on observation (area_code, year) where findings is not null;
comment on table observation is 'The newest figure of an area, an indicator and a year, or the reason why there is none. 观测值';
comment on column observation.source_name is 'file and cell, document and line, or page it was typed on';
comment on column observation.findings is 'what the checks find in the figure beside its series, renewed whenever the series changes; null where nothing';

create table observation_revision (
  area_code      char(6)      not null,
  indicator_id   text         not null,
  year           integer      not null,
  revision       integer      not null,
  value          numeric,
  missing_reason text,
  numerator      numeric,
  denominator    numeric,
  note           text,
  source_kind    text         not null,
  source_name    text,
  reason         text,
  recorded_by    text         not null,
  recorded_at    timestamptz(3)  not null,
  constraint observation_revision_key primary key (area_code, indicator_id, year, revision),
  constraint observation_revision_value_or_reason check ((value is null) <> (missing_reason is null))
);
comment on table observation_revision is 'Every figure that ever stood in a cell; only takes new rows';
comment on column observation_revision.reason is 'why a figure that stood already was changed';

create trigger observation_revision_immutable before update or delete on observation_revision
  for each row execute function refuse_change();
