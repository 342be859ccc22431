select extract(epoch from max(last_sample_at)) * 1000 as newest_ms from equipment_tails
