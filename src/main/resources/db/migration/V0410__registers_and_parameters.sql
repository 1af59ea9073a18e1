-- Every number that was given, with the passage of the model that asked for it: a number is
-- given once per passage, and none is skipped.
create table register_number (
  siren char(9) character set ascii collate ascii_bin not null,
  register varchar(60) not null,
  year int not null,
  number int not null,
  text varchar(60) not null,
  dossier_id char(36) character set ascii collate ascii_bin not null,
  passage varchar(64) character set ascii collate ascii_bin not null,
  given datetime(6) not null,
  primary key (siren, register, year, number),
  constraint register_number_once_uk unique (dossier_id, passage),
  constraint register_number_dossier_fk foreign key (dossier_id) references dossier (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- What members set, one row per change: the last one holds, the others tell who set what.
create table member_parameters (
  id bigint not null auto_increment,
  siren char(9) character set ascii collate ascii_bin not null,
  procedure_key varchar(60) not null,
  content longtext not null,
  changed datetime(6) not null,
  changed_by varchar(100) not null,
  primary key (id),
  constraint member_parameters_siren_fk foreign key (siren) references member (siren),
  index member_parameters_last_ix (siren, procedure_key, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
