-- A suspended task is in no list: whether it is, is read in the index too.
alter table ACT_RU_TASK
  drop index if exists ECL_IDX_TASK_TENANT_CREATED,
  add index ECL_IDX_TASK_TENANT_CREATED (TENANT_ID_, CREATE_TIME_, ID_, SUSPENSION_STATE_),
  drop index if exists ECL_IDX_TASK_TENANT_DUE,
  add index ECL_IDX_TASK_TENANT_DUE (TENANT_ID_, DUE_DATE_, CREATE_TIME_, ID_, SUSPENSION_STATE_);

-- What is offered to a role is found without reading the links themselves. The engine's index by group, wider.
alter table ACT_RU_IDENTITYLINK
  drop index if exists ACT_IDX_IDENT_LNK_GROUP,
  add index ACT_IDX_IDENT_LNK_GROUP (GROUP_ID_, TYPE_, TASK_ID_);
