-- Where somebody in a list lives weighs in whether a row and a case are about one person: kept as its number is, enciphered,
-- and only beside a name, since nothing else is judged by it. Rows that are here already have none until the next list.

alter table service_outside_row add column residence_secret bytea;
alter table service_outside_row add constraint service_outside_row_residence
  check (residence_secret is null or written_blind is not null);
comment on column service_outside_row.residence_secret is 'code of the county, township or village where the person lives, in twelve digits, enciphered with the key of the list; null where it is not known. 所在地';
