-- One row per procedure, taken as a lock by whoever adds a version or publishes one.
create table procedure_line (
  procedure_key varchar(60) not null,
  last_number int not null,
  primary key (procedure_key)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- What a file holds, once, whatever versions it belongs to.
create table file_content (
  sha256 char(64) character set ascii collate ascii_bin not null,
  content mediumblob not null,
  primary key (sha256)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- The files of a version never change; its state does.
create table procedure_version (
  id char(36) character set ascii collate ascii_bin not null,
  procedure_key varchar(60) not null,
  number int not null,
  state varchar(20) character set ascii collate ascii_bin not null,
  title varchar(200) not null,
  sha256 char(64) character set ascii collate ascii_bin not null,
  findings longtext not null,
  origin varchar(20) character set ascii collate ascii_bin not null,
  created datetime(6) not null,
  created_by varchar(100) not null,
  deployment_id varchar(64) character set ascii collate ascii_bin null,
  definition_id varchar(64) character set ascii collate ascii_bin null,
  primary key (id),
  constraint procedure_version_number_uk unique (procedure_key, number),
  constraint procedure_version_deployment_uk unique (deployment_id),
  constraint procedure_version_definition_uk unique (definition_id),
  constraint procedure_version_line_fk foreign key (procedure_key) references procedure_line (procedure_key),
  index procedure_version_state_ix (state, created)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table procedure_file (
  version_id char(36) character set ascii collate ascii_bin not null,
  path varchar(150) not null,
  sha256 char(64) character set ascii collate ascii_bin not null,
  primary key (version_id, path),
  constraint procedure_file_version_fk foreign key (version_id) references procedure_version (id) on delete cascade,
  constraint procedure_file_content_fk foreign key (sha256) references file_content (sha256)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Who did what with a version, with the hash of its files at that moment.
create table version_fact (
  id bigint not null auto_increment,
  version_id char(36) character set ascii collate ascii_bin not null,
  at datetime(6) not null,
  kind varchar(30) character set ascii collate ascii_bin not null,
  label varchar(500) not null,
  note varchar(2000) null,
  actor varchar(100) not null,
  sha256 char(64) character set ascii collate ascii_bin not null,
  primary key (id),
  constraint version_fact_version_fk foreign key (version_id) references procedure_version (id) on delete cascade,
  index version_fact_list_ix (version_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- From when members use a version. Of those that cover a member, the last one that has begun holds.
create table publication (
  id bigint not null auto_increment,
  procedure_key varchar(60) not null,
  version_id char(36) character set ascii collate ascii_bin not null,
  audience varchar(20) character set ascii collate ascii_bin not null,
  target varchar(40) character set ascii collate ascii_bin not null,
  starts datetime(6) not null,
  created datetime(6) not null,
  created_by varchar(100) not null,
  primary key (id),
  constraint publication_version_fk foreign key (version_id) references procedure_version (id),
  index publication_in_force_ix (procedure_key, audience, target, starts, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Which version a dossier follows; those from before versions were kept follow the first.
alter table dossier
  add column procedure_version char(36) character set ascii collate ascii_bin null after procedure_key,
  add constraint dossier_version_fk foreign key (procedure_version) references procedure_version (id),
  add index dossier_version_ix (procedure_version, closed, siren);
