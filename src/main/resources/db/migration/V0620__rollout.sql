-- A migration moves running dossiers of a procedure into one of its versions. Who they are is told by
-- an audience, or dossier by dossier when the audience is null.
create table migration (
  id bigint not null auto_increment,
  procedure_key varchar(60) not null,
  target_version char(36) character set ascii collate ascii_bin not null,
  audience varchar(20) character set ascii collate ascii_bin null,
  target varchar(40) character set ascii collate ascii_bin null,
  way_back_of bigint null,
  state varchar(12) character set ascii collate ascii_bin not null,
  created datetime(6) not null,
  created_by varchar(100) not null,
  checked datetime(6) null,
  started datetime(6) null,
  started_by varchar(100) null,
  ended datetime(6) null,
  primary key (id),
  constraint migration_target_fk foreign key (target_version) references procedure_version (id),
  index migration_procedure_ix (procedure_key, state),
  index migration_state_ix (state)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- The versions it moves dossiers out of, with which element becomes which.
create table migration_source (
  migration_id bigint not null,
  version_id char(36) character set ascii collate ascii_bin not null,
  mapping longtext not null,
  primary key (migration_id, version_id),
  constraint migration_source_migration_fk foreign key (migration_id) references migration (id),
  constraint migration_source_version_fk foreign key (version_id) references procedure_version (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- One row per dossier. Without a foreign key to dossier, which would lock each of them while a
-- migration is being prepared.
create table migration_dossier (
  migration_id bigint not null,
  dossier_id char(36) character set ascii collate ascii_bin not null,
  siren char(9) character set ascii collate ascii_bin not null,
  source_version char(36) character set ascii collate ascii_bin not null,
  state varchar(10) character set ascii collate ascii_bin not null,
  attempts int not null default 0,
  due datetime(6) not null,
  reason varchar(1000) null,
  ended datetime(6) null,
  primary key (migration_id, dossier_id),
  constraint migration_dossier_migration_fk foreign key (migration_id) references migration (id),
  index migration_dossier_next_ix (migration_id, state, due, dossier_id),
  index migration_dossier_member_ix (migration_id, state, siren)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
