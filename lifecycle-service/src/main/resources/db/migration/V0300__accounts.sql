-- Companies as scoring knows them, and which leads belong to each.

create table account (
    account_id   text          primary key,
    sequence     bigint        not null,
    domain       text,
    company      text,
    name         text,
    as_of        timestamptz   not null,
    score        numeric(10,2) not null,
    fit          numeric(10,2) not null,
    engagement   numeric(10,2) not null,
    band         text          not null,
    member_count int           not null
) with (fillfactor = 70);

-- Scores of accounts are published in steps, not with every touchpoint, so that this index changes seldom.
create index account_by_score on account (score desc, account_id) where member_count > 0;
create index account_by_domain on account (domain) where domain is not null;

comment on table account is 'One row per account, as last published by scoring. Written by the account''s lane only.';
comment on column account.sequence is 'Number of the score change; what is not higher is a duplicate.';

create table account_member (
    account_id text    not null,
    lead_id    text    not null,
    sequence   bigint  not null,
    present    boolean not null,
    function   text,
    primary key (account_id, lead_id)
) with (fillfactor = 70);

create index account_member_by_lead on account_member (lead_id, account_id) where present;

comment on table account_member is 'Who belongs to an account. Written by the account''s lane only; stages and clocks are read from lead_stage.';
comment on column account_member.present is 'False once the lead has left: the row stays so that a late word of it is dropped.';
comment on column account_member.function is 'The lead''s function in the buying centre.';
