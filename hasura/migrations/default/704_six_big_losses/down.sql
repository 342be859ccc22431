drop function six_big_losses;
drop table six_big_loss_results;
