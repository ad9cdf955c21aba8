-- The send log is read in this order, page by page. Neither column ever changes.
CREATE INDEX mail_created ON mail (created_at, mail_key);
