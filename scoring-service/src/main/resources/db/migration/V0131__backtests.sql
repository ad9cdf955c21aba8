-- What became of leads: from lifecycle's stage events, and as imported.
create table outcome (
    outcome_set text        not null,
    lead_id     uuid        not null,
    outcome     text        not null,
    reached_at  timestamptz not null,
    primary key (outcome_set, lead_id, outcome)
);

create index outcome_of_lead on outcome (lead_id);

comment on column outcome.outcome_set is 'stages for lifecycle''s events, else the name that the import gave.';
comment on column outcome.reached_at is 'The first time.';

create table backtest (
    backtest_id        bigint      generated always as identity primary key,
    model_id           text        not null,
    version            int         not null,
    fingerprint        text        not null,
    baseline_id        text        not null,
    baseline_version   int         not null,
    baseline_print     text        not null,
    outcome_set        text        not null,
    outcome            text        not null,
    threshold          bigint      not null,
    from_at            timestamptz not null,
    until_at           timestamptz not null,
    author             text        not null,
    state              text        not null check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
    attempt            int         not null default 0,
    lease_until        timestamptz,
    leads_total        bigint,
    leads_done         bigint      not null default 0,
    failure            text,
    report             text,
    created_at         timestamptz not null,
    finished_at        timestamptz
);

comment on column backtest.lease_until is 'When another instance may start it anew; renewed with each page of leads.';
comment on column backtest.attempt is 'Counts the starts; an instance that lost its lease to a later one stops.';
comment on column backtest.report is 'The result as JSON.';
