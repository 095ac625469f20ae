-- Supervision: matters that follow a light, their actions and letters, what the clock did, whom it told; working days.

create table calendar_day (
  date   date not null,
  kind   text not null,
  name   text not null,
  source text not null,
  constraint calendar_day_key primary key (date),
  constraint calendar_day_kind check (kind in ('holiday', 'workday'))
);
comment on table calendar_day is 'A day that a published schedule of the State Council speaks of; all others follow the week. 工作日历';
comment on column calendar_day.kind is 'holiday: off, or a Saturday or Sunday inside a festival; workday: a Saturday or Sunday that is worked to make up';
comment on column calendar_day.source is 'number of the notice, e.g. 国办发明电〔2025〕7号';

create table supervision_rules (
  area_code char(6)        not null,
  version   integer        not null,
  rules     jsonb          not null,
  reason    text           not null,
  set_by    text           not null,
  set_at    timestamptz(3) not null,
  constraint supervision_rules_key primary key (area_code, version),
  constraint supervision_rules_area foreign key (area_code) references area (code),
  constraint supervision_rules_first check (version >= 1)
);
comment on table supervision_rules is 'Periods, reminders and ladders of an area as somebody set them; the newest counts for new deadlines. 督办规则';
comment on column supervision_rules.rules is 'SupervisionRules of package supervision';

create trigger supervision_rules_immutable before update or delete on supervision_rules
  for each row execute function refuse_change();

create table letterhead (
  area_code  char(6)        not null,
  issuer     text           not null,
  prefix     text           not null,
  contact    text           not null,
  copies     text[]         not null,
  changed_by text           not null,
  changed_at timestamptz(3) not null,
  constraint letterhead_key primary key (area_code),
  constraint letterhead_area foreign key (area_code) references area (code)
);
comment on table letterhead is 'What the letters of an area carry. 函头';
comment on column letterhead.issuer is 'the full name above the red line 发文机关标志';
comment on column letterhead.prefix is 'before 〔year〕number号, e.g. 云妇儿工委办函';
comment on column letterhead.copies is 'who gets a copy of supervision letters 抄送';

create table supervision_matter (
  area_code       char(6)        not null,
  id              text           not null,
  judged_area     char(6)        not null,
  year            integer        not null,
  indicator_id    text,
  title           text           not null,
  target_ids      text[]         not null,
  organisation_id text           not null,
  addressee_area  char(6)        not null,
  light           text,
  begun_from      text           not null,
  facts           jsonb          not null,
  version         integer        not null,
  state           text           not null,
  is_open         boolean        not null,
  next_due_on     date,
  next_step_on    date,
  urgings         integer        not null,
  issued_at       timestamptz(3),
  created_by      text           not null,
  created_at      timestamptz(3) not null,
  constraint supervision_matter_key primary key (area_code, id),
  constraint supervision_matter_id_once unique (id),
  constraint supervision_matter_area foreign key (area_code) references area (code),
  constraint supervision_matter_judged foreign key (judged_area) references area (code),
  constraint supervision_matter_organisation foreign key (organisation_id) references organisation (id),
  constraint supervision_matter_begun check (begun_from in ('light', 'person'))
);
create index supervision_matter_by_step on supervision_matter (area_code, next_step_on) where is_open;
create index supervision_matter_by_addressee on supervision_matter (organisation_id);
comment on table supervision_matter is 'A matter of supervision: what it is about, and where its actions have brought it. 督办事项';
comment on column supervision_matter.area_code is 'the area whose office supervises';
comment on column supervision_matter.judged_area is 'the area whose figures are meant: the same, or one below';
comment on column supervision_matter.addressee_area is 'the area of the organisation that answers, so that its reach is one condition';
comment on column supervision_matter.facts is 'the targets as they stood when the notice was drafted; what the letters print';
comment on column supervision_matter.version is 'number of the newest action; state, dates and counts are worked out from the actions';
comment on column supervision_matter.issued_at is 'null until the notice is issued; before that only the office knows of the matter';
comment on column supervision_matter.next_due_on is 'the day of the open duty that is due first';
comment on column supervision_matter.next_step_on is 'the first day on which the clock has something to do here';

create table supervision_action (
  area_code       char(6)        not null,
  matter_id       text           not null,
  number          integer        not null,
  kind            text           not null,
  relation        text           not null,
  account_id      text           not null,
  organisation_id text,
  at              timestamptz(3) not null,
  details         jsonb          not null,
  dues            jsonb          not null,
  constraint supervision_action_key primary key (area_code, matter_id, number),
  constraint supervision_action_matter foreign key (area_code, matter_id) references supervision_matter (area_code, id)
);
comment on table supervision_action is 'What happened to a matter, in its order; everything else is worked out from these rows. 督办操作';
comment on column supervision_action.relation is 'as what it was done: office, addressee, leader or platform';
comment on column supervision_action.account_id is 'account id, or platform';
comment on column supervision_action.dues is 'deadlines that the action set, each with the version of the rules and whether the calendar was known';

create trigger supervision_action_immutable before update or delete on supervision_action
  for each row execute function refuse_change();

create table supervision_clock_step (
  area_code char(6)        not null,
  id        text           not null,
  matter_id text           not null,
  due_on    date           not null,
  done_at   timestamptz(3) not null,
  told      jsonb          not null,
  constraint supervision_clock_step_key primary key (area_code, id),
  constraint supervision_clock_step_matter foreign key (area_code, matter_id) references supervision_matter (area_code, id)
);
create index supervision_clock_step_by_matter on supervision_clock_step (area_code, matter_id);
comment on table supervision_clock_step is 'What the clock did: each step of a duty at most once, since its name is the key. 督办时钟';
comment on column supervision_clock_step.id is 'matter/duty/round/step, e.g. matter-k3mvq7xw2d9h/explain/1/remind-3';
comment on column supervision_clock_step.due_on is 'the working day on which it had to happen';
comment on column supervision_clock_step.told is 'the rungs that were asked, and which was reached';

create trigger supervision_clock_step_immutable before update or delete on supervision_clock_step
  for each row execute function refuse_change();

create table supervision_letter (
  area_code char(6)        not null,
  id        text           not null,
  matter_id text           not null,
  kind      text           not null,
  year      integer        not null,
  number    integer        not null,
  code      text           not null,
  content   jsonb          not null,
  issued_by text           not null,
  issued_at timestamptz(3) not null,
  constraint supervision_letter_key primary key (area_code, id),
  constraint supervision_letter_number_once unique (area_code, year, number),
  constraint supervision_letter_matter foreign key (area_code, matter_id) references supervision_matter (area_code, id),
  constraint supervision_letter_kind check (kind in ('notice', 'urging'))
);
create index supervision_letter_by_matter on supervision_letter (area_code, matter_id);
comment on table supervision_letter is 'A letter as it was issued; numbers of an area and year count from 1 without a gap. 提示函、督办函';
comment on column supervision_letter.code is 'the number as it is printed, e.g. 云妇儿工委办函〔2026〕3号';
comment on column supervision_letter.content is 'LetterContent: everything that the file prints';

create trigger supervision_letter_immutable before update or delete on supervision_letter
  for each row execute function refuse_change();

create table notification (
  area_code       char(6)        not null,
  id              text           not null,
  role_id         text           not null,
  organisation_id text,
  subject_kind    text           not null,
  subject_id      text           not null,
  kind            text           not null,
  words           jsonb          not null,
  at              timestamptz(3) not null,
  constraint notification_key primary key (area_code, id),
  constraint notification_id_once unique (id),
  constraint notification_role foreign key (role_id) references role (id),
  constraint notification_organisation foreign key (organisation_id) references organisation (id)
);
create index notification_by_reader on notification (role_id, area_code, at);
comment on table notification is 'Something that a role is told: everyone who holds it at the organisation, or in the area, reads it; never one person, who may have left. 消息';
comment on column notification.area_code is 'area of the readers';
comment on column notification.organisation_id is 'null: the role in the whole area';

create trigger notification_immutable before update or delete on notification
  for each row execute function refuse_change();

create table notification_read (
  area_code       char(6)        not null,
  notification_id text           not null,
  account_id      text           not null,
  at              timestamptz(3) not null,
  constraint notification_read_key primary key (area_code, notification_id, account_id),
  constraint notification_read_notification foreign key (area_code, notification_id) references notification (area_code, id),
  constraint notification_read_account foreign key (account_id) references account (id)
);
comment on table notification_read is 'Who has read a notification';

insert into role_grant (role_id, permission, scope) values
  ('office', 'supervision.read', 'area-and-below'),
  ('office', 'supervision.issue', 'own-area'),
  ('office', 'supervision.close', 'own-area'),
  ('office', 'supervision.answer', 'own-organisation'),
  ('county-office', 'supervision.read', 'own-area'),
  ('county-office', 'supervision.issue', 'own-area'),
  ('county-office', 'supervision.close', 'own-area'),
  ('county-office', 'supervision.answer', 'own-organisation'),
  ('leader', 'supervision.read', 'area-and-below'),
  ('leader', 'supervision.issue', 'own-area'),
  ('leader', 'supervision.close', 'own-area'),
  ('statistics', 'supervision.read', 'area-and-below'),
  ('liaison', 'supervision.read', 'own-organisation'),
  ('liaison', 'supervision.answer', 'own-organisation');
