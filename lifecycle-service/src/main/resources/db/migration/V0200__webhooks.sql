-- Endpoints that want events by HTTP, the events kept for them, and what each has yet to get.

create table webhook_endpoint (
    endpoint_id     uuid        primary key,
    url             text        not null,
    description     text,
    events          text[]      not null,
    secret          text        not null,
    previous_secret text,
    previous_until  timestamptz,
    state           text        not null check (state in ('active', 'disabled')),
    disabled_reason text,
    disabled_at     timestamptz,
    failures        int         not null default 0,
    last_failure    text,
    last_failure_at timestamptz,
    last_success_at timestamptz,
    delivered       bigint      not null default 0,
    next_attempt_at timestamptz not null,
    lease_until     timestamptz not null default '-infinity',
    lease_token     uuid,
    created_at      timestamptz not null
) with (fillfactor = 50);

comment on table webhook_endpoint is 'Where events go by HTTP. Whoever holds the lease delivers; every statement of a delivery names the token.';
comment on column webhook_endpoint.secret is 'Signs every request. Shown once, when it is made.';
comment on column webhook_endpoint.failures is 'Attempts in a row that failed.';

create table webhook_event (
    position    bigint      generated always as identity primary key,
    event_id    text        not null unique,
    event_type  text        not null,
    lead_id     text        not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    body        text        not null
);
create index webhook_event_by_lead on webhook_event (lead_id);
create index webhook_event_by_record on webhook_event (recorded_at);

comment on table webhook_event is 'Events as endpoints get them, kept for replay while there is any endpoint. Personal data; erased with the lead.';
comment on column webhook_event.position is 'The order of delivery. Events of one lead are written by one lane, so that theirs is the order of the topic.';
comment on column webhook_event.event_id is 'ce_id, and the header webhook-id: an event that is published again is not added again.';

create table webhook_delivery (
    endpoint_id uuid   not null,
    position    bigint not null references webhook_event on delete cascade,
    primary key (endpoint_id, position)
);
create index webhook_delivery_by_event on webhook_delivery (position);

comment on table webhook_delivery is 'What an endpoint has yet to get, in order. A row is removed when the receiver has answered 2xx.';
