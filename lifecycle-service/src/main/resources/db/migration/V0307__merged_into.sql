-- Whom a lead turned out to be, so that the one that goes on finds what it stood for.

alter table lead_stage add column merged_into text;
create index lead_stage_by_survivor on lead_stage (merged_into) where merged_into is not null;

comment on column lead_stage.merged_into is 'The lead that goes on in its place; absent while it stands for itself, and where a version before this column noted the merge.';
