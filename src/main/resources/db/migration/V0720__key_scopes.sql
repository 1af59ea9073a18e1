-- What a key may do and from where. Keys that exist keep what they may do today: those of
-- members start, read and work on tasks, those of the OPSN do everything.

alter table api_key
  add column scopes    varchar(60)   character set ascii collate ascii_bin not null default 'start,read,tasks',
  add column addresses varchar(1000) character set ascii collate ascii_bin not null default '',
  add index api_key_by_expiry (expires);

update api_key set scopes = 'start,read,tasks,admin' where siren is null;

-- One row per notice that a key is about to expire, so that each is given once.
create table api_key_notice (
  key_id  char(36)    character set ascii collate ascii_bin not null,
  days    int         not null,
  given   datetime(6) not null,
  primary key (key_id, days),
  constraint api_key_notice_fk foreign key (key_id) references api_key (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
