-- What the demand side remembers so that a touchpoint is counted once and a visit has a beginning.

create table demand_seen (
    touchpoint uuid primary key,
    seen_on    date not null
);
create index demand_seen_by_day on demand_seen using brin (seen_on);

comment on table demand_seen is 'Hashes of site and id of the touchpoints that were counted. Clients send touchpoints again.';

create table demand_visitor (
    visitor  uuid        primary key,
    last_at  timestamptz not null,
    channel  text        not null,
    referrer text        not null,
    source   text        not null,
    campaign text        not null
) with (fillfactor = 70);

comment on table demand_visitor is 'Hashes of site and visitor key, with the last visit.';
