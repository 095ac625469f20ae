-- How units' own Excel tables are laid over a form.

create table form_sheet_mapping (
  area_code       char(6)        not null,
  organisation_id text           not null,
  form_id         text           not null,
  number          integer        not null,
  signature       text           not null,
  mapping         jsonb          not null,
  kept_by         text           not null,
  kept_at         timestamptz(3) not null,
  constraint form_sheet_mapping_key primary key (area_code, organisation_id, form_id, number),
  constraint form_sheet_mapping_area foreign key (area_code) references area (code),
  constraint form_sheet_mapping_organisation foreign key (organisation_id) references organisation (id)
);
comment on table form_sheet_mapping is 'How a table of another format fills a form, as a person confirmed it; the newest of a head counts. 其他格式的对应关系';
comment on column form_sheet_mapping.signature is 'texts of the head row without years, by which such a table is known again';

create trigger form_sheet_mapping_immutable before update or delete on form_sheet_mapping
  for each row execute function refuse_change();
