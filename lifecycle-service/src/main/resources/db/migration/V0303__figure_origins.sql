-- The sources and campaigns that have figures of their own. Anybody can write anything into a link.

create table figure_origin (
    source   text not null,
    campaign text not null,
    primary key (source, campaign)
);

comment on table figure_origin is 'Pairs under which figures are kept. Rows are added up to ripen.lifecycle.kpis.max-origins and never removed; what comes later counts as other.';

insert into figure_origin (source, campaign)
select distinct source, campaign from figure where source <> '' or campaign <> '';
