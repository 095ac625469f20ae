-- Reminders of rounds, each once by its name, and what is sent out of the house: e-mail and calls of other systems.

alter table account add column email text;
alter table account add constraint account_email_form check (email ~ '^[^@\s]+@[^@\s]+$');
comment on column account.email is 'where notifications are sent as well, if anywhere';

alter table round add column reminders jsonb not null;
comment on column round.reminders is 'ReminderRule list of package statistics: on which days around the due day whom to tell';

create table round_reminder (
  area_code char(6)        not null,
  id        text           not null,
  round_id  text           not null,
  due_on    date           not null,
  done_at   timestamptz(3) not null,
  told      jsonb          not null,
  constraint round_reminder_key primary key (area_code, id),
  constraint round_reminder_round foreign key (area_code, round_id) references round (area_code, id)
);
create index round_reminder_by_round on round_reminder (area_code, round_id);
comment on table round_reminder is 'Reminders that were given: each at most once, since its name is the key. 催报记录';
comment on column round_reminder.id is 'round/due day/organisation/step, e.g. round-k3mvq7xw2d9h/2026-05-20/yunting-education/liaison-7';
comment on column round_reminder.told is 'roles that were told, and how many forms it was about';

create trigger round_reminder_immutable before update or delete on round_reminder
  for each row execute function refuse_change();

create table delivery (
  area_code    char(6)        not null,
  id            text           not null,
  channel       text           not null,
  subject_kind  text           not null,
  subject_id    text           not null,
  address       text,
  content       jsonb          not null,
  state         text           not null,
  attempts      integer        not null,
  next_try_at   timestamptz(3),
  error         text,
  created_at    timestamptz(3) not null,
  finished_at   timestamptz(3),
  constraint delivery_key primary key (area_code, id),
  constraint delivery_id_once unique (id),
  constraint delivery_channel check (channel in ('mail', 'webhook')),
  constraint delivery_state check (state in ('waiting', 'sent', 'failed'))
);
create index delivery_by_subject on delivery (subject_kind, subject_id);
comment on table delivery is 'A message on its way out of the house, written in the transaction of what it tells of and sent by a job. 投递';
comment on column delivery.id is 'the receiver knows it by this, so that one that comes twice counts once';
comment on column delivery.address is 'e-mail address; null for the webhook, whose address is a setting';
comment on column delivery.error is 'what the last try ended with';
