-- Public keys of other OPSN whose archives are accepted. A row never changes but to be revoked.
create table trusted_key (
  id bigint not null auto_increment,
  name varchar(60) character set ascii collate ascii_bin not null,
  owner varchar(150) not null,
  fingerprint char(64) character set ascii collate ascii_bin not null,
  public_key varbinary(100) not null,
  created datetime(6) not null,
  created_by varchar(100) not null,
  revoked datetime(6) null,
  revoked_by varchar(100) null,
  active tinyint as (if(revoked is null, 1, null)) stored,
  primary key (id),
  constraint trusted_key_name_uk unique (name, active),
  constraint trusted_key_fingerprint_uk unique (fingerprint, active)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
