-- A B-tree holds no key of more than 2,704 bytes, and a lane whose dead letter cannot be stored stands still.
drop index dead_letter_by_key;
create index dead_letter_by_key on dead_letter using hash (record_key);
