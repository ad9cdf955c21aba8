-- What a journey decides about a mail beside its template.
ALTER TABLE mail
    ADD COLUMN kind text NOT NULL DEFAULT 'marketing' CHECK (kind IN ('marketing', 'transactional', 'internal')),
    ADD COLUMN variant text,                         -- of the step; absent where it has none
    ADD COLUMN data jsonb NOT NULL DEFAULT '{}';     -- for the template: topic, asset, missing fact, breach
