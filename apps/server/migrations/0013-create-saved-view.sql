-- Lists as a person set them up: filters, order and columns under a name of her own.

create table saved_view (
  account_id  text         not null,
  id          text         not null,
  list        text         not null,
  name        text         not null,
  query       text         not null,
  columns     jsonb,
  saved_at    timestamptz(3)  not null,
  constraint saved_view_key primary key (account_id, id),
  constraint saved_view_account foreign key (account_id) references account (id),
  constraint saved_view_name_once unique (account_id, list, name)
);
comment on table saved_view is 'A set-up of a list that its owner, and nobody else, finds again by name. 保存的视图';
comment on column saved_view.list is 'which list: targets, plans, …';
comment on column saved_view.query is 'what stands in the address behind the question mark';
comment on column saved_view.columns is 'keys of the chosen columns in their order; null for all';
