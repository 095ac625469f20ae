-- Submissions: what an organisation hands in on a form of a round, from the first figure to the last signature.

create table submission (
  area_code         char(6)        not null,
  id                text           not null,
  round_area        char(6)        not null,
  round_id          text           not null,
  form_area         char(6)        not null,
  form_id           text           not null,
  form_version      integer        not null,
  organisation_id   text           not null,
  organisation_area char(6)        not null,
  year              integer        not null,
  due_on            date           not null,
  origin_level      text           not null,
  top_level         text           not null,
  state             text           not null,
  level             text           not null,
  is_correction     boolean        not null,
  is_released       boolean        not null,
  version           integer        not null,
  opened_at         timestamptz(3),
  begun_at          timestamptz(3),
  submitted_at      timestamptz(3),
  submitted_by      text,
  signed_at         timestamptz(3),
  owed_cells        integer        not null,
  filled_cells      integer        not null,
  errors            integer        not null,
  warnings          integer        not null,
  open_returns      integer        not null,
  changed_figures   integer        not null,
  created_by        text           not null,
  created_at        timestamptz(3) not null,
  constraint submission_key primary key (area_code, id),
  constraint submission_id_once unique (id),
  constraint submission_once unique (round_id, form_id, organisation_id, area_code),
  constraint submission_area foreign key (area_code) references area (code),
  constraint submission_round foreign key (round_area, round_id) references round (area_code, id),
  constraint submission_form foreign key (form_area, form_id, form_version)
    references form_version (area_code, form_id, version),
  constraint submission_organisation foreign key (organisation_id) references organisation (id),
  constraint submission_origin_level check (origin_level in ('county', 'city', 'province')),
  constraint submission_top_level check (top_level in ('county', 'city', 'province')),
  constraint submission_level check (level in ('county', 'city', 'province')),
  constraint submission_state check (state in
    ('draft', 'submitted', 'confirmed', 'reviewed', 'signed', 'returned', 'locked'))
);
create index submission_by_year on submission (area_code, year);
create index submission_by_organisation on submission (organisation_id);
comment on table submission is 'A form of a round that an organisation fills in for an area, and where its review stands. 填报单';
comment on column submission.area_code is 'the area that the figures are of';
comment on column submission.round_area is 'the area that issued the round';
comment on column submission.organisation_area is 'area of the organisation that fills it in, so that its reach is one condition';
comment on column submission.year is 'the year that the figures are of, as in the round';
comment on column submission.due_on is 'last day for handing in, in Beijing, as in the round';
comment on column submission.origin_level is 'the level of government where its review begins; top_level where it ends: that of whoever issued the round';
comment on column submission.level is 'the level that looked at it last';
comment on column submission.is_correction is 'signed figures are being changed, until it is signed at the top again';
comment on column submission.is_released is 'the round was closed before it was ever signed: nothing more happens to it, and its cells are free again';
comment on column submission.version is 'grows with every action: who takes one must have seen the newest; saving figures does not count, each has its revision';
comment on column submission.opened_at is 'when the organisation first looked at it; begun_at: first figure saved';
comment on column submission.submitted_at is 'when it was handed in for the first time, which decides whether it was in time';
comment on column submission.submitted_by is 'who handed it in last: somebody else confirms, reviews and signs';
comment on column submission.signed_at is 'when it was signed last';
comment on column submission.errors is 'findings that stop it and warnings nobody answered, as of the last save';
comment on column submission.changed_figures is 'signed figures that were changed and not yet signed again';

create table submission_figure (
  area_code      char(6)        not null,
  submission_id  text           not null,
  indicator_id   text           not null,
  breakdown      text           not null,
  revision       integer        not null,
  value          numeric,
  missing_reason text,
  numerator      numeric,
  denominator    numeric,
  note           text,
  source_kind    text,
  source_name    text,
  recorded_by    text,
  recorded_at    timestamptz(3),
  constraint submission_figure_key primary key (area_code, submission_id, indicator_id, breakdown),
  constraint submission_figure_submission foreign key (area_code, submission_id) references submission (area_code, id),
  constraint submission_figure_value_or_reason check (value is null or missing_reason is null),
  constraint submission_figure_recorded check ((revision = 0) = (recorded_at is null)),
  constraint submission_figure_source_kind check (source_kind in ('entry', 'import', 'prefill'))
);
comment on table submission_figure is 'A figure that a submission asks for, as it stands; made with the submission, so that one can ask which cells are being collected. 填报数据';
comment on column submission_figure.breakdown is 'empty for the whole 合计, else e.g. sex=female';
comment on column submission_figure.revision is '0 until somebody fills it in';
comment on column submission_figure.value is 'all null where only a part was typed so far, or where it was emptied again';

create table submission_figure_revision (
  area_code      char(6)        not null,
  submission_id  text           not null,
  indicator_id   text           not null,
  breakdown      text           not null,
  revision       integer        not null,
  value          numeric,
  missing_reason text,
  numerator      numeric,
  denominator    numeric,
  note           text,
  source_kind    text           not null,
  source_name    text,
  reason         text,
  recorded_by    text           not null,
  recorded_at    timestamptz(3) not null,
  constraint submission_figure_revision_key primary key (area_code, submission_id, indicator_id, breakdown, revision),
  constraint submission_figure_revision_figure foreign key (area_code, submission_id, indicator_id, breakdown)
    references submission_figure (area_code, submission_id, indicator_id, breakdown)
);
comment on table submission_figure_revision is 'Every figure that ever stood in a submission; only takes new rows';
comment on column submission_figure_revision.reason is 'why a signed figure was changed';

create trigger submission_figure_revision_immutable before update or delete on submission_figure_revision
  for each row execute function refuse_change();

create table submission_action (
  area_code       char(6)        not null,
  submission_id   text           not null,
  number          integer        not null,
  action          text           not null,
  state           text           not null,
  level           text           not null,
  account_id      text           not null,
  organisation_id text           not null,
  at              timestamptz(3) not null,
  reason          text,
  figures         integer        not null,
  constraint submission_action_key primary key (area_code, submission_id, number),
  constraint submission_action_submission foreign key (area_code, submission_id) references submission (area_code, id)
);
comment on table submission_action is 'What was done to a submission, in its order; only takes new rows. 办理记录';
comment on column submission_action.state is 'with level: where the action brought it';
comment on column submission_action.account_id is 'account id, or platform';
comment on column submission_action.reason is 'remark of whoever acted';
comment on column submission_action.figures is 'how many figures it was about: sent back, corrected or signed';

create trigger submission_action_immutable before update or delete on submission_action
  for each row execute function refuse_change();

create table submission_return_item (
  area_code       char(6)        not null,
  submission_id   text           not null,
  id              text           not null,
  action_number   integer        not null,
  indicator_id    text           not null,
  breakdown       text           not null,
  reason          text           not null,
  due_on          date           not null,
  before_revision integer        not null,
  is_closed       boolean        not null,
  answer_kind     text,
  answer_words    text,
  answered_by     text,
  answered_at     timestamptz(3),
  constraint submission_return_item_key primary key (area_code, submission_id, id),
  constraint submission_return_item_once unique (area_code, submission_id, action_number, indicator_id, breakdown),
  constraint submission_return_item_action foreign key (area_code, submission_id, action_number)
    references submission_action (area_code, submission_id, number),
  constraint submission_return_item_figure foreign key (area_code, submission_id, indicator_id, breakdown)
    references submission_figure (area_code, submission_id, indicator_id, breakdown),
  constraint submission_return_item_answer check (answer_kind in ('changed', 'kept')),
  constraint submission_return_item_answered check ((answer_kind is null) = (answered_at is null))
);
comment on table submission_return_item is 'A figure that was sent back with its reason, and how it was answered. 退回数据项';
comment on column submission_return_item.action_number is 'the action that sent it back, which says who and when';
comment on column submission_return_item.due_on is 'last day for the answer, in Beijing';
comment on column submission_return_item.before_revision is 'the figure as it was when it was sent back';
comment on column submission_return_item.is_closed is 'it was handed in again, and the answer is no longer changed';
comment on column submission_return_item.answer_words is 'why the figure was kept';

create table submission_finding_answer (
  area_code       char(6)        not null,
  submission_id   text           not null,
  indicator_id    text           not null,
  breakdown       text           not null,
  code            text           not null,
  number          integer        not null,
  figure_revision integer        not null,
  finding         text           not null,
  reason          text,
  answered_by     text           not null,
  answered_at     timestamptz(3) not null,
  constraint submission_finding_answer_key primary key
    (area_code, submission_id, indicator_id, breakdown, code, number),
  constraint submission_finding_answer_figure foreign key (area_code, submission_id, indicator_id, breakdown)
    references submission_figure (area_code, submission_id, indicator_id, breakdown),
  constraint submission_finding_answer_reason check (length(trim(reason)) > 0)
);
comment on table submission_finding_answer is 'Why a figure stands in spite of a finding; only takes new rows. 核实说明';
comment on column submission_finding_answer.code is 'which check found something';
comment on column submission_finding_answer.figure_revision is 'another figure needs another answer';
comment on column submission_finding_answer.finding is 'what the finding said then: where it reads otherwise now, it needs another answer';
comment on column submission_finding_answer.reason is 'null where the person takes her answer back';

create trigger submission_finding_answer_immutable before update or delete on submission_finding_answer
  for each row execute function refuse_change();
