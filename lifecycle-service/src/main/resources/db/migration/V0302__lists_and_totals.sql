-- Lists of leads in the order of the index, and sums that no question splits.

-- A list over several values, such as the bands of all stages or the overdue states, is put together from one ordered scan
-- for each.
drop index lead_stage_by_band;
create index lead_stage_by_band on lead_stage (band, stage, entered_at desc, lead_id);
drop index lead_stage_by_sla;
create index lead_stage_by_sla on lead_stage (sla_state, entered_at desc, lead_id) where sla_state is not null;

create table figure_total (
    measure   text   not null,
    day       date   not null,
    stage     text   not null,
    detail    text   not null,
    partition int    not null,
    amount    bigint not null,
    primary key (measure, day, stage, detail, partition)
) with (fillfactor = 70);

comment on table figure_total is 'The sums of figure over all sources, campaigns and owners, written with them.';

insert into figure_total (measure, day, stage, detail, partition, amount)
select measure, day, stage, detail, partition, sum(amount) from figure group by 1, 2, 3, 4, 5;
