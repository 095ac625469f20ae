-- A supervisor of many areas walks what is due first until enough is hers: whose a case is stands beside it, so that the walk
-- looks into no case, and the database has no cause to gather all that is late and sort it.

drop index service_case_open_by_due;
create index service_case_open_by_due on service_case (next_due_at, id)
  include (system, owner_area, owner_organisation_id, sealed) where phase <> 'closed';
