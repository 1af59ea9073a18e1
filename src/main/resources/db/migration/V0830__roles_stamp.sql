-- A number drawn anew with each change of the agent's roles: who knows it knows the roles.
alter table agent add column roles_stamp bigint not null default 0;
