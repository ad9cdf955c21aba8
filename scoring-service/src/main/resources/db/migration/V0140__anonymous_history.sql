-- Histories of visitors whom nobody knows go after a while, a week at a time, by dropping the week's table. What belongs to
-- leads stays in touchpoint.
create table anonymous_touchpoint (
    site           text        not null,
    touchpoint_id  text        not null,
    visitor_key    text        not null,
    segment        int         not null,
    position       bigint      not null,
    occurred_at    timestamptz not null,
    received_at    timestamptz not null,
    data           bytea       not null,
    verdict        text,
    verdict_reason text,
    verdict_author text,
    verdict_at     timestamptz,
    kept_on        date        not null
) partition by range (kept_on);

create index anonymous_touchpoint_of_visitor on anonymous_touchpoint (visitor_key, position);

comment on table anonymous_touchpoint is
    'Touchpoints of visitors whom nobody knows; identification moves them to touchpoint. One partition per week.';
comment on column anonymous_touchpoint.kept_on is 'UTC day on which the row was written, whenever the touchpoint happened.';

-- A unique index over partitions must hold the partition key, which two copies of a touchpoint need not share. So what
-- makes an anonymous touchpoint unique has a table of its own; it also says where the touchpoint is kept.
create table anonymous_touchpoint_key (
    site          text   not null,
    touchpoint_id text   not null,
    visitor_key   text   not null,
    position      bigint not null,
    primary key (site, touchpoint_id)
);

comment on table anonymous_touchpoint_key is 'Every anonymous touchpoint, once: a copy that is sent again is recognised by it.';

-- Catches what has no week's partition yet, so that no insert fails; the retention job empties it into one.
create table anonymous_touchpoint_rest partition of anonymous_touchpoint default;

-- What is kept already counts as kept today.
with moved as (
    delete from touchpoint t
    where not starts_with(t.visitor_key, 'l:')
      and not exists (select from visitor_segment s where s.visitor_key = t.visitor_key and s.segment = t.segment)
    returning t.*)
insert into anonymous_touchpoint
  (site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data,
   verdict, verdict_reason, verdict_author, verdict_at, kept_on)
select site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data,
  verdict, verdict_reason, verdict_author, verdict_at, (now() at time zone 'UTC')::date
from moved;

insert into anonymous_touchpoint_key (site, touchpoint_id, visitor_key, position)
select site, touchpoint_id, visitor_key, position from anonymous_touchpoint;

comment on table touchpoint is 'The histories of leads: the ledger that scores are folded from. Written by the identity stage.';
