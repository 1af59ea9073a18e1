-- Dossiers that the programs of a member started in a day. No foreign key: a day that was
-- counted for a member since removed says nothing any more.
create table start_quota (
  siren  char(9) character set ascii collate ascii_bin not null,
  day    date    not null,
  taken  int     not null,
  primary key (siren, day)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
