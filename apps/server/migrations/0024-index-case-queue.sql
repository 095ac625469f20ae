-- What waits for somebody is found among the open cases alone, what is due first standing first.

create index service_case_open_of_owner on service_case (owner_organisation_id, next_due_at, id)
  where phase <> 'closed' and assignee is null;
create index service_case_open_of_assignee on service_case (assignee, next_due_at, id) where phase <> 'closed';
create index service_case_open_of_area on service_case (owner_area, next_due_at, id) where phase <> 'closed';
