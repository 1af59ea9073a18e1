-- Jobs are taken in the order of their turns: with 100,000 of them due at midnight, the first few are read, not all.
create index if not exists ECL_IDX_JOB_PRIORITY on ACT_RU_JOB (PRIORITY_);
