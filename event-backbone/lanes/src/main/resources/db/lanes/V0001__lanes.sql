-- The engine's own tables, one set in each service's schema.

create table lane (
    lane_group   text        not null,
    partition    int         not null,
    epoch        bigint      not null,
    batch        bigint      not null default 0,
    topics       text[]      not null default '{}',
    topic_ids    text[]      not null default '{}',
    next_offsets bigint[]    not null default '{}',
    pending      bytea       not null default '',
    updated_at   timestamptz not null default now(),
    primary key (lane_group, partition)
) with (fillfactor = 50);

comment on table lane is 'One row per lane: who owns it (epoch), how far it has come, and what the last batch still has to publish.';
comment on column lane.batch is 'Counts committed batches; with the epoch it is what each transaction compares before it changes anything.';
comment on column lane.topics is 'Input topics; topic_ids and next_offsets belong to the topic in the same place.';
comment on column lane.pending is 'Outgoing records of the last batch, published again when the lane is taken over.';

create table lane_timer (
    lane_group text        not null,
    subject    text        not null,
    kind       text        not null,
    partition  int         not null,
    due_at     timestamptz not null,
    primary key (lane_group, subject, kind)
) with (fillfactor = 80);

create index lane_timer_due on lane_timer (lane_group, partition, due_at);

create table lane_command (
    command_id     text        primary key,
    lane_group     text        not null,
    partition      int         not null,
    subject        text        not null,
    kind           text        not null,
    payload        text        not null,
    received_at    timestamptz not null,
    answer_status  int,
    answer_payload text,
    answered_at    timestamptz
);

create index lane_command_open on lane_command (lane_group, partition, received_at, command_id) where answered_at is null;
create index lane_command_answered on lane_command (answered_at) where answered_at is not null;

create table dead_letter (
    dead_letter_id bigint generated always as identity primary key,
    lane_group     text        not null,
    partition      int         not null,
    topic          text        not null,
    record_offset  bigint      not null,
    record_key     text,
    headers        text        not null,
    value          bytea,
    reason         text        not null,
    given_up_at    timestamptz not null default now()
);

comment on column dead_letter.topic is 'The input topic, or timer or command; those have offset -1.';
comment on column dead_letter.headers is 'JSON object of the record''s headers.';
