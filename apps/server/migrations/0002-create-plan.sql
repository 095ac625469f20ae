-- Plan documents as they came in, their readings, what people corrected, and what was published.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % only takes new rows', tg_table_name using errcode = 'restrict_violation';
end $$;

create table plan_document (
  area_code     char(6)      not null,
  id            text         not null,
  file_name     text         not null,
  format        text         not null,
  byte_count    integer      not null,
  sha256        text         not null,
  bytes         bytea        not null,
  source        jsonb        not null,
  uploaded_by   text         not null,
  uploaded_at   timestamptz(3) not null,
  constraint plan_document_key primary key (area_code, id),
  constraint plan_document_area foreign key (area_code) references area (code),
  constraint plan_document_once unique (area_code, sha256),
  constraint plan_document_format check (format in ('text', 'docx', 'html', 'pdf'))
);
comment on table plan_document is 'A plan document as it was uploaded: its bytes and the lines that were read from it. 规划文本';
comment on column plan_document.source is 'SourceDocument of package plan-document: every line with its place';
comment on column plan_document.id is 'area code and the first digits of sha256';

create trigger plan_document_immutable before update or delete on plan_document
  for each row execute function refuse_change();

create table plan (
  area_code     char(6)      not null,
  id            text         not null,
  title         text         not null,
  population    text         not null,
  period_start  integer      not null,
  period_end    integer      not null,
  state         text         not null,
  reading       integer      not null,
  version       integer,
  revision      integer      not null,
  published_revision integer,
  counts        jsonb        not null,
  changed_by    text         not null,
  changed_at    timestamptz(3) not null,
  withdrawn_at  timestamptz(3),
  withdrawn_by  text,
  withdrawn_reason text,
  created_by    text         not null,
  created_at    timestamptz(3) not null,
  constraint plan_key primary key (area_code, id),
  constraint plan_id_once unique (id),
  constraint plan_area foreign key (area_code) references area (code),
  constraint plan_population check (population in ('women', 'children', 'women-and-children')),
  constraint plan_period check (period_end >= period_start),
  constraint plan_state check (state in ('review', 'published', 'withdrawn')),
  constraint plan_withdrawal check (state <> 'withdrawn' or (withdrawn_at is not null and length(trim(withdrawn_reason)) > 0))
);
comment on table plan is 'A development plan of one area, one population and one period, whatever documents it was read from. 规划';
comment on column plan.reading is 'number of the newest reading in plan_reading';
comment on column plan.version is 'number of the newest published version; null while none is published';
comment on column plan.revision is 'grows by one with every reading, correction, withdrawal and publication: who publishes must have seen the newest';
comment on column plan.published_revision is 'revision of the newest publication; a greater revision means unpublished changes';
comment on column plan.counts is 'parts of the newest reading with its corrections, for lists';

create table plan_reading (
  area_code     char(6)      not null,
  plan_id       text         not null,
  number        integer      not null,
  document_id   text         not null,
  plan_index    integer      not null,
  format_version integer     not null,
  content       jsonb        not null,
  read_by       text         not null,
  read_at       timestamptz(3) not null,
  constraint plan_reading_key primary key (area_code, plan_id, number),
  constraint plan_reading_plan foreign key (area_code, plan_id) references plan (area_code, id),
  constraint plan_reading_document foreign key (area_code, document_id) references plan_document (area_code, id)
);
comment on table plan_reading is 'What the machine read of a plan in one document; a changed document imported again makes the next number';
comment on column plan_reading.plan_index is 'which plan of the document, from 0';
comment on column plan_reading.format_version is 'shape of content';
comment on column plan_reading.content is 'PlanContent of package plan-document as the machine read it, untouched by people';

create table plan_correction (
  area_code     char(6)      not null,
  plan_id       text         not null,
  number        integer      not null,
  reading       integer      not null,
  kind          text         not null,
  part          text         not null,
  part_id       text         not null,
  field         text,
  before        jsonb,
  after         jsonb,
  words         text         not null,
  revision      integer      not null,
  reason        text         not null,
  author        text         not null,
  made_at       timestamptz(3) not null,
  withdrawn_at  timestamptz(3),
  withdrawn_by  text,
  constraint plan_correction_key primary key (area_code, plan_id, number),
  constraint plan_correction_plan foreign key (area_code, plan_id) references plan (area_code, id),
  constraint plan_correction_kind check (kind in ('correct', 'add', 'strike')),
  constraint plan_correction_part check (part in ('indicator', 'target')),
  constraint plan_correction_reason check (length(trim(reason)) > 0)
);
comment on table plan_correction is 'One corrected field, added or struck part of a person, beside what the machine read. 更正';
comment on column plan_correction.reading is 'the reading that the person had before her; later ones match the part by its meaning';
comment on column plan_correction.part_id is 'path of the part in that reading; an added part is a and the number of its correction';
comment on column plan_correction.words is 'words of the document that an added part stands on';
comment on column plan_correction.revision is 'revision of the plan that this correction made';

create function keep_correction() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
    and (to_jsonb(new) - 'withdrawn_at' - 'withdrawn_by') = (to_jsonb(old) - 'withdrawn_at' - 'withdrawn_by') then
    return new;
  end if;
  raise exception 'a correction can only be taken back, once' using errcode = 'restrict_violation';
end $$;
create trigger plan_correction_kept before update or delete on plan_correction
  for each row execute function keep_correction();

create table plan_version (
  area_code     char(6)      not null,
  plan_id       text         not null,
  number        integer      not null,
  reading       integer      not null,
  content       jsonb        not null,
  format_version integer     not null,
  sha256        text         not null,
  findings      jsonb        not null,
  published_by  text         not null,
  published_at  timestamptz(3) not null,
  constraint plan_version_key primary key (area_code, plan_id, number),
  constraint plan_version_plan foreign key (area_code, plan_id) references plan (area_code, id)
);
comment on table plan_version is 'A published plan: immutable, a change makes the next number. 发布版本';
comment on column plan_version.content is 'PlanContent with the corrections of that day';
comment on column plan_version.sha256 is 'of content as JSON with sorted member names';
comment on column plan_version.findings is 'what publishing noticed, e.g. a stored figure that differs from the plan''s baseline';

create trigger plan_version_immutable before update or delete on plan_version
  for each row execute function refuse_change();
create trigger plan_reading_immutable before update or delete on plan_reading
  for each row execute function refuse_change();
