-- For those whose areas are many: the cases due first of all areas, until enough are within reach.

create index service_case_open_by_due on service_case (next_due_at, id) where phase <> 'closed';
