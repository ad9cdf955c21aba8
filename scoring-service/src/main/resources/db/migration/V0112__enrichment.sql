-- Companies that a provider is to be asked about. The lanes of leads add, workers take and delete.
create table enrichment_request (
    lead_id  uuid        not null,
    email    text        not null,
    domain   text        not null,
    attempts int         not null,
    due_at   timestamptz not null,
    primary key (lead_id, domain)
);

create index enrichment_request_due on enrichment_request (due_at);

comment on column enrichment_request.due_at is 'Not before then; also the lease of a worker that is at it.';
