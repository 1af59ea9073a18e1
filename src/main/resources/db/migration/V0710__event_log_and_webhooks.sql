-- What happened to dossiers, kept for a month. The position is given after the commit, by one node at a time: whoever
-- has read up to a position has read all that is below it.
create table dossier_event (
  seq bigint not null auto_increment,
  position bigint null,
  id char(36) character set ascii collate ascii_bin not null,
  siren char(9) character set ascii collate ascii_bin not null,
  dossier_id char(36) character set ascii collate ascii_bin not null,
  procedure_key varchar(60) not null,
  reference varchar(40) null,
  external_reference varchar(100) null,
  status varchar(30) not null,
  kind varchar(40) not null,
  label varchar(500) null,
  at datetime(6) not null,
  primary key (seq),
  constraint dossier_event_position_uk unique (position),
  index dossier_event_list_ix (siren, position),
  index dossier_event_dossier_ix (dossier_id, position)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table dossier_event_position (
  last bigint not null,
  swept bigint not null
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
insert into dossier_event_position (last, swept) values (0, 0);

create table webhook (
  id char(36) character set ascii collate ascii_bin not null,
  siren char(9) character set ascii collate ascii_bin not null,
  url varchar(1000) not null,
  types varchar(2000) null,
  procedures varchar(2000) null,
  description varchar(200) null,
  active boolean not null,
  paused_reason varchar(20) null,
  paused datetime(6) null,
  position bigint not null,
  secret varbinary(200) not null,
  former_secret varbinary(200) null,
  former_until datetime(6) null,
  last_success datetime(6) null,
  failing_since datetime(6) null,
  served datetime(6) not null,
  created datetime(6) not null,
  created_by varchar(100) not null,
  primary key (id),
  index webhook_list_ix (siren, created, id),
  constraint webhook_siren_fk foreign key (siren) references member (siren)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table webhook_delivery (
  id bigint not null auto_increment,
  webhook_id char(36) character set ascii collate ascii_bin not null,
  position bigint not null,
  event_id char(36) character set ascii collate ascii_bin not null,
  type varchar(80) not null,
  dossier_id char(36) character set ascii collate ascii_bin not null,
  state varchar(20) not null,
  attempts int not null default 0,
  first_attempt datetime(6) null,
  next_attempt datetime(6) not null,
  lease char(36) character set ascii collate ascii_bin null,
  created datetime(6) not null,
  primary key (id),
  constraint webhook_delivery_once_uk unique (webhook_id, position),
  index webhook_delivery_due_ix (webhook_id, state, next_attempt),
  index webhook_delivery_dossier_ix (webhook_id, dossier_id, state, position),
  index webhook_delivery_created_ix (created),
  constraint webhook_delivery_webhook_fk foreign key (webhook_id) references webhook (id) on delete cascade
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table webhook_attempt (
  id bigint not null auto_increment,
  delivery_id bigint not null,
  at datetime(6) not null,
  status int null,
  duration int not null,
  error varchar(500) null,
  primary key (id),
  index webhook_attempt_list_ix (delivery_id, id),
  constraint webhook_attempt_delivery_fk foreign key (delivery_id) references webhook_delivery (id) on delete cascade
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
