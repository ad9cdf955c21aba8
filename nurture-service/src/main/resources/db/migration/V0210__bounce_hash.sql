-- A report that comes back to the bounce mailbox names its mail by the left side of the Message-ID.
CREATE INDEX mail_bounce_hash ON mail (split_part(message_id, '@', 1));
