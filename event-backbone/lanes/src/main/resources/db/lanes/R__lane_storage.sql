-- The lane compresses what is pending; PostgreSQL need not try again.
alter table lane alter column pending set storage external;
