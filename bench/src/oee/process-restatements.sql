-- Works off so many windows of roll-ups and says how many there were.
select process_restatements($1::int) as windows
