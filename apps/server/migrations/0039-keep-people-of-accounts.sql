-- A check of the person that a case is assigned to is found by her ID number and never by the name that an account shows,
-- which others bear too: so whose account it is has to be known.

create table service_account_person (
  account_id text           not null,
  blind      text           not null,
  set_by     text           not null,
  set_at     timestamptz(3) not null,
  constraint service_account_person_key primary key (account_id),
  constraint service_account_person_account foreign key (account_id) references account (id)
);
comment on table service_account_person is 'Whose account it is, as an administrator recorded it; the ID number itself stands nowhere. 账号对应的人员';
comment on column service_account_person.blind is 'keyed hash of the ID number, the same by which people of cases are found (service_person_key)';
