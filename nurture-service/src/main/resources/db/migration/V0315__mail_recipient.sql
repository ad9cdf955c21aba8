-- Which address a mail went to: a refusal is about that one, whatever address the lead has when it is heard.
ALTER TABLE mail ADD COLUMN recipient_hash text;    -- of the last attempt; NULL before the first
