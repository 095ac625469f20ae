-- What a person answered to a finding of the checks: she compared the figure with its source, and it stands.

create table finding_verification (
  area_code       char(6)      not null,
  indicator_id    text         not null,
  year            integer      not null,
  code            text         not null,
  number          integer      not null,
  figure_revision integer      not null,
  finding         jsonb        not null,
  reason          text,
  verified_by     text         not null,
  verified_at     timestamptz(3)  not null,
  constraint finding_verification_key primary key (area_code, indicator_id, year, code, number),
  constraint finding_verification_reason check (length(trim(reason)) > 0)
);
comment on table finding_verification is 'A finding that a person has verified, or has taken that back; only takes new rows. 核对';
comment on column finding_verification.code is 'which check found something';
comment on column finding_verification.figure_revision is 'revision of the figure that was verified: another figure needs another look';
comment on column finding_verification.finding is 'the finding as it was then: where it reads otherwise now, it needs another look';
comment on column finding_verification.reason is 'why the figure stands; null where the person takes her verification back';

create trigger finding_verification_immutable before update or delete on finding_verification
  for each row execute function refuse_change();
