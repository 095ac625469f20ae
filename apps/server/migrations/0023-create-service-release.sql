-- Releases of figures of cases: the only way from cases into the statistics, and the ledger of what everybody knows already.

create table service_release (
  area_code        char(6)        not null,
  id               text           not null,
  system           text           not null,
  indicator        text           not null,
  year             integer        not null,
  edition          integer        not null,
  kind             text           not null,
  numerator_rule   text           not null,
  denominator_rule text,
  k                integer        not null,
  dimensions       jsonb          not null,
  cells            jsonb          not null,
  withheld         integer        not null,
  definition_hash  text           not null,
  indicator_id     text,
  reason           text           not null,
  supersedes       text,
  published_by     text           not null,
  published_at     timestamptz(3) not null,
  constraint service_release_key primary key (area_code, id),
  constraint service_release_id_once unique (id),
  constraint service_release_edition_once unique (area_code, system, indicator, year, edition),
  constraint service_release_area foreign key (area_code) references area (code),
  constraint service_release_definition foreign key (definition_hash) references service_definition (hash),
  constraint service_release_indicator foreign key (indicator_id) references indicator (id),
  constraint service_release_kind check (kind in ('count', 'rate')),
  constraint service_release_denominator check ((kind = 'rate') = (denominator_rule is not null)),
  constraint service_release_k check (k >= 2),
  constraint service_release_correction check ((edition = 1) = (supersedes is null))
);
create index service_release_by_system on service_release (system, year);
comment on table service_release is 'An indicator of a service system as it was published, with small cells withheld; the ledger that later releases are judged against. 个案数据发布';
comment on column service_release.edition is 'counts from 1 for one indicator, area and year; later ones are corrections';
comment on column service_release.numerator_rule is 'what is counted, as canonical JSON: releases that count the same are protected together';
comment on column service_release.k is 'smallest number of cases that may be known';
comment on column service_release.cells is 'published and withheld cells; the figure of a withheld one stands nowhere';
comment on column service_release.indicator_id is 'the indicator whose figures it became; null where it feeds none';
create trigger service_release_immutable before update or delete on service_release
  for each row execute function refuse_change();

alter table observation drop constraint observation_source_kind;
alter table observation add constraint observation_source_kind
  check (source_kind in ('entry', 'import', 'plan', 'bulk', 'sample', 'submission', 'computed', 'release'));
comment on column observation.source_kind is 'typed in the grid, from a sheet, a plan, a bulk load, the sample city, a submission, computed by the formula of its indicator, or from a release of service cases';

insert into role_grant (role_id, permission, scope) values
  ('office', 'release.publish', 'area-and-below'),
  ('statistics', 'release.publish', 'area-and-below');
