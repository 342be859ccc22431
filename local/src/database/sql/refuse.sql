do $refusal$ begin raise exception using errcode = 'feature_not_supported', message = 'MESSAGE', hint = 'HINT'; end $refusal$
