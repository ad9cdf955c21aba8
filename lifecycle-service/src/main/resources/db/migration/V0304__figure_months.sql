-- Sums of a month by one of source, campaign and owner: what a question over many days splits by is read from them.

create table figure_month (
    measure   text   not null,
    dimension text   not null check (dimension in ('SOURCE', 'CAMPAIGN', 'OWNER')),
    name      text   not null,
    month     date   not null,
    stage     text   not null,
    detail    text   not null,
    partition int    not null,
    amount    bigint not null,
    primary key (measure, dimension, month, stage, detail, name, partition)
) with (fillfactor = 70);

comment on table figure_month is 'The sums of figure by month and one dimension, written with them.';
comment on column figure_month.month is 'Its first day.';

insert into figure_month (measure, dimension, name, month, stage, detail, partition, amount)
select measure, dimension, name, date_trunc('month', day)::date, stage, detail, partition, sum(amount)
from figure, lateral (values ('SOURCE', source), ('CAMPAIGN', campaign), ('OWNER', owner)) as d (dimension, name)
group by 1, 2, 3, 4, 5, 6, 7;
