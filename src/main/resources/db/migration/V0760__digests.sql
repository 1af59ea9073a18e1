-- How often an agent wants to be told of its tasks; without a row, never.
create table agent_digest (
  username varchar(64) character set ascii collate ascii_bin not null,
  rhythm varchar(20) character set ascii collate ascii_bin not null,
  next datetime(6) null,
  last datetime(6) not null,
  primary key (username),
  index agent_digest_due_ix (next),
  constraint agent_digest_agent_fk foreign key (username) references agent (username) on delete cascade
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
