-- Releases by dimensions of their indicator beside the area: each choice of dimensions has its own editions.

alter table service_release add column taken_by text[] not null default '{}';
alter table service_release drop constraint service_release_edition_once;
alter table service_release add constraint service_release_edition_once
  unique (area_code, system, indicator, year, taken_by, edition);
alter table service_release add constraint service_release_taken_by check (cardinality(taken_by) <= 2);
comment on column service_release.taken_by is 'dimensions beside area and year, in the order of the definition; empty for figures by area alone';
comment on column service_release.edition is 'counts from 1 for one indicator, area, year and choice of dimensions; later ones are corrections';

alter table service_last_count add column taken_by text[] not null default '{}';
alter table service_last_count drop constraint service_last_count_key;
alter table service_last_count add constraint service_last_count_key
  primary key (area_code, system, indicator, year, taken_by);
comment on column service_last_count.taken_by is 'dimensions beside the area that were counted by';
comment on column service_last_count.counts is 'cells: area, categories in the order of taken_by, numerator, denominator';

-- both are made from logs and made again
delete from service_last_count;
delete from service_count;
comment on column service_count.counted is 'indicator → cells that are not 0: [numerator, denominator, categories in the order of its dimensions but for the area]; never published';
