-- Histories are read, moved and erased by segment. A browser that many people share has thousands of them, and each read
-- went through all touchpoints of the visitor. In place of the index by position, so that an insert costs what it did.
create unique index touchpoint_of_segment on touchpoint (visitor_key, segment, position);

drop index touchpoint_of_visitor;
