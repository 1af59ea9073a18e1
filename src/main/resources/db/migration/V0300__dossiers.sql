create table dossier (
  id char(36) character set ascii collate ascii_bin not null,
  version int not null,
  siren char(9) character set ascii collate ascii_bin not null,
  procedure_key varchar(60) not null,
  reference varchar(40) null,
  external_reference varchar(100) null,
  process_instance_id varchar(64) not null,
  subject varchar(300) not null,
  status varchar(30) not null,
  filed_by varchar(100) null,
  received datetime(6) not null,
  closed datetime(6) null,
  primary key (id),
  constraint dossier_siren_fk foreign key (siren) references member (siren),
  constraint dossier_instance_uk unique (process_instance_id),
  constraint dossier_reference_uk unique (siren, reference),
  constraint dossier_external_uk unique (siren, procedure_key, external_reference),
  index dossier_list_ix (siren, received, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table dossier_fact (
  id bigint not null auto_increment,
  dossier_id char(36) character set ascii collate ascii_bin not null,
  at datetime(6) not null,
  kind varchar(40) not null,
  label varchar(500) not null,
  actor varchar(100) null,
  primary key (id),
  constraint dossier_fact_dossier_fk foreign key (dossier_id) references dossier (id),
  index dossier_fact_list_ix (dossier_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table dossier_deadline (
  dossier_id char(36) character set ascii collate ascii_bin not null,
  name varchar(60) not null,
  label varchar(200) not null,
  rule varchar(80) not null,
  date date not null,
  at datetime(6) not null,
  explanation text not null,
  reference varchar(300) not null,
  confidence varchar(20) not null,
  primary key (dossier_id, name),
  constraint dossier_deadline_dossier_fk foreign key (dossier_id) references dossier (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table register_counter (
  siren char(9) character set ascii collate ascii_bin not null,
  register varchar(60) not null,
  year int not null,
  last int not null,
  primary key (siren, register, year)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table idempotency_key (
  siren char(9) character set ascii collate ascii_bin not null,
  value varchar(200) not null,
  request_hash char(64) character set ascii collate ascii_bin not null,
  dossier_id char(36) character set ascii collate ascii_bin null,
  created datetime(6) not null,
  primary key (siren, value),
  index idempotency_key_created_ix (created)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
