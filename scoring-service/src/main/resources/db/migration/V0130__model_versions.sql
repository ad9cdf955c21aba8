-- Versions of scoring models. What was published never changes.
create table model_version (
    model_id     text        not null,
    version      int         not null,
    status       text        not null check (status in ('draft', 'published', 'retired')),
    fingerprint  text        not null,
    source       text        not null,
    lists        text        not null,
    author       text        not null,
    note         text,
    created_at   timestamptz not null,
    published_at timestamptz,
    retired_at   timestamptz,
    primary key (model_id, version)
);

create unique index model_in_force on model_version (status) where status = 'published';

comment on table model_version is 'One row is published: the model in force, which every lane reads in its transactions.';
comment on column model_version.source is 'The whole YAML file.';
comment on column model_version.lists is 'JSON object: the lists of mail domains that the file names, as they were then.';
comment on column model_version.fingerprint is 'Hash of the source and its lists; a lead folded under another one is folded anew.';

-- The walk through all leads that follows a publication.
create table refold_job (
    job_id           bigint      generated always as identity primary key,
    model_id         text        not null,
    version          int         not null,
    fingerprint      text        not null,
    state            text        not null check (state in ('running', 'paused', 'done', 'cancelled', 'superseded')),
    pass             int         not null default 1,
    cursor           uuid,
    total            bigint,
    asked            bigint      not null default 0,
    left_behind      bigint,
    leads_per_second int         not null,
    horizon          bigint,
    next_at          timestamptz not null,
    started_at       timestamptz not null,
    finished_at      timestamptz,
    foreign key (model_id, version) references model_version
);

create unique index refold_under_way on refold_job ((true)) where state in ('running', 'paused');

comment on column refold_job.cursor is 'The last lead asked in this pass.';
comment on column refold_job.total is 'Leads to be folded anew, counted at the first step.';
comment on column refold_job.left_behind is 'Leads that could not be folded anew; their next input folds them.';
comment on column refold_job.horizon is 'No transaction below this id may be open at the end: it could still write a state of the old model.';

alter table lead add column fingerprint text not null default '';

comment on column lead.fingerprint is 'Of the model that the state was folded under.';
