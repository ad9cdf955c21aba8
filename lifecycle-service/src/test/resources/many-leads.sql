-- Many leads with what lifecycle-service keeps of them: a year of histories, the same ones each time. The number of leads is
-- the only parameter. The rows are those that lanes write, in the order of days.
select setseed(0.42);

-- A lead: whence, whose, how far it goes and how fast. Of a hundred leads 35 become MQL, 12 SAL, 6 SQL, 3 an opportunity
-- and one a customer, if the year leaves them the time.
create unlogged table many_lead as
select n, 'many-' || md5(n::text) as lead_id, n % 12 as lane, 'many-' || source as source,
  source || '-' || extract(quarter from born) || '-' || campaign as campaign, 'many-' || owner as owner,
  born, luck, pace, substr('ABCD', 1 + fit, 1) || (1 + engagement) as band
from (
  select n, floor(8 * random() ^ 2)::int as source, floor(5 * random())::int as campaign, floor(50 * random())::int as owner,
    current_date - 365 * random() * interval '1 day' as born, random() as luck, random() as pace,
    floor(4 * random())::int as fit, floor(4 * random())::int as engagement
  from generate_series(1, ${leads}) as n) as drawn;

-- Its steps, each with the one before. Owners come with SAL; a lead that sales rejects is recycled.
create unlogged table many_step as
select lead_id, lane, source, campaign, band, case when k >= 3 then owner else '' end as owner,
  case when k >= 4 then owner else '' end as owner_before, k, stage, at,
  lag(stage) over lead as from_stage, lag(at) over lead as since, born
from (
  select l.*, k, case when k = 4 and luck between 0.06 and 0.1 then 'RECYCLED'
      else (array['LEAD', 'MQL', 'SAL', 'SQL', 'OPPORTUNITY', 'CUSTOMER'])[k] end as stage,
    born + (k - 1) * (0.01 + 40 * pace ^ 4) * interval '1 day' as at
  from many_lead l, generate_series(1, 6) as k
  where luck < (array[1, 0.35, 0.12, 0.1, 0.03, 0.01])[k] and (k <> 5 or luck < 0.03)) as step
where at < now()
window lead as (partition by lead_id order by k);

insert into stage_transition (lead_id, sequence, from_stage, to_stage, at, reason, guards, actor_kind, actor_id, model_id,
  model_version, score_sequence, score, fit, engagement, band)
select lead_id, k, from_stage, stage, at, 'guards-passed', '[{"guard": "score", "value": "62.50", "passed": true}]',
  case when k >= 4 then 'user' else 'rule' end, nullif(owner, ''), 'b2b-default', 1, k, 62.5, 30, 32.5, band
from many_step;

insert into lead_stage (lead_id, stage, entered_at, sequence, score_sequence, as_of, score, fit, engagement, band, snapshot,
  owner, sla_state, sla_due_at, wakes, own)
select distinct on (lead_id) lead_id, stage, at, k, k, now(), 62.5, 30, 32.5, band,
  ('{"interests": {"logistics": 40.5, "tracking": 12}, "counters": {"page-view": 12, "whitepaper": 2, "webinar": 1},'
    || ' "profile": {"facts": {"name": "Ada Nordvind", "email": "' || lead_id || '@nordvind.example", "company": "Nordvind",'
    || ' "function": "decider", "jobTitle": "Head of Logistics"}, "consents": []}, "receipt": ['
    || repeat('{"rule": "whitepaper", "axis": "engagement", "points": 12.5, "occurredAt": "2026-03-01T10:00:00Z"},', 8)
    || '{"rule": "phone", "axis": "fit", "points": 15}]}')::jsonb,
  nullif(owner, ''),
  case when stage = 'SAL' then (array['running', 'due', 'overdue', 'breached', 'escalated'])[1 + abs(hashtext(lead_id)) % 5] end,
  case when stage = 'SAL' then at + interval '5 days' end, stage = 'SAL', '{"been": ["LEAD"]}'
from many_step order by lead_id, k desc;

insert into account (account_id, sequence, domain, company, name, as_of, score, fit, engagement, band, member_count)
select 'many-' || n, 1, 'many-' || n || '.example', null, 'Many ' || n, now(), round((500 * random())::numeric, 2), 50, 50,
  'A1', 5
from generate_series(1, ${leads} / 5) as n;
insert into account_member (account_id, lead_id, sequence, present, function)
select 'many-' || (1 + (n - 1) / 5), lead_id, 1, true,
  (array['decider', 'influencer', 'user', 'buyer', 'gatekeeper', null])[1 + abs(hashtext(lead_id)) % 6]
from many_lead where n <= ${leads} / 5 * 5;

-- The figures, as Figures counts them.
create unlogged table many_increment as
select * from (
select 'entered' as measure, at::date as day, stage, '' as detail, source, campaign, owner, lane from many_step
union all select 'reached', at::date, stage, '', source, campaign, owner, lane from many_step
union all select 'band', at::date, stage, band, source, campaign, owner, lane from many_step
union all select 'left', at::date, from_stage, '', source, campaign, owner_before, lane from many_step where k > 1
union all select 'moved', at::date, from_stage, stage, source, campaign, owner, lane from many_step where k > 1
union all select 'converted', a.at::date, a.stage, b.stage, a.source, a.campaign, a.owner, a.lane
  from many_step a join many_step b on a.lead_id = b.lead_id and a.k < b.k
union all select 'stay', at::date, from_stage, floor(ln(extract(epoch from at - since)) / ln(1.01 / 0.99))::int::text,
  source, campaign, owner, lane from many_step where k > 1
union all select 'age', at::date, stage, floor(ln(extract(epoch from at - born)) / ln(1.01 / 0.99))::int::text,
  source, campaign, owner, lane from many_step where k > 1
union all select 'handover', at::date, stage, '', source, campaign, owner, lane from many_step where stage = 'SAL'
union all select 'sla-kept', at::date, stage, 'decision', source, campaign, owner, lane from many_step where k = 4
union all select 'reason', at::date, stage, 'no-budget', source, campaign, owner, lane from many_step where stage = 'RECYCLED') as increment;
insert into figure (measure, day, stage, detail, source, campaign, owner, partition, amount)
select measure, day, stage, detail, source, campaign, owner, lane, count(*) from many_increment
group by 1, 2, 3, 4, 5, 6, 7, 8 order by day, lane;
insert into figure_total as t (measure, day, stage, detail, partition, amount)
select measure, day, stage, detail, partition, sum(amount) from figure where source like 'many-%'
group by 1, 2, 3, 4, 5 order by day, partition
on conflict (measure, day, stage, detail, partition) do update set amount = t.amount + excluded.amount;
insert into figure_month as t (measure, dimension, name, month, stage, detail, partition, amount)
select measure, dimension, name, date_trunc('month', day)::date, stage, detail, partition, sum(amount)
from figure, lateral (values ('SOURCE', source), ('CAMPAIGN', campaign), ('OWNER', owner)) as d (dimension, name)
where source like 'many-%' group by 1, 2, 3, 4, 5, 6, 7
on conflict (measure, dimension, month, stage, detail, name, partition) do update set amount = t.amount + excluded.amount;
analyze lead_stage, stage_transition, account, account_member, figure, figure_total, figure_month;
