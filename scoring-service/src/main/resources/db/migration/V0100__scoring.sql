-- Every touchpoint, once: the ledger that scores are folded from. Written by the identity stage.
create table touchpoint (
    site          text        not null,
    touchpoint_id text        not null,
    visitor_key   text        not null,
    segment       int         not null,
    position      bigint      not null,
    occurred_at   timestamptz not null,
    received_at   timestamptz not null,
    data          bytea       not null,
    primary key (site, touchpoint_id)
);

create unique index touchpoint_of_visitor on touchpoint (visitor_key, position);

comment on column touchpoint.segment is 'Part of the visitor''s history; a new one starts when another known person uses the browser.';
comment on column touchpoint.position is 'Place in the visitor''s history, from 1, gapless over all segments.';
comment on column touchpoint.data is 'The event''s data as JSON in UTF-8: convert_from(data, ''UTF8'')::jsonb';

create table visitor (
    visitor_key text        primary key,
    segment     int         not null,
    lead_id     uuid,
    position    bigint      not null,
    sequence    bigint      not null,
    seen_at     timestamptz not null
) with (fillfactor = 70);

comment on column visitor.lead_id is 'The lead of the current segment; null while anonymous.';
comment on column visitor.sequence is 'Events published about the current segment.';

create table lead_identity (
    email      text        primary key,
    lead_id    uuid        not null,
    created_at timestamptz not null
);

create index lead_identity_of_lead on lead_identity (lead_id);

comment on table lead_identity is 'Which lead a mail address, in lower case, belongs to.';

-- No index on columns that change: an update then touches no index page.
create table lead (
    lead_id    uuid        primary key,
    sequence   bigint      not null,
    fit        bigint      not null,
    engagement bigint      not null,
    total      bigint      not null,
    band       text        not null,
    as_of      timestamptz not null,
    state      bytea       not null
) with (fillfactor = 70);

comment on column lead.fit is 'Hundredths of points, as engagement and total.';
comment on column lead.state is 'The folded ledger in the form of LeadCodec; its first byte is the form''s version.';
