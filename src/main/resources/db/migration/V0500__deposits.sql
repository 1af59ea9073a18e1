-- Sealed deposits. What companies hand in, and who they are, stands here encrypted only:
-- a random key per box, itself encrypted by the key of the installation.
create table deposit_box (
  id char(36) character set ascii collate ascii_bin not null,
  siren char(9) character set ascii collate ascii_bin not null,
  dossier_id char(36) character set ascii collate ascii_bin not null,
  name varchar(60) not null,
  closes_at datetime(6) not null,
  closed datetime(6) null,
  unsealed datetime(6) null,
  data_key varbinary(100) not null,
  master_key char(16) character set ascii collate ascii_bin not null,
  deposits int not null,
  primary key (id),
  constraint deposit_box_dossier_fk foreign key (dossier_id) references dossier (id),
  constraint deposit_box_name_uk unique (dossier_id, name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- number: rank of receipt in the box, null for a deposit that came too late.
-- attempt, request: keyed hashes of the idempotency key and of the body.
-- No foreign key to the box: its shared lock on the box's row would make deposits that
-- arrive together wait for one another, and then block one another.
create table deposit (
  id char(36) character set ascii collate ascii_bin not null,
  box_id char(36) character set ascii collate ascii_bin not null,
  number int null,
  received datetime(6) not null,
  late boolean not null,
  sealed mediumblob not null,
  attempt binary(32) null,
  request binary(32) not null,
  primary key (id),
  constraint deposit_number_uk unique (box_id, number),
  constraint deposit_attempt_uk unique (box_id, attempt)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table deposit_chunk (
  deposit_id char(36) character set ascii collate ascii_bin not null,
  file int not null,
  chunk int not null,
  sealed mediumblob not null,
  primary key (deposit_id, file, chunk),
  constraint deposit_chunk_deposit_fk foreign key (deposit_id) references deposit (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
