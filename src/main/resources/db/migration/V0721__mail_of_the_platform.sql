-- The platform itself also writes: about its own keys, for no member.
alter table mail modify column siren char(9) character set ascii collate ascii_bin null;
