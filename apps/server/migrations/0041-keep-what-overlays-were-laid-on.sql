-- A case goes on under a newer program by the program's own definitions: what an overlay was laid on has to be known.

alter table service_definition add column base text;
alter table service_definition add constraint service_definition_base
  foreign key (base) references service_definition (hash);
comment on column service_definition.base is 'the program''s own definition that overlays made this one of; null where it is one itself';
comment on column service_case.definition_hash is 'definition by whose names this row stands: that of the newest action, or of a newer program that carried it on';
