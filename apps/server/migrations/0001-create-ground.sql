-- Areas, organisations, who may do what, accounts and their sessions, the audit log, jobs and settings.

create table area (
  code        char(6)  not null,
  name        text     not null,
  pinyin      text     not null,
  level       text     not null,
  parent_code char(6),
  valid_from  date,
  valid_to    date,
  constraint area_key primary key (code),
  constraint area_parent foreign key (parent_code) references area (code),
  constraint area_code_digits check (code ~ '^[0-9]{6}$'),
  constraint area_level check (level in ('province', 'city', 'county')),
  constraint area_validity check (valid_to >= valid_from)
);
create index area_by_parent on area (parent_code);
comment on table area is 'An administrative area. 行政区划';
comment on column area.code is 'six digits of GB/T 2260';
comment on column area.pinyin is 'sort key, since the embedded database has no Chinese collation';
comment on column area.valid_from is 'first day of this boundary; null means as long as anyone asks';
comment on column area.valid_to is 'last day before the area was merged, split or renamed; null means still valid';

create table organisation (
  id         text    not null,
  name       text    not null,
  short_name text    not null,
  pinyin     text    not null,
  kind       text    not null,
  area_code  char(6) not null,
  constraint organisation_key primary key (id),
  constraint organisation_area foreign key (area_code) references area (code),
  constraint organisation_kind check (kind in ('office', 'statistics-bureau', 'member-unit', 'county-office', 'government'))
);
create index organisation_by_area on organisation (area_code);
comment on table organisation is 'A unit that takes part: the office, the statistics bureau, member units, county offices, the government itself. 单位';
comment on column organisation.kind is 'office 妇儿工委办, statistics-bureau 统计局, member-unit 成员单位, county-office 县级办公室, government 政府';

create table role (
  id      text not null,
  name_zh text not null,
  name_en text not null,
  constraint role_key primary key (id)
);
comment on table role is 'A named bundle of grants; the rows are data and may be changed by the security administrator. 角色';

create table role_grant (
  role_id    text not null,
  permission text not null,
  scope      text not null,
  constraint role_grant_key primary key (role_id, permission, scope),
  constraint role_grant_role foreign key (role_id) references role (id),
  constraint role_grant_scope check (scope in ('own-organisation', 'own-area', 'area-and-below', 'everywhere'))
);
comment on table role_grant is 'One permission of a role and how far it reaches. 授权';
comment on column role_grant.permission is 'a word of the permission list, e.g. plan.read';
comment on column role_grant.scope is 'seen from the organisation of the account: its own rows, its area, its area and all below, or everything';

create table account (
  id                   text           not null,
  username             text           not null,
  display_name         text           not null,
  organisation_id      text           not null,
  is_active            boolean        not null default true,
  must_change_password boolean        not null default false,
  created_at           timestamptz(3) not null,
  constraint account_key primary key (id),
  constraint account_username_once unique (username),
  constraint account_username_form check (username = lower(username) and length(username) between 1 and 64),
  constraint account_organisation foreign key (organisation_id) references organisation (id)
);
create index account_by_organisation on account (organisation_id);
comment on table account is 'A person who signs in. 账号';
comment on column account.username is 'in lower case';
comment on column account.must_change_password is 'set for a password that someone else chose';

create table account_role (
  account_id text not null,
  role_id    text not null,
  constraint account_role_key primary key (account_id, role_id),
  constraint account_role_account foreign key (account_id) references account (id),
  constraint account_role_role foreign key (role_id) references role (id)
);
comment on table account_role is 'The roles of an account';

create table account_password (
  account_id    text           not null,
  set_at        timestamptz(3) not null,
  password_hash text           not null,
  constraint account_password_key primary key (account_id, set_at),
  constraint account_password_account foreign key (account_id) references account (id)
);
comment on table account_password is 'Passwords of an account as argon2id hashes; the newest is valid, the others may not be used again';

create table sign_in_failure (
  username       text           not null,
  failed_count   integer        not null,
  last_failed_at timestamptz(3) not null,
  locked_until   timestamptz(3),
  constraint sign_in_failure_key primary key (username)
);
comment on table sign_in_failure is 'Failed tries by the name that was typed, whether an account of that name exists or not, so that an answer never tells';

create table session (
  id_hash      text           not null,
  account_id   text           not null,
  created_at   timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  expires_at   timestamptz(3) not null,
  constraint session_key primary key (id_hash),
  constraint session_account foreign key (account_id) references account (id)
);
create index session_by_account on session (account_id);
create index session_by_expiry on session (expires_at);
comment on table session is 'Who is signed in. 会话';
comment on column session.id_hash is 'SHA-256 of the cookie in hex; the cookie itself is stored nowhere';
comment on column session.last_used_at is 'moved at most once a minute; the idle time counts from here';
comment on column session.expires_at is 'end of the session however busy it is';

create table audit_chain (
  id            integer not null,
  last_sequence bigint  not null,
  last_hash     text    not null,
  constraint audit_chain_key primary key (id),
  constraint audit_chain_single check (id = 1)
);
comment on table audit_chain is 'Head of the audit log: its one row is locked by whoever writes the next entry';
insert into audit_chain (id, last_sequence, last_hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create table audit_entry (
  area_code       char(6)        not null,
  sequence        bigint         not null,
  at              timestamptz(3) not null,
  account_id      text,
  username        text,
  organisation_id text,
  action          text           not null,
  subject_kind    text           not null,
  subject_id      text           not null,
  details         jsonb          not null,
  request_id      text,
  previous_hash   text           not null,
  hash            text           not null,
  constraint audit_entry_key primary key (area_code, sequence)
);
create index audit_entry_by_sequence on audit_entry (sequence);
create index audit_entry_by_subject on audit_entry (subject_kind, subject_id, sequence);
create index audit_entry_by_username on audit_entry (username, sequence);
comment on table audit_entry is 'The audit log: takes only new rows, each written in the transaction of the change it tells of. 审计日志';
comment on column audit_entry.area_code is 'area of the subject; 000000 where there is none, e.g. a sign-in with an unknown name';
comment on column audit_entry.sequence is 'counts from 1 without a gap through the whole log';
comment on column audit_entry.account_id is 'null for someone who is not signed in and for the platform itself';
comment on column audit_entry.details is 'before, after, and what else explains the change';
comment on column audit_entry.hash is 'SHA-256 over this entry and previous_hash; halfsky verify-audit recomputes all';

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only takes new rows' using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_audit_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_audit_change();

create table job (
  area_code    char(6)        not null,
  id           text           not null,
  kind         text           not null,
  payload      jsonb          not null,
  state        text           not null default 'queued',
  progress     integer        not null default 0,
  result       jsonb,
  error        jsonb,
  run_after    timestamptz(3) not null,
  attempts     integer        not null default 0,
  worker       text,
  leased_until timestamptz(3),
  created_by   text,
  created_at   timestamptz(3) not null,
  finished_at  timestamptz(3),
  constraint job_key primary key (area_code, id),
  constraint job_state check (state in ('queued', 'running', 'done', 'failed')),
  constraint job_progress check (progress between 0 and 100)
);
create index job_by_turn on job (run_after) where state in ('queued', 'running');
create index job_by_creator on job (created_by, created_at);
comment on table job is 'Work that is done outside a request, by any process that takes the row first. 后台任务';
comment on column job.created_by is 'account id, or platform';
comment on column job.progress is 'percent';
comment on column job.leased_until is 'a running job whose lease is over belongs to a dead worker and is taken again';
comment on column job.error is 'code, words in both languages and faults of a failed job';

create table setting (
  name       text           not null,
  value      jsonb          not null,
  changed_at timestamptz(3) not null,
  constraint setting_key primary key (name)
);
comment on table setting is 'What the platform remembers about itself, e.g. sample-city: that its figures are made up';

insert into role (id, name_zh, name_en) values
  ('office', '妇儿工委办', 'Office of the women''s and children''s committee'),
  ('statistics', '统计局', 'Statistics bureau'),
  ('liaison', '联络员', 'Liaison officer'),
  ('county-office', '县级妇儿工委办', 'County office'),
  ('leader', '领导', 'Leader'),
  ('auditor', '审计管理员', 'Audit administrator'),
  ('system-administrator', '系统管理员', 'System administrator');

insert into role_grant (role_id, permission, scope) values
  ('office', 'area.read', 'area-and-below'),
  ('office', 'plan.read', 'area-and-below'),
  ('office', 'plan.import', 'own-area'),
  ('office', 'plan.correct', 'own-area'),
  ('office', 'plan.publish', 'own-area'),
  ('office', 'indicator.read', 'area-and-below'),
  ('office', 'indicator.manage', 'own-area'),
  ('office', 'observation.read', 'area-and-below'),
  ('office', 'observation.write', 'area-and-below'),
  ('office', 'judgement.read', 'area-and-below'),
  ('office', 'judgement.decide', 'area-and-below'),
  ('office', 'report.read', 'area-and-below'),
  ('office', 'report.make', 'own-area'),
  ('office', 'job.read', 'own-organisation'),
  ('statistics', 'area.read', 'area-and-below'),
  ('statistics', 'plan.read', 'area-and-below'),
  ('statistics', 'indicator.read', 'area-and-below'),
  ('statistics', 'indicator.manage', 'own-area'),
  ('statistics', 'observation.read', 'area-and-below'),
  ('statistics', 'observation.write', 'area-and-below'),
  ('statistics', 'judgement.read', 'area-and-below'),
  ('statistics', 'judgement.decide', 'area-and-below'),
  ('statistics', 'report.read', 'area-and-below'),
  ('statistics', 'report.make', 'own-area'),
  ('statistics', 'job.read', 'own-organisation'),
  ('liaison', 'area.read', 'area-and-below'),
  ('liaison', 'plan.read', 'own-area'),
  ('liaison', 'indicator.read', 'own-area'),
  ('liaison', 'observation.read', 'own-area'),
  ('liaison', 'observation.write', 'own-organisation'),
  ('liaison', 'judgement.read', 'own-area'),
  ('liaison', 'report.read', 'own-area'),
  ('liaison', 'job.read', 'own-organisation'),
  ('county-office', 'area.read', 'own-area'),
  ('county-office', 'plan.read', 'own-area'),
  ('county-office', 'plan.import', 'own-area'),
  ('county-office', 'plan.correct', 'own-area'),
  ('county-office', 'plan.publish', 'own-area'),
  ('county-office', 'indicator.read', 'own-area'),
  ('county-office', 'indicator.manage', 'own-area'),
  ('county-office', 'observation.read', 'own-area'),
  ('county-office', 'observation.write', 'own-area'),
  ('county-office', 'judgement.read', 'own-area'),
  ('county-office', 'judgement.decide', 'own-area'),
  ('county-office', 'report.read', 'own-area'),
  ('county-office', 'report.make', 'own-area'),
  ('county-office', 'job.read', 'own-organisation'),
  ('leader', 'area.read', 'area-and-below'),
  ('leader', 'plan.read', 'area-and-below'),
  ('leader', 'indicator.read', 'area-and-below'),
  ('leader', 'observation.read', 'area-and-below'),
  ('leader', 'judgement.read', 'area-and-below'),
  ('leader', 'report.read', 'area-and-below'),
  ('auditor', 'audit.read', 'everywhere'),
  ('auditor', 'area.read', 'area-and-below'),
  ('system-administrator', 'account.manage', 'everywhere'),
  ('system-administrator', 'area.read', 'everywhere'),
  ('system-administrator', 'job.read', 'everywhere');
