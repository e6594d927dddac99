-- Since when a worker has a letter in hand: no other sends it meanwhile.
alter table platform.mail add column in_hand_at timestamptz;
