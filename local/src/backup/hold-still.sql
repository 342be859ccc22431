-- A file that is written after the checkpoint is written by whoever holds the only backend.
set idle_in_transaction_session_timeout = '10min';
begin;
checkpoint;
