-- Who sent a command that names another author.

alter table sales_feedback add column sender text;

comment on column sales_feedback.sender is 'Whose token carried the command, where it names another author; absent for commands from the topic.';
