with inserted as (
    insert into bench_engine.note (machine_id, body) values ($1, $2) returning id
)

select json_build_object('data', json_build_object('insert_note_one', (select row_to_json(inserted) from inserted)))::text as body;
