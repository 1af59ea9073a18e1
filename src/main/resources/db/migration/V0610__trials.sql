-- What came of playing a version's scenarios; the last run counts when it is to be published.
create table version_trial (
  id bigint not null auto_increment,
  version_id char(36) character set ascii collate ascii_bin not null,
  at datetime(6) not null,
  actor varchar(100) not null,
  passed boolean not null,
  walked int not null,
  total int not null,
  report longtext not null,
  primary key (id),
  constraint version_trial_version_fk foreign key (version_id) references procedure_version (id) on delete cascade,
  index version_trial_last_ix (version_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
