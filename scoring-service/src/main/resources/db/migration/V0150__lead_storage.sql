-- A lead's state is compact already. Above two kilobytes PostgreSQL would compress it at each save, which cost more than the
-- rest of the save, or put it into another table. Now a row may fill its page.
alter table lead alter column state set storage external;
alter table lead set (toast_tuple_target = 8160);
