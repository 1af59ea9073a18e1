-- Who did what. A row is written in the transaction of what it tells; its number and hash come after the commit.
create table journal_entry (
  id bigint not null auto_increment,
  number bigint null,
  day date null,
  at datetime(6) not null,
  siren char(9) character set ascii collate ascii_bin null,
  subject_kind varchar(30) character set ascii collate ascii_bin not null,
  subject_id varchar(120) not null,
  action varchar(60) character set ascii collate ascii_bin not null,
  actor_kind varchar(20) character set ascii collate ascii_bin not null,
  actor_id varchar(120) not null,
  label varchar(500) not null,
  details mediumtext not null,
  sha256 char(64) character set ascii collate ascii_bin null,
  hash char(64) character set ascii collate ascii_bin null,
  primary key (id),
  constraint journal_entry_number_uk unique (number),
  index journal_entry_siren_ix (siren, number),
  index journal_entry_subject_ix (subject_kind, subject_id, number)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- The days that are over, each sealed with the one before.
create table journal_day (
  day date not null,
  entries bigint not null,
  first bigint not null,
  last bigint not null,
  last_hash char(64) character set ascii collate ascii_bin not null,
  tree char(64) character set ascii collate ascii_bin not null,
  previous char(64) character set ascii collate ascii_bin not null,
  root char(64) character set ascii collate ascii_bin not null,
  primary key (day)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- The end of the chain: whoever prolongs it holds this row.
create table journal_head (
  id tinyint not null,
  number bigint not null,
  day date null,
  hash char(64) character set ascii collate ascii_bin not null,
  primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

insert into journal_head (id, number, day, hash)
values (1, 0, null, '0000000000000000000000000000000000000000000000000000000000000000');
