-- Figures, counted with every event and never scanned for; what they need to remember; and what campaigns cost.

create table figure (
    measure   text   not null,
    day       date   not null,
    stage     text   not null,
    detail    text   not null,
    source    text   not null,
    campaign  text   not null,
    owner     text   not null,
    partition int    not null,
    amount    bigint not null,
    primary key (measure, day, stage, detail, source, campaign, owner, partition)
) with (fillfactor = 70);

comment on table figure is 'One row per figure, day and lane, so that lanes never wait for each other. Every answer is a sum over rows of the asked days.';
comment on column figure.day is 'In the zone that was set when it was counted.';
comment on column figure.detail is 'What the measure says. For times the number of the bucket, see DurationBuckets.';

create table figure_lead (
    lead_id text  primary key,
    memory  jsonb not null
) with (fillfactor = 70);

comment on table figure_lead is 'What the next event of a lead needs to know of those before. Of an erased lead only that it was.';

create table campaign_cost (
    day      date          not null,
    source   text          not null,
    campaign text          not null,
    amount   numeric(16,4) not null,
    primary key (day, source, campaign)
);

comment on table campaign_cost is 'What a campaign cost on a day, in the company''s currency. Importing a day again replaces it.';
