-- An import that is sent again has no further effect, however much later.

create table stage_import (
    lead_id    text        not null,
    import_key text        not null,
    refusal    text,
    taken_at   timestamptz not null,
    primary key (lead_id, import_key)
);

comment on table stage_import is 'Every row of an import that has an id, once per lead, id and content; refused ones with the reason.';
comment on column stage_import.import_key is 'The id that the sender chose, and a digest of the row.';
