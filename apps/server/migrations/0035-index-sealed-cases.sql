-- The audit log asks of each entry whether its case is one that the law has sealed: these are few among all cases.

create index service_case_sealed on service_case (system, id) where sealed;
