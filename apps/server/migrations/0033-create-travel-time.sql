-- Minutes of travel between areas, townships and villages, as somebody measured them: what coverage within N minutes rests on.

create table travel_time (
  area_code   char(6)        not null,
  from_unit   text           not null,
  to_unit     text           not null,
  mode        text           not null,
  measured_on date           not null,
  revision    integer        not null,
  minutes     integer        not null,
  both_ways   boolean        not null,
  source      text           not null,
  imported_by text           not null,
  imported_at timestamptz(3) not null,
  constraint travel_time_key primary key (area_code, from_unit, to_unit, mode, measured_on, revision),
  constraint travel_time_area foreign key (area_code) references area (code),
  constraint travel_time_from_digits check (from_unit ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$' and substr(from_unit, 1, 6) = area_code),
  constraint travel_time_to_digits check (to_unit ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  constraint travel_time_mode check (mode in ('walk', 'drive', 'public-transport')),
  constraint travel_time_minutes check (minutes between 1 and 1440),
  constraint travel_time_revision check (revision >= 1)
);
create index travel_time_back on travel_time (substr(to_unit, 1, 6)) where both_ways;
comment on table travel_time is 'Minutes from one area, township or village to another by one way of travelling, as measured on a day; a correction is a further revision. 通行时间';
comment on column travel_time.area_code is 'county or city that the unit of the beginning lies in';
comment on column travel_time.from_unit is 'where people set out: code of 6, 9 or 12 digits';
comment on column travel_time.to_unit is 'where they arrive: code of 6, 9 or 12 digits, in whatever area';
comment on column travel_time.both_ways is 'whether the way back takes as long, as the sheet says';
comment on column travel_time.revision is 'corrections of one measurement, from 1: the highest stands';
comment on column travel_time.source is 'how it was measured, in words of the sheet';
create trigger travel_time_immutable before update or delete on travel_time
  for each row execute function refuse_change();
