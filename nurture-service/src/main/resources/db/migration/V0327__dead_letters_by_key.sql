-- Erasure finds what could not be handled. A hash, because a B-tree holds no key of more than 2,704 bytes.
create index dead_letter_by_key on dead_letter using hash (record_key);
