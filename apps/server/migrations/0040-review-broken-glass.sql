-- Who was asked to review a broken glass holds that of the case, and nothing else. 复查紧急查阅
alter table service_holder drop constraint service_holder_kind;
alter table service_holder
  add constraint service_holder_kind check (kind in ('referral', 'task', 'review'));
-- Glasses that wait for a review get their clock: it looks at such cases now, those that are closed too.
update service_case set next_step_at = now()
  where exists (
    select 1 from service_action broken
    where broken.area_code = service_case.area_code and broken.case_id = service_case.id and broken.action = 'break-glass'
      and not exists (
        select 1 from service_action review
        where review.area_code = broken.area_code and review.case_id = broken.case_id
          and review.action = 'review-break-glass' and (review.details ->> 'pending')::integer = broken.number
      )
  );
comment on column service_case.pending_for is
  'who may agree to each action that waits for a second person, or review a broken glass, never who proposed it';
