-- Files that prove or show something: evidence of a step, photographs of an inspection.

create table attachment (
  area_code    char(6)        not null,
  id           text           not null,
  subject_kind text           not null,
  subject_id   text           not null,
  name         text           not null,
  media_type   text           not null,
  size         integer        not null,
  sha256       text           not null,
  bytes        bytea          not null,
  added_by     text           not null,
  added_at     timestamptz(3) not null,
  constraint attachment_key primary key (area_code, id),
  constraint attachment_id_once unique (id),
  constraint attachment_size check (size > 0)
);
create index attachment_by_subject on attachment (subject_kind, subject_id);
comment on table attachment is 'A file that belongs to something else, such as evidence of a rectification step. 附件';
comment on column attachment.subject_kind is 'the noun that it belongs to, e.g. supervision; who may see the subject may see its files';
comment on column attachment.name is 'as the person named the file, without folders';
comment on column attachment.media_type is 'found from the first bytes, not from the name';
comment on column attachment.added_by is 'account id, or platform';

create trigger attachment_immutable before update or delete on attachment
  for each row execute function refuse_change();
