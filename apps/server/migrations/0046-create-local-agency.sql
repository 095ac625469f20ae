-- A county has twenty townships, each with its own government, clinic and police station: who serves the county cannot say
-- which of them a case of a village goes to. What stands in service_agency stays the agency of the whole area.
create table local_agency (
  area_code       char(6)        not null,
  locality        text           not null,
  role            text           not null,
  organisation_id text           not null,
  set_by          text           not null,
  set_at          timestamptz(3) not null,
  constraint local_agency_key primary key (area_code, locality, role),
  constraint local_agency_locality foreign key (area_code, locality) references locality (area_code, code),
  constraint local_agency_organisation foreign key (organisation_id) references organisation (id)
);
comment on table local_agency is 'Which organisation serves a township or village of an area in a role, before the one that serves the whole area. 乡镇（街道）、村（社区）协作单位';
comment on column local_agency.role is 'ServiceRole of package cases';
create index local_agency_by_role on local_agency (role, area_code);
