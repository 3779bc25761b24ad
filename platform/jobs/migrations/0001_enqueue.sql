-- The application role may add jobs in the transaction of the act that causes them, and nothing else of the queue.
create schema jobs;

create function jobs.enqueue(task text, payload json, run_at timestamptz, job_key text) returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp
  return (select id from graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => 25));

create function jobs.cancel(job_key text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select graphile_worker.remove_job(job_key);
  end;

revoke all on function jobs.enqueue from public;
revoke all on function jobs.cancel from public;
grant usage on schema jobs to entente_app;
grant execute on function jobs.enqueue, jobs.cancel to entente_app;
