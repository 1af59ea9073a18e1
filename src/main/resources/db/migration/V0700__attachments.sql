-- Attachments of dossiers. A file comes in pieces; what has arrived is always what is stored.
-- state: uploading, received, quarantine, clean, infected, refused.
-- length: what the sender announced; what is set aside for it when it announced nothing.
-- due: when the server looks at it next (expiry, check, scan, move to the object store); null at rest.
-- place: where the content of a finished one is, database or s3.
create table attachment (
  id char(36) character set ascii collate ascii_bin not null,
  siren char(9) character set ascii collate ascii_bin not null,
  dossier_id char(36) character set ascii collate ascii_bin not null,
  state varchar(12) not null,
  file_name varchar(250) not null,
  name varchar(60) null,
  length bigint not null,
  received bigint not null,
  media_type varchar(100) null,
  sha256 char(64) character set ascii collate ascii_bin null,
  scanned boolean not null,
  finding varchar(300) null,
  place varchar(10) not null,
  created_by varchar(100) not null,
  created datetime(6) not null,
  finished datetime(6) null,
  due datetime(6) null,
  attempts int not null,
  primary key (id),
  constraint attachment_dossier_fk foreign key (dossier_id) references dossier (id),
  index attachment_list_ix (dossier_id, created, id),
  index attachment_due_ix (due)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Piece n holds the bytes from n MiB on; only the last is shorter.
create table attachment_chunk (
  attachment_id char(36) character set ascii collate ascii_bin not null,
  number int not null,
  content mediumblob not null,
  primary key (attachment_id, number),
  constraint attachment_chunk_attachment_fk foreign key (attachment_id) references attachment (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
