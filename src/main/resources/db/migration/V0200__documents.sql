-- Documents of the dossiers. The bytes stand apart, so that lists do not read them.

create table document (
  id                char(36)     character set ascii collate ascii_bin not null,
  siren             char(9)      character set ascii collate ascii_bin not null,
  dossier_id        varchar(64)  character set ascii collate ascii_bin not null,
  document_key      varchar(80)  character set ascii collate ascii_bin not null,
  title             varchar(255) not null,
  template          varchar(130) character set ascii collate ascii_bin not null,
  template_version  char(64)     character set ascii collate ascii_bin not null,
  snapshot          longtext     not null,
  snapshot_sha256   char(64)     character set ascii collate ascii_bin not null,
  sha256            char(64)     character set ascii collate ascii_bin not null,
  size              int          not null,
  created           datetime(6)  not null,
  primary key (id),
  -- A job that runs twice makes one document.
  constraint document_once unique (siren, dossier_id, document_key, snapshot_sha256),
  index document_by_dossier (siren, dossier_id, created)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

create table document_content (
  document_id  char(36)    character set ascii collate ascii_bin not null,
  content      mediumblob  not null,
  primary key (document_id),
  constraint document_content_document_fk foreign key (document_id) references document (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
