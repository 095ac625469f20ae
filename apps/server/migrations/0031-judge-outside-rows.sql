-- Rows of outside lists without a number, or with one that nobody has, may be about somebody by name and day of birth:
-- keyed hashes beside the others, and what people judged of such a row and a case. Nothing is linked without a judgement.

alter table service_outside_row add column name_blinds jsonb not null default '[]';
alter table service_outside_row alter column name_blinds drop default;
alter table service_outside_row add column written_blind text;
alter table service_outside_row add column sheet_row integer;
alter table service_outside_row drop constraint service_outside_row_known;
alter table service_outside_row add constraint service_outside_row_known
  check (number_blind is not null or person_blind is not null or written_blind is not null);
comment on column service_outside_row.name_blinds is 'keyed hashes of name by sound and day of birth, as people of cases have them; name and day stand nowhere';
comment on column service_outside_row.written_blind is 'keyed hash of name and day of birth as they are written: by what a row without a number is known in the next list';
comment on column service_outside_row.sheet_row is 'its row in the sheet, from 1: where whoever has the file finds it';

alter table service_outside_difference add column sheet_row integer;
alter table service_outside_difference drop constraint service_outside_difference_kind;
alter table service_outside_difference add constraint service_outside_difference_kind
  check (kind in ('possible-match', 'only-theirs', 'only-ours', 'another-state', 'twice-in-theirs'));
alter table service_outside_difference drop constraint service_outside_difference_answer;
alter table service_outside_difference add constraint service_outside_difference_answer
  check (answer in ('ours-corrected', 'theirs-told', 'explained', 'not-found', 'same-person', 'different-person'));
comment on column service_outside_difference.sheet_row is 'row in the sheet of the list that it was last seen in';

create table service_outside_judgement (
  area_code       char(6)        not null,
  system          text           not null,
  link            text           not null,
  organisation_id text           not null,
  number          integer        not null,
  row_key         text           not null,
  case_area       char(6)        not null,
  case_id         text           not null,
  judgement       text           not null,
  difference_id   text           not null,
  list_id         text           not null,
  counts          jsonb          not null,
  account_id      text           not null,
  at              timestamptz(3) not null,
  constraint service_outside_judgement_key primary key (area_code, system, link, organisation_id, number),
  constraint service_outside_judgement_kind check (judgement in ('same', 'different')),
  constraint service_outside_judgement_case foreign key (case_area, case_id) references service_case (area_code, id),
  constraint service_outside_judgement_difference foreign key (area_code, difference_id)
    references service_outside_difference (area_code, id),
  constraint service_outside_judgement_list foreign key (area_code, list_id) references service_outside_list (area_code, id)
);
create index service_outside_judgement_by_list on service_outside_judgement (list_id, number);
comment on table service_outside_judgement is 'What people judged of a row of an outside list and a case that may be about one person; the newest of a pair stands, in every later list too. 疑似同一人的判断（外部清单）';
comment on column service_outside_judgement.row_key is 'hash by which the row is known again in the next list';
comment on column service_outside_judgement.counts is 'rows and cases of the newest list by their place, once it was judged';
comment on column service_outside_judgement.difference_id is 'the possible match that it answers; its entry holds the reason';
create trigger service_outside_judgement_immutable before update or delete on service_outside_judgement
  for each row execute function refuse_change();
