-- Instances that have ended and whose history has no time of removal yet (RemovalTimes).
create index ACT_IDX_HI_PRO_INST_ENDED on ACT_HI_PROCINST (REMOVAL_TIME_, END_TIME_);
