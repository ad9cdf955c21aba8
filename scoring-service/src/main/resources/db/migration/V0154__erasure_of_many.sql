-- Erasure finds what was said of a lead or a visitor and what could not be handled. Answered commands stay for days, so
-- that without these each of many erasures read what all others had left.
create index lane_command_by_subject on lane_command (subject);
create index dead_letter_by_key on dead_letter (record_key);

-- The id of a command to forget begins with forget/, then the erased lead.
create index lane_command_by_erased on lane_command (split_part(command_id, '/', 2))
    where lane_group = 'identity' and kind = 'forget';
