-- Names of keys and agents as people know them take up to 150 characters.
alter table dossier modify column filed_by varchar(150) null;
alter table dossier_fact modify column actor varchar(150) null;
alter table member_parameters modify column changed_by varchar(150) not null;
