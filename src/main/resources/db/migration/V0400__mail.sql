create table mail (
  id bigint not null auto_increment,
  siren char(9) character set ascii collate ascii_bin not null,
  process_instance_id varchar(64) not null,
  name varchar(60) not null,
  recipient varchar(320) not null,
  subject varchar(300) not null,
  text text not null,
  documents varchar(1000) not null,
  state varchar(20) not null,
  attempts int not null default 0,
  next_attempt datetime(6) not null,
  created datetime(6) not null,
  sent datetime(6) null,
  error varchar(500) null,
  primary key (id),
  constraint mail_once_uk unique (process_instance_id, name),
  index mail_due_ix (state, next_attempt)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
