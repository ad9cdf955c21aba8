-- What people say about leads and touchpoints: verdicts, merges, erasure.

alter table touchpoint
    add column verdict        text,
    add column verdict_reason text,
    add column verdict_author text,
    add column verdict_at     timestamptz;

comment on column touchpoint.verdict is 'HUMAN or MACHINE, where somebody has said so; it overrules what ingest thought.';

-- Whose a part of a visitor''s history is, for as long as it is kept. Written once per identification.
create table visitor_segment (
    visitor_key text not null,
    segment     int  not null,
    lead_id     uuid not null,
    primary key (visitor_key, segment)
);

insert into visitor_segment (visitor_key, segment, lead_id)
select visitor_key, segment, lead_id from visitor where lead_id is not null;

alter table lead
    add column identified_at timestamptz,
    add column merged_into   uuid,
    add column erased_at     timestamptz;

comment on column lead.identified_at is 'When the touchpoint happened that first identified the lead.';
comment on column lead.merged_into is 'The lead that this one turned out to be; it holds the history.';
comment on column lead.erased_at is 'When the person was forgotten: the row keeps late events from bringing them back.';

create table lead_merge (
    lead_id     uuid        not null,
    number      bigint      not null,
    into_lead   uuid        not null,
    merged_at   timestamptz not null,
    reason      text        not null,
    author      text        not null,
    undone_at   timestamptz,
    undone_by   text,
    undone_for  text,
    primary key (lead_id, number)
);

create index lead_merge_into on lead_merge (into_lead);

comment on table lead_merge is 'Who said that two leads are one person, and who took it back.';

create table erased_touchpoint (
    id_hash bytea primary key
);

comment on table erased_touchpoint is 'Salted hashes of the ids of erased touchpoints, so that none comes back when it is sent again.';

create table erasure_salt (
    salt bytea not null
);

insert into erasure_salt (salt)
select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
