-- Imports of plan documents, from the upload until they are done.

create table plan_import (
  area_code     char(6)      not null,
  job_id        text         not null,
  file_name     text         not null,
  byte_count    integer      not null,
  bytes         bytea,
  wanted_area   char(6),
  period_start  integer,
  period_end    integer,
  result        jsonb,
  constraint plan_import_key primary key (area_code, job_id),
  constraint plan_import_job foreign key (area_code, job_id) references job (area_code, id)
);
comment on table plan_import is 'The uploaded file of one job "plan.import", and what came of it. 规划导入';
comment on column plan_import.bytes is 'the file until it is imported or refused; null from then on';
comment on column plan_import.wanted_area is 'area that the person chose for the plan; null leaves it to what the text names';
comment on column plan_import.period_start is 'first year of a plan whose text names no period; null where none was stated';
comment on column plan_import.result is 'ImportedDocument of the contract, written with the import itself: a job that is taken again finds it done';
