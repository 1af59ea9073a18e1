-- The answer that a start gave, so that whoever repeats the call reads the very same.
alter table idempotency_key add column answer mediumtext null;

-- Lists of dossiers by where they stand, and the search by the number of the member's software.
alter table dossier
  add index dossier_status_ix (siren, status, received, id),
  add index dossier_external_ix (siren, external_reference);
