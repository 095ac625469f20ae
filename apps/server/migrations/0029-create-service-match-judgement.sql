-- What people judged of pairs of cases: a projection of the logs, one row for each such action, so that either case of a
-- pair knows it. The newest of a pair stands; none is ever changed.
create table service_match_judgement (
  area_code     char(6)        not null,
  case_id       text           not null,
  number        integer        not null,
  other_case_id text           not null,
  judgement     text           not null,
  judged_by     text           not null,
  judged_at     timestamptz(3) not null,
  constraint service_match_judgement_key primary key (area_code, case_id, number),
  constraint service_match_judgement_case foreign key (area_code, case_id) references service_case (area_code, id),
  constraint service_match_judgement_kind check (judgement in ('same', 'different', 'open'))
);
create index service_match_judgement_by_case on service_match_judgement (case_id);
create index service_match_judgement_by_other on service_match_judgement (other_case_id);
comment on table service_match_judgement is 'What was judged of two cases that may be about the same people; the newest of a pair stands. 疑似重复的判断';
comment on column service_match_judgement.case_id is 'the case in whose log the judgement stands, with its reason enciphered';
comment on column service_match_judgement.number is 'number of the action in that log';
comment on column service_match_judgement.judgement is 'same: about the same people; different: not to be proposed again; open: to be judged anew';
create trigger service_match_judgement_immutable before update or delete on service_match_judgement
  for each row execute function refuse_change();
