-- Service systems: definitions as data, agencies, cases with their append-only log, keys, holders, matches, steps, disclosures.

alter table organisation drop constraint organisation_kind;
alter table organisation add constraint organisation_kind
  check (kind in ('office', 'statistics-bureau', 'member-unit', 'county-office', 'government', 'agency'));
comment on column organisation.kind is 'office 妇儿工委办, statistics-bureau 统计局, member-unit 成员单位, county-office 县级办公室, government 政府, agency 服务机构';

create table locality (
  area_code char(6) not null,
  code      text    not null,
  name      text    not null,
  level     text    not null,
  constraint locality_key primary key (area_code, code),
  constraint locality_area foreign key (area_code) references area (code),
  constraint locality_level check (level in ('township', 'village')),
  constraint locality_code_digits check (code ~ '^([0-9]{9}|[0-9]{12})$' and substr(code, 1, 6) = area_code)
);
comment on table locality is 'A township or village by its statistical code (9 or 12 digits). 乡镇街道、村社区';

create table service_definition (
  hash       text           not null,
  system     text           not null,
  definition json           not null,
  since      timestamptz(3) not null,
  constraint service_definition_key primary key (hash)
);
create index service_definition_by_system on service_definition (system, since);
comment on table service_definition is 'A definition that some action of a case was done under, an overlay applied; its hash is its version. 服务系统定义';
comment on column service_definition.definition is 'SystemDefinition of package cases; json, not jsonb, which forgets the order of keys: that of the grades is part of the hash';
create trigger service_definition_immutable before update or delete on service_definition
  for each row execute function refuse_change();

create table service_agency (
  area_code       char(6)        not null,
  role            text           not null,
  organisation_id text           not null,
  set_by          text           not null,
  set_at          timestamptz(3) not null,
  constraint service_agency_key primary key (area_code, role),
  constraint service_agency_area foreign key (area_code) references area (code),
  constraint service_agency_organisation foreign key (organisation_id) references organisation (id)
);
comment on table service_agency is 'Which organisation serves an area as police, hospital, court and so on; where there is none, the one of the area above does. 协作单位';
comment on column service_agency.role is 'ServiceRole of package cases';

create table service_overlay (
  area_code char(6)        not null,
  system    text           not null,
  version   integer        not null,
  overlay   json           not null,
  reason    text           not null,
  set_by    text           not null,
  set_at    timestamptz(3) not null,
  constraint service_overlay_key primary key (area_code, system, version),
  constraint service_overlay_area foreign key (area_code) references area (code),
  constraint service_overlay_first check (version >= 1)
);
comment on table service_overlay is 'Parameters of a system as an area set them; the newest counts for what is done from then on. 地方参数';
create trigger service_overlay_immutable before update or delete on service_overlay
  for each row execute function refuse_change();

create table service_case (
  area_code             char(6)        not null,
  id                    text           not null,
  system                text           not null,
  number                text           not null,
  definition_hash       text           not null,
  owner_organisation_id text           not null,
  owner_area            char(6)        not null,
  state                 text           not null,
  phase                 text           not null,
  grade                 text,
  sealed                boolean        not null,
  assignee              text,
  opened_by             text           not null,
  opened_at             timestamptz(3) not null,
  closed_at             timestamptz(3),
  version               integer        not null,
  next_due_at           timestamptz(3),
  next_due              text,
  next_step_at          timestamptz(3),
  nobody_to_tell        boolean        not null,
  pending               integer        not null,
  work                  jsonb          not null,
  who                   bytea,
  constraint service_case_identity primary key (area_code, id),
  constraint service_case_id_once unique (id),
  constraint service_case_number_once unique (number),
  constraint service_case_area foreign key (area_code) references area (code),
  constraint service_case_owner foreign key (owner_organisation_id) references organisation (id),
  constraint service_case_definition foreign key (definition_hash) references service_definition (hash),
  constraint service_case_phase check (phase in ('open', 'waiting', 'closed')),
  constraint service_case_version check (version >= 1)
);
create index service_case_by_owner on service_case (owner_organisation_id, phase, next_due_at, id);
create index service_case_by_assignee on service_case (assignee, phase, next_due_at, id);
create index service_case_by_opener on service_case (opened_by, phase);
create index service_case_by_area on service_case (area_code, system, phase, next_due_at, id);
create index service_case_by_owner_area on service_case (owner_area, system, phase, next_due_at, id);
create index service_case_by_step on service_case (next_step_at) where next_step_at is not null;
create index service_case_by_pending on service_case (owner_area, id) where pending > 0;
create index service_case_by_closing on service_case (system, closed_at) where phase = 'closed';
comment on table service_case is 'A case as its log has made it: what lists, queues and counts look at. Only open and work classes stand here in the clear. 服务个案';
comment on column service_case.number is 'readable number 编号; drawn, not counted, since a gap would tell of a sealed case';
comment on column service_case.definition_hash is 'definition that the newest action was done under';
comment on column service_case.sealed is 'the whole case is absent for everybody but those who handle it';
comment on column service_case.next_due_at is 'what is due first and still runs';
comment on column service_case.next_due is 'name of that deadline';
comment on column service_case.next_step_at is 'when the clock must look again';
comment on column service_case.pending is 'actions that wait for a second person';
comment on column service_case.work is 'answers to fields of the classes open and work';
comment on column service_case.who is 'a name to know the case by in lists, enciphered with the key of the case; never of a sealed class';

create table service_case_key (
  area_code    char(6)        not null,
  case_id      text           not null,
  provider     text           not null,
  data_key     bytea,
  sealed_key   bytea,
  destroyed_at timestamptz(3),
  constraint service_case_key_key primary key (area_code, case_id),
  constraint service_case_key_case foreign key (area_code, case_id) references service_case (area_code, id),
  constraint service_case_key_destroyed check ((destroyed_at is null) = (data_key is not null and sealed_key is not null))
);
comment on table service_case_key is 'Keys of a case, wrapped with the master key; destroyed after the time of keeping, which makes what they enciphered unreadable everywhere. 个案密钥';
comment on column service_case_key.provider is 'aes-256-gcm or sm4';
comment on column service_case_key.data_key is 'enciphers the classes personal and sensitive';
comment on column service_case_key.sealed_key is 'enciphers the class sealed; wrapped apart';

create table service_action (
  area_code       char(6)        not null,
  case_id         text           not null,
  number          integer        not null,
  action          text           not null,
  account_id      text           not null,
  organisation_id text           not null,
  actor_area      char(6)        not null,
  acted_as        text           not null,
  relation        text           not null,
  at              timestamptz(3) not null,
  transaction_id  text           not null,
  base_version    integer        not null,
  definition_hash text           not null,
  details         jsonb          not null,
  secret          bytea,
  sealed          bytea,
  constraint service_action_key primary key (area_code, case_id, number),
  constraint service_action_transaction_once unique (transaction_id),
  constraint service_action_case foreign key (area_code, case_id) references service_case (area_code, id),
  constraint service_action_definition foreign key (definition_hash) references service_definition (hash),
  constraint service_action_first check (number >= 1)
);
comment on table service_action is 'The log of a case; takes only new rows. 个案操作记录';
comment on column service_action.account_id is 'account, platform, or public for a report without an account';
comment on column service_action.acted_as is 'name of the actor of the definition';
comment on column service_action.transaction_id is 'made by the client once for one intention';
comment on column service_action.details is 'what the action said, of the classes open and work';
comment on column service_action.secret is 'the classes personal and sensitive, and all words, enciphered with the data key';
comment on column service_action.sealed is 'the class sealed, enciphered with the sealed key';
create trigger service_action_immutable before update or delete on service_action
  for each row execute function refuse_change();
create trigger service_action_no_truncate before truncate on service_action
  for each statement execute function refuse_change();

create table service_holder (
  area_code       char(6)        not null,
  case_id         text           not null,
  kind            text           not null,
  name            text           not null,
  number          integer        not null,
  organisation_id text           not null,
  state           text           not null,
  is_open         boolean        not null,
  sent_at         timestamptz(3) not null,
  acknowledge_by  timestamptz(3),
  answer_by       timestamptz(3),
  constraint service_holder_key primary key (area_code, case_id, kind, name, number),
  constraint service_holder_case foreign key (area_code, case_id) references service_case (area_code, id),
  constraint service_holder_organisation foreign key (organisation_id) references organisation (id),
  constraint service_holder_kind check (kind in ('referral', 'task'))
);
create index service_holder_by_organisation on service_holder (organisation_id, is_open, answer_by);
comment on table service_holder is 'Who holds a referral or a task of a case, as its log has made it. 转介与联办';
comment on column service_holder.is_open is 'whether the organisation still has to do something';

create table service_person_key (
  area_code char(6)        not null,
  case_id   text           not null,
  party     text           not null,
  person_id text           not null,
  kind      text           not null,
  blind     text           not null,
  privacy   text           not null,
  opened_at timestamptz(3) not null,
  constraint service_person_key_key primary key (area_code, case_id, party, person_id, kind, blind),
  constraint service_person_key_case foreign key (area_code, case_id) references service_case (area_code, id),
  constraint service_person_key_never_sealed check (privacy <> 'sealed')
);
create index service_person_key_by_blind on service_person_key (blind, kind);
comment on table service_person_key is 'By what people of cases are found again: keyed hashes, never of sealed parts. 盲索引';
comment on column service_person_key.kind is 'name, phone, idNumber, or match for a set of parts that makes a candidate';
comment on column service_person_key.blind is 'HMAC of the normalised value in hex, with a key of its own';

create table service_match (
  area_code     char(6)        not null,
  case_id       text           not null,
  other_case_id text           not null,
  because       jsonb          not null,
  found_at      timestamptz(3) not null,
  constraint service_match_key primary key (area_code, case_id, other_case_id),
  constraint service_match_case foreign key (area_code, case_id) references service_case (area_code, id)
);
create index service_match_by_other on service_match (other_case_id);
comment on table service_match is 'Two cases that may be about the same people; a person decides, nothing is merged. 疑似重复';
comment on column service_match.other_case_id is 'the older one; shown only where both are within reach and neither is sealed';
create trigger service_match_immutable before update or delete on service_match
  for each row execute function refuse_change();

create table service_step (
  area_code char(6)        not null,
  id        text           not null,
  case_id   text           not null,
  deadline  text           not null,
  kind      text           not null,
  due_at    timestamptz(3) not null,
  done_at   timestamptz(3) not null,
  reached   text,
  constraint service_step_key primary key (area_code, id),
  constraint service_step_id_once unique (id),
  constraint service_step_case foreign key (area_code, case_id) references service_case (area_code, id)
);
create index service_step_by_case on service_step (area_code, case_id);
comment on table service_step is 'What the clock did: a warning, an escalation, a silence; each once, since its name is the key. 时限提醒记录';
comment on column service_step.id is 'SHA-256 of case, deadline, occurrence and step';
comment on column service_step.reached is 'actor that was told; null where nobody holds the role';
create trigger service_step_immutable before update or delete on service_step
  for each row execute function refuse_change();

create table service_disclosure (
  area_code       char(6)        not null,
  id              text           not null,
  case_id         text           not null,
  number          integer        not null,
  kind            text           not null,
  name            text           not null,
  organisation_id text           not null,
  fields          jsonb          not null,
  values_hash     text           not null,
  basis           jsonb          not null,
  at              timestamptz(3) not null,
  constraint service_disclosure_key primary key (area_code, id),
  constraint service_disclosure_case foreign key (area_code, case_id) references service_case (area_code, id),
  constraint service_disclosure_organisation foreign key (organisation_id) references organisation (id)
);
create index service_disclosure_by_case on service_disclosure (area_code, case_id);
comment on table service_disclosure is 'Who was told what of a case, for what purpose and on what basis: one row each sending. 信息披露记录';
comment on column service_disclosure.number is 'number of the action that sent it';
comment on column service_disclosure.fields is 'names of fields and parts of people, never their values';
comment on column service_disclosure.values_hash is 'keyed hash of the values as they were sent';
create trigger service_disclosure_immutable before update or delete on service_disclosure
  for each row execute function refuse_change();

create table service_receipt (
  area_code char(6)        not null,
  number    text           not null,
  code_hash text           not null,
  case_id   text           not null,
  at        timestamptz(3) not null,
  constraint service_receipt_key primary key (area_code, number),
  constraint service_receipt_number_once unique (number),
  constraint service_receipt_case foreign key (area_code, case_id) references service_case (area_code, id)
);
comment on table service_receipt is 'Receipt of a report from the public; number and code together say how it stands, and nothing else. 报告回执';
comment on column service_receipt.code_hash is 'keyed hash of the code; the code itself is stored nowhere';

-- What a person is in a service is a role of the platform, so that notifications and what servers remember reach it too.
insert into role (id, name_zh, name_en) values
  ('service-hotline', '热线接线员', 'Hotline desk'),
  ('service-caseworker', '个案工作者', 'Case worker'),
  ('service-supervisor', '个案督导', 'Supervisor'),
  ('service-leading-group-office', '妇儿工委办', 'Office of the leading group'),
  ('service-federation', '妇联', 'Women''s federation'),
  ('service-police', '公安机关', 'Police'),
  ('service-procuratorate', '检察机关', 'Procuratorate'),
  ('service-court', '人民法院', 'Court'),
  ('service-justice', '司法行政', 'Justice bureau'),
  ('service-legal-aid', '法律援助机构', 'Legal aid centre'),
  ('service-lawyer', '承办律师', 'Lawyer'),
  ('service-civil-affairs', '民政部门', 'Civil affairs'),
  ('service-shelter', '庇护救助机构', 'Shelter'),
  ('service-hospital', '医疗机构', 'Hospital'),
  ('service-rescue-centre', '危重救治中心', 'Rescue centre'),
  ('service-clinic', '乡镇卫生院（社区卫生服务中心）', 'Township clinic'),
  ('service-health', '卫生健康部门', 'Health bureau'),
  ('service-disease-control', '疾控机构', 'Disease control'),
  ('service-counsellor', '心理辅导人员', 'Counsellor'),
  ('service-school', '学校、幼儿园', 'School or kindergarten'),
  ('service-education', '教育部门', 'Education bureau'),
  ('service-township', '乡镇（街道）', 'Township'),
  ('service-village', '村（社区）儿童主任、网格员', 'Village worker'),
  ('service-mediator', '调解员', 'Mediator'),
  ('service-disabled-federation', '残联', 'Disabled persons'' federation'),
  ('service-labour', '人力社保部门', 'Labour bureau'),
  ('service-social-security', '社保经办机构', 'Social security'),
  ('service-medical-insurance', '医保部门', 'Medical insurance'),
  ('service-market', '市场监管部门', 'Market regulation'),
  ('service-cyberspace', '网信部门', 'Cyberspace authority'),
  ('service-water', '水利部门', 'Water bureau'),
  ('service-employer', '用人单位', 'Employer'),
  ('service-expert', '专家组', 'Expert panel'),
  ('service-duty-holder', '强制报告义务主体', 'Mandated reporter');
insert into role_grant (role_id, permission, scope)
select id, permission, 'area-and-below'
from role cross join (values ('case.work'), ('area.read')) as granted (permission)
where id like 'service-%';
insert into role_grant (role_id, permission, scope) values
  ('office', 'case.configure', 'area-and-below'),
  ('county-office', 'case.configure', 'own-area'),
  ('system-administrator', 'case.configure', 'everywhere');
