-- The code by which anybody can check a document, and what kind of document that is, in words that name nobody.
-- Documents from before keep no code.
alter table document
  add column code  char(16)     character set ascii collate ascii_bin null after title,
  add column kind  varchar(255) null after code,
  add constraint document_code_uk unique (code);

alter table member
  add column hours                 varchar(300) null,
  add column contact_service       varchar(150) null,
  add column signatory_delegation  varchar(200) null;

-- Pictures are known by their hash and never change: documents name them.
create table logo (
  sha256   char(64)     character set ascii collate ascii_bin not null,
  type     varchar(20)  character set ascii collate ascii_bin not null,
  width    int          not null,
  height   int          not null,
  content  mediumblob   not null,
  primary key (sha256)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

create table member_logo (
  siren        char(9)      character set ascii collate ascii_bin not null,
  sha256       char(64)     character set ascii collate ascii_bin not null,
  alternative  varchar(255) not null,
  primary key (siren),
  constraint member_logo_member_fk foreign key (siren) references member (siren),
  constraint member_logo_logo_fk foreign key (sha256) references logo (sha256)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
