-- An account's score depends on the model, too: on its cap and its bands.
alter table account add column fingerprint text not null default '';

comment on column account.fingerprint is 'Of the model that the score was computed with.';

alter table refold_job add column stage text not null default 'leads' check (stage in ('leads', 'accounts'));

comment on column refold_job.stage is 'What the walk goes over: first the leads, then the accounts.';
comment on column refold_job.cursor is 'The last lead, or account, asked in this pass.';
