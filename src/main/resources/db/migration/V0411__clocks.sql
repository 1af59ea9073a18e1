-- Clocks that stand still, run again, restart and stop. A run lasts until the deadline is
-- computed anew; its suspensions belong to it.
alter table dossier_deadline
  add column start date null,
  add column run int not null default 1,
  add column state varchar(10) not null default 'running',
  add column stopped date null,
  add column stop_reason varchar(500) null;

-- Until now each deadline started with the day of receipt.
update dossier_deadline deadline join dossier on dossier.id = deadline.dossier_id
  set deadline.start = date(dossier.received);

alter table dossier_deadline modify column start date not null;

create table dossier_suspension (
  id bigint not null auto_increment,
  dossier_id char(36) character set ascii collate ascii_bin not null,
  name varchar(60) not null,
  run int not null,
  since date not null,
  until date null,
  reason varchar(500) not null,
  primary key (id),
  constraint dossier_suspension_deadline_fk foreign key (dossier_id, name)
    references dossier_deadline (dossier_id, name),
  index dossier_suspension_run_ix (dossier_id, name, run, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
