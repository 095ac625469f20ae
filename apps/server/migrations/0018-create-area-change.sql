-- Areas through time: mergers, splits, new names and codes.

create table area_change (
  area_code    char(6)        not null,
  id           text           not null,
  kind         text           not null,
  effective_on date           not null,
  before       jsonb          not null,
  after        jsonb          not null,
  basis        text           not null,
  recorded_by  text           not null,
  recorded_at  timestamptz(3) not null,
  constraint area_change_key primary key (area_code, id),
  constraint area_change_area foreign key (area_code) references area (code),
  constraint area_change_kind check (kind in ('merge', 'split', 'rename', 'transfer'))
);
comment on table area_change is 'What happened to areas; takes only new rows, so that any day''s boundaries can be told as any other day knew them. 区划变更';
comment on column area_change.area_code is 'the area above those that changed';
comment on column area_change.effective_on is 'first day of the new areas';
comment on column area_change.before is 'codes and names of the areas before the change';
comment on column area_change.after is 'codes and names after it; one that goes on stands in both';
comment on column area_change.basis is 'the approval it rests on';

create trigger area_change_immutable before update or delete on area_change
  for each row execute function refuse_change();

insert into role_grant (role_id, permission, scope) values
  ('office', 'area.manage', 'area-and-below'),
  ('statistics', 'area.manage', 'area-and-below');
