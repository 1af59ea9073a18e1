-- Who an agent is at an identity provider. One account has one identity there: an e-mail
-- address that was given to somebody else does not bring the account with it.
create table agent_identity (
  issuer    varchar(255) character set ascii collate ascii_bin not null,
  subject   varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
  username  varchar(64)  character set ascii collate ascii_bin not null,
  linked    datetime(6)  not null,
  primary key (issuer, subject),
  constraint agent_identity_once_uk unique (username, issuer),
  constraint agent_identity_agent_fk foreign key (username) references agent (username) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
