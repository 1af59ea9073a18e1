-- Members, agents and API keys. Members have no foreign key to their parent: directories
-- may be imported in any order, and an EPCI need not be a member itself.

create table member (
  siren            char(9)      character set ascii collate ascii_bin not null,
  name             varchar(200) not null,
  kind             varchar(40)  character set ascii collate ascii_bin not null,
  insee_code       char(5)      character set ascii collate ascii_bin null,
  departement      varchar(3)   character set ascii collate ascii_bin not null,
  population       int          null,
  parent           char(9)      character set ascii collate ascii_bin null,
  territory        varchar(40)  character set ascii collate ascii_bin not null,
  address          varchar(300) null,
  postal_code      varchar(5)   character set ascii collate ascii_bin null,
  city             varchar(100) null,
  phone            varchar(30)  null,
  email            varchar(254) null,
  website          varchar(255) null,
  signatory_name   varchar(150) null,
  signatory_title  varchar(150) null,
  primary key (siren),
  index member_by_name (name, siren),
  index member_by_departement (departement, name, siren),
  index member_by_kind (kind, name, siren),
  index member_by_parent (parent)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

create table agent (
  username       varchar(64)  character set ascii collate ascii_bin not null,
  display_name   varchar(150) not null,
  email          varchar(254) null,
  password_hash  varchar(255) character set ascii collate ascii_bin not null,
  enabled        boolean      not null,
  primary key (username)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

create table membership (
  username  varchar(64) character set ascii collate ascii_bin not null,
  siren     char(9)     character set ascii collate ascii_bin not null,
  role      varchar(40) character set ascii collate ascii_bin not null,
  primary key (username, siren, role),
  index membership_by_member (siren, role, username),
  constraint membership_agent_fk foreign key (username) references agent (username) on delete cascade,
  constraint membership_member_fk foreign key (siren) references member (siren)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

create table agent_opsn_role (
  username  varchar(64) character set ascii collate ascii_bin not null,
  role      varchar(40) character set ascii collate ascii_bin not null,
  primary key (username, role),
  index agent_opsn_role_by_role (role, username),
  constraint agent_opsn_role_agent_fk foreign key (username) references agent (username) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- hash is the SHA-256 of the whole key; siren is null for the keys of the OPSN.
create table api_key (
  id          char(36)     character set ascii collate ascii_bin not null,
  name        varchar(100) not null,
  siren       char(9)      character set ascii collate ascii_bin null,
  hash        char(64)     character set ascii collate ascii_bin not null,
  created     datetime(6)  not null,
  created_by  varchar(100) not null,
  expires     datetime(6)  null,
  revoked     datetime(6)  null,
  last_used   datetime(6)  null,
  primary key (id),
  constraint api_key_hash_uk unique (hash),
  index api_key_by_member (siren, created),
  constraint api_key_member_fk foreign key (siren) references member (siren)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
