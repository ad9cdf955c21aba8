-- Whoever sends commands may number them for each lead by itself.

alter table sales_feedback drop constraint sales_feedback_pkey;
alter table sales_feedback add primary key (lead_id, command_id);

comment on table sales_feedback is 'Every command of sales, once per lead and command id, by HTTP or from the topic; refused ones with the reason.';
