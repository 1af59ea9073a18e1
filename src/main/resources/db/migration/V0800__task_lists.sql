-- What is late is counted, and found, from the index alone.
create index if not exists ECL_IDX_TASK_TENANT_DUE on ACT_RU_TASK (TENANT_ID_, DUE_DATE_, CREATE_TIME_, ID_);
