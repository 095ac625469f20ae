-- Tokens by which programs come in for a person, and the stamp by which servers know that what they remember of people and areas still holds.

create table access_token (
  account_id      text           not null,
  id              text           not null,
  name            text           not null,
  prefix          text           not null,
  secret_hash     text           not null,
  area_code       char(6)        not null,
  organisation_id text,
  permissions     jsonb          not null,
  created_at      timestamptz(3) not null,
  expires_at      timestamptz(3) not null,
  last_used_at    timestamptz(3),
  revoked_at      timestamptz(3),
  constraint access_token_key primary key (account_id, id),
  constraint access_token_account foreign key (account_id) references account (id),
  constraint access_token_area foreign key (area_code) references area (code),
  constraint access_token_organisation foreign key (organisation_id) references organisation (id),
  constraint access_token_secret_once unique (secret_hash),
  constraint access_token_end check (expires_at > created_at)
);
comment on table access_token is 'A key that its owner gives to a program: it does some of what she may do, in one area, and for one unit if she says so. 访问令牌';
comment on column access_token.prefix is 'the first characters of the secret, by which its owner tells her tokens apart';
comment on column access_token.secret_hash is 'SHA-256 of the secret in hex; the secret itself is shown once and stored nowhere';
comment on column access_token.area_code is 'it reaches this area and what lies below, never more than its owner does at that moment';
comment on column access_token.organisation_id is 'only rows of this unit; null for those of every unit that its owner reaches';
comment on column access_token.permissions is 'array of words of the permission list';
comment on column access_token.last_used_at is 'moved at most once a minute';

create table access_stamp (
  id    integer not null,
  stamp bigint  not null,
  constraint access_stamp_key primary key (id),
  constraint access_stamp_single check (id = 1)
);
comment on table access_stamp is 'Counts changes of areas, organisations, accounts, roles and grants: every request reads it, and what a server remembers of them holds as long as it stays the same';
insert into access_stamp (id, stamp) values (1, 1);

create function move_access_stamp() returns trigger language plpgsql as $$
begin
  update access_stamp set stamp = stamp + 1 where id = 1;
  return null;
end $$;
create trigger area_moves_stamp after insert or update or delete on area
  for each statement execute function move_access_stamp();
create trigger organisation_moves_stamp after insert or update or delete on organisation
  for each statement execute function move_access_stamp();
create trigger account_moves_stamp after insert or update or delete on account
  for each statement execute function move_access_stamp();
create trigger account_role_moves_stamp after insert or update or delete on account_role
  for each statement execute function move_access_stamp();
create trigger role_moves_stamp after insert or update or delete on role
  for each statement execute function move_access_stamp();
create trigger role_grant_moves_stamp after insert or update or delete on role_grant
  for each statement execute function move_access_stamp();
