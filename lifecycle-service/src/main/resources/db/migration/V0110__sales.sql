-- What sales does with a lead, its clocks, and its timeline.

alter table lead_stage
    add column owner      text,
    add column sla_state  text,
    add column sla_due_at timestamptz,
    add column wakes      boolean not null default false,
    add column own        jsonb   not null default '{}';

-- Each index holds only rows that have something of it. Band and total change with every score, so that lists by band
-- sort within a band that the index narrows down to.
create index lead_stage_by_owner on lead_stage (owner, entered_at desc, lead_id) where owner is not null;
create index lead_stage_by_sla on lead_stage (sla_state, sla_due_at, lead_id) where sla_state is not null;
create index lead_stage_by_band on lead_stage (band, entered_at desc, lead_id);

comment on column lead_stage.owner is 'The sales user who owns the lead.';
comment on column lead_stage.sla_state is 'How far the most urgent clock has come: running, due, overdue, breached, escalated; absent where none runs.';
comment on column lead_stage.wakes is 'Whether time alone can change something, so that the score that held until then is read too.';
comment on column lead_stage.own is 'What lifecycle knows by itself: what sales did, clocks, quarantine, baseline, waiting guards.';

alter table stage_transition add column feedback_reason text;

create table stage_happening (
    lead_id  text        not null,
    sequence bigint      not null,
    kind     text        not null,
    at       timestamptz not null,
    data     jsonb       not null,
    primary key (lead_id, sequence)
);

comment on table stage_happening is 'Handovers and what became of clocks, as they were published. Rows are added, never changed. Personal data.';

create table sales_feedback (
    command_id  text        primary key,
    lead_id     text        not null,
    action      text        not null,
    at          timestamptz not null,
    taken_at    timestamptz not null,
    author      text        not null,
    reason      text,
    field       text,
    value       text,
    amount      numeric(18,2),
    currency    text,
    expected_close date,
    refusal     text
);

create index sales_feedback_by_lead on sales_feedback (lead_id, taken_at, command_id);

comment on table sales_feedback is 'Every command of sales, once per command id, by HTTP or from the topic; refused ones with the reason.';
