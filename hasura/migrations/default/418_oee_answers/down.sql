drop function oee_answers;
drop type oee_answer;
