-- Who serves an area decides who supervises its cases from above: what a server remembers of people rests on it too.

create trigger service_agency_moves_stamp after insert or update or delete on service_agency
  for each statement execute function move_access_stamp();
