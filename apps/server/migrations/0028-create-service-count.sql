-- What each case adds to the figures of a year, folded once; and the last count of what somebody looked at.

create table service_count (
  area_code        char(6)        not null,
  case_id          text           not null,
  year             integer        not null,
  definition       text           not null,
  version          integer        not null,
  calendar_version integer        not null,
  counted          jsonb          not null,
  constraint service_count_key primary key (area_code, case_id, year, definition),
  constraint service_count_case foreign key (area_code, case_id) references service_case (area_code, id)
);
comment on table service_count is 'What a case adds to the indicators of its system in a year; made from its log, and again when that grew. 个案计数';
comment on column service_count.definition is 'way of counting and hash of the definition that it was counted by';
comment on column service_count.version is 'version of the case that was folded';
comment on column service_count.counted is 'indicator → [numerator, denominator], those that are not 0; never published';

create table service_last_count (
  area_code  char(6)        not null,
  system     text           not null,
  indicator  text           not null,
  year       integer        not null,
  definition text           not null,
  counts     jsonb          not null,
  counted_at timestamptz(3) not null,
  constraint service_last_count_key primary key (area_code, system, indicator, year),
  constraint service_last_count_area foreign key (area_code) references area (code)
);
comment on table service_last_count is 'The last count of an indicator over an area, so that a request answers at once; true figures, which leave only protected. 最近一次计数';
comment on column service_last_count.counts is 'area → [numerator, denominator]';
