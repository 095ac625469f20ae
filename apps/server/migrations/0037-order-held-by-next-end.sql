-- What an agency holds is worked off by what ends first, be it the time to acknowledge or to answer: who only has to
-- acknowledge soon stood behind all who had to answer late.
drop index service_holder_by_organisation;
create index service_holder_by_organisation
  on service_holder (organisation_id, is_open, least(acknowledge_by, answer_by));
