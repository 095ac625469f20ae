-- Figures of parts of the whole (by sex, age, residence), signatures of figures, and every definition an indicator ever had.

create table dimension (
  id           text    not null,
  position     integer not null,
  label_zh     text    not null,
  label_en     text    not null,
  is_partition boolean not null,
  categories   jsonb   not null,
  constraint dimension_key primary key (id),
  constraint dimension_id check (id ~ '^[a-z]+(-[a-z]+)*$')
);
comment on table dimension is 'By what a figure is broken down; the rows are data. 分组维度';
comment on column dimension.is_partition is 'whether its categories add up to the whole';
comment on column dimension.categories is 'in their order: id and label in both languages';

insert into dimension (id, position, label_zh, label_en, is_partition, categories) values
  ('age', 1, '年龄', 'Age', true, '[
    {"id": "0-6", "label": {"zh": "0—6岁", "en": "0 to 6"}},
    {"id": "7-14", "label": {"zh": "7—14岁", "en": "7 to 14"}},
    {"id": "15-17", "label": {"zh": "15—17岁", "en": "15 to 17"}},
    {"id": "18-34", "label": {"zh": "18—34岁", "en": "18 to 34"}},
    {"id": "35-49", "label": {"zh": "35—49岁", "en": "35 to 49"}},
    {"id": "50-64", "label": {"zh": "50—64岁", "en": "50 to 64"}},
    {"id": "65-over", "label": {"zh": "65岁及以上", "en": "65 and over"}}]'),
  ('residence', 2, '城乡', 'Residence', true, '[
    {"id": "urban", "label": {"zh": "城镇", "en": "urban"}},
    {"id": "rural", "label": {"zh": "乡村", "en": "rural"}}]'),
  ('sex', 3, '性别', 'Sex', true, '[
    {"id": "male", "label": {"zh": "男", "en": "male"}},
    {"id": "female", "label": {"zh": "女", "en": "female"}}]');

alter table observation add column breakdown text not null default '';
alter table observation add column signed_revision integer;
alter table observation add column submission_id text;
alter table observation drop constraint observation_key;
alter table observation add constraint observation_key primary key (area_code, indicator_id, year, breakdown);
alter table observation drop constraint observation_source_kind;
alter table observation add constraint observation_source_kind
  check (source_kind in ('entry', 'import', 'plan', 'bulk', 'sample', 'submission', 'computed'));
alter table observation add constraint observation_signed_revision check (signed_revision between 1 and revision);
create index observation_changed_since_signing on observation (area_code, year) where revision > signed_revision;
comment on column observation.breakdown is 'empty for the whole 合计, else a part of it: sex=female, several dimensions in alphabetic order joined by ;';
comment on column observation.signed_revision is 'newest revision that stands signed at every level at which the figure was ever signed; null where it never was';
comment on column observation.submission_id is 'the submission that brought this revision, where one did';
comment on column observation.source_kind is 'typed in the grid, from a sheet, a plan, a bulk load, the sample city, a submission, or computed by the formula of its indicator';

alter table observation_revision add column breakdown text not null default '';
alter table observation_revision add column submission_id text;
alter table observation_revision drop constraint observation_revision_key;
alter table observation_revision add constraint observation_revision_key
  primary key (area_code, indicator_id, year, breakdown, revision);

create table observation_signature (
  area_code     char(6)        not null,
  indicator_id  text           not null,
  year          integer        not null,
  breakdown     text           not null,
  revision      integer        not null,
  level         text           not null,
  submission_id text           not null,
  signed_by     text           not null,
  signed_at     timestamptz(3) not null,
  constraint observation_signature_key primary key (area_code, indicator_id, year, breakdown, level, revision),
  constraint observation_signature_level check (level in ('county', 'city', 'province'))
);
comment on table observation_signature is 'Who signed which revision of a figure at which level; only takes new rows. 签署';

create trigger observation_signature_immutable before update or delete on observation_signature
  for each row execute function refuse_change();

alter table indicator add column breakdowns text[] not null default '{}';
alter table indicator add column formula text;
alter table indicator add column version integer not null default 1;
comment on column indicator.breakdowns is 'dimensions by which figures are asked for beside the whole';
comment on column indicator.formula is 'how the figure is computed from figures of other indicators; null where it is reported';
comment on column indicator.version is 'the newest row of indicator_version, which says the same as this one';

create table indicator_version (
  indicator_id      text           not null,
  version           integer        not null,
  from_year         integer        not null,
  name              text           not null,
  name_en           text,
  unit              text           not null,
  direction         text           not null,
  decimals          integer        not null,
  definition        text,
  numerator_label   text,
  denominator_label text,
  organisation_id   text,
  period_kind       text           not null,
  population_base   text,
  breakdowns        text[]         not null,
  formula           text,
  reason            text,
  changed_by        text           not null,
  changed_at        timestamptz(3) not null,
  constraint indicator_version_key primary key (indicator_id, version),
  constraint indicator_version_indicator foreign key (indicator_id) references indicator (id),
  constraint indicator_version_from_year check (from_year between 1949 and 2200),
  constraint indicator_version_reason check (version = 1 or length(trim(reason)) > 0)
);
create index indicator_version_with_formula on indicator_version (indicator_id) where formula is not null;
comment on table indicator_version is 'What an indicator said of itself, each time it was changed; only takes new rows. 指标口径版本';
comment on column indicator_version.from_year is 'first year of figures for which it counts: for a year counts the newest version that begins in it or before';
comment on column indicator_version.reason is 'why the definition was changed; null for the first';

insert into indicator_version (indicator_id, version, from_year, name, name_en, unit, direction, decimals, definition,
  numerator_label, denominator_label, organisation_id, period_kind, population_base, breakdowns, formula, reason,
  changed_by, changed_at)
select id, 1, 1949, name, name_en, unit, direction, decimals, definition, numerator_label, denominator_label,
  organisation_id, period_kind, population_base, breakdowns, formula, null, created_by, created_at
from indicator;

create trigger indicator_version_immutable before update or delete on indicator_version
  for each row execute function refuse_change();
