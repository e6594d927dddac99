-- When it was decided who gets a place: from then on an application asks nothing of an officer but an answer to its school.
alter table applications.application add column decided_at timestamptz;
