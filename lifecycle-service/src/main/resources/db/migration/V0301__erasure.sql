-- Leads that were forgotten. Nothing else of them is left, and nothing of them is taken any more.

create table erased_lead (
    lead_id    text        primary key,
    request_id text        not null,
    erased_at  timestamptz not null
);

comment on table erased_lead is 'Ids that name nobody any more: what comes late under one of them is dropped.';

-- Erasure finds what was said of a lead and what could not be handled.
create index lane_command_by_subject on lane_command (subject);
create index dead_letter_by_key on dead_letter (record_key);

comment on column stage_flow.to_stage is 'Empty for leads that were erased.';
