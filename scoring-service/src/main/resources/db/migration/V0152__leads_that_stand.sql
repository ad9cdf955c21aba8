-- Lists and the summary leave merged and erased leads out: with an index of the others per band nothing but the index is
-- read. It takes the place of the index of all leads per band.
create index lead_standing_by_band on lead (band, bucket) where merged_into is null and erased_at is null;
drop index lead_by_band;
