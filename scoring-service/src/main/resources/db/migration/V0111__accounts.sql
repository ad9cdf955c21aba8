-- What each lead's score stage has told accounts. Written by the lead's lane.
create table account_membership (
    lead_id    uuid   not null,
    account_id uuid   not null,
    domain     text,
    company    text,
    sequence   bigint not null,
    present    boolean not null,
    fit        bigint not null,
    engagement bigint not null,
    band       text   not null,
    function   text,
    told_name  text,
    primary key (lead_id, account_id)
) with (fillfactor = 70);

comment on column account_membership.sequence is 'Activities told about this lead to this account.';
comment on column account_membership.present is 'False once the lead has left.';

-- The same, as the account has heard of it. Written by the account's lane.
create table account_member (
    account_id uuid   not null,
    lead_id    uuid   not null,
    domain     text,
    company    text,
    sequence   bigint not null,
    present    boolean not null,
    fit        bigint not null,
    engagement bigint not null,
    band       text   not null,
    function   text,
    told_name  text,
    primary key (account_id, lead_id)
) with (fillfactor = 70);

-- The bucket is for lists, as that of leads: see V0110.
create table account (
    account_id uuid   primary key,
    domain     text,
    company    text,
    name       text,
    sequence   bigint not null,
    fit        bigint not null,
    engagement bigint not null,
    total      bigint not null,
    band       text   not null,
    members    int    not null,
    as_of      timestamptz not null,
    bucket     int    not null generated always as ((total / 500)::int) stored
) with (fillfactor = 70);

create index account_by_bucket on account (bucket);
create index account_by_domain on account (domain);

comment on column account.fit is 'Hundredths of points, as engagement and total.';
