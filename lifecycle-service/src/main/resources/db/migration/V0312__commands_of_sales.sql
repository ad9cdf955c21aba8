-- Who sent a command that names another author.

alter table sales_feedback add column sender text;

comment on column sales_feedback.sender is 'Whose token carried the command, where it names another author; absent for commands from the topic.';

-- Of refused commands the latest are kept. What drops the others looks for the oldest that stays.
create index sales_feedback_refused on sales_feedback (lead_id, taken_at, command_id) where refusal is not null;

comment on table sales_feedback is 'Every command of sales that was carried out, once per lead and command id, by HTTP or from the topic; of refused ones the latest, with the reason.';
