-- Where every lead stands, how it came there, and the funnel.

create table lead_stage (
    lead_id        text          primary key,
    stage          text          not null,
    entered_at     timestamptz   not null,
    sequence       bigint        not null,
    score_sequence bigint        not null,
    as_of          timestamptz   not null,
    score          numeric(10,2) not null,
    fit            numeric(10,2) not null,
    engagement     numeric(10,2) not null,
    band           text          not null,
    snapshot       jsonb         not null
) with (fillfactor = 70);

-- Both columns change only when a lead enters a stage, a few times in its life. Every other update keeps them and so
-- stays within its page.
create index lead_stage_by_stage on lead_stage (stage, entered_at desc, lead_id);

comment on table lead_stage is 'One row per lead. Written by the lead''s lane only.';
comment on column lead_stage.sequence is 'Number of the lead''s last published event; gapless from 1.';
comment on column lead_stage.score_sequence is 'Number of the last score change that was looked at; what is not higher is a duplicate.';
comment on column lead_stage.snapshot is 'Interests, counters, facts and consents of that score change. Personal data.';

create table stage_transition (
    lead_id           text          not null,
    sequence          bigint        not null,
    from_stage        text,
    to_stage          text          not null,
    at                timestamptz   not null,
    reason            text          not null,
    guards            jsonb         not null,
    actor_kind        text          not null,
    actor_id          text,
    model_id          text          not null,
    model_version     int           not null,
    score_sequence    bigint        not null,
    score             numeric(10,2) not null,
    fit               numeric(10,2) not null,
    engagement        numeric(10,2) not null,
    band              text          not null,
    cause_touchpoint  text,
    primary key (lead_id, sequence)
);

comment on table stage_transition is 'Every step of every lead with what explains it. Rows are added, never changed.';

create table stage_flow (
    partition  int    not null,
    from_stage text   not null,
    to_stage   text   not null,
    moves      bigint not null,
    primary key (partition, from_stage, to_stage)
) with (fillfactor = 50);

comment on table stage_flow is 'How many times leads went from stage to stage, per lane, so that lanes never wait for each other. The funnel is a sum over it.';
comment on column stage_flow.from_stage is 'Empty for leads that came in.';
