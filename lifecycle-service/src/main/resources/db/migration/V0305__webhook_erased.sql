-- Whom the webhook lanes were told to forget. Steps and requests come from two topics without an order between them.

create table webhook_erased (
    lead_id text primary key
);

comment on table webhook_erased is 'Ids that name nobody any more. Beside erased_lead, because either lane may be ahead of the other.';
